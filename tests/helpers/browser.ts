import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import { callAsWitness } from './witnesses';

/** Debian's Chromium, or the one that TEST_CHROMIUM names. */
export const CHROMIUM = process.env.TEST_CHROMIUM ?? '/usr/bin/chromium';
/** The last of a long page: what can be done stands beside and below a form. */
const TEXT_CHARACTERS_MAX = 5_000;
const TROUBLES_MAX = 15;
// Nothing that calls home, and no sandbox because tests run as root in containers.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a reader's browser says of itself. Headless Chromium says that it is headless, and is counted as a bot. */
export const READER_USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export function launchBrowser(): Promise<Browser> {
  return launch({ args: FLAGS });
}

/** A browser that keeps pages for the back button and says what it is in all requests, also when a page is left: as those of readers do. */
export function launchBrowserWithHistory(): Promise<Browser> {
  const ignoreDefaultArgs = ['--disable-back-forward-cache'];
  return launch({ args: [...FLAGS, `--user-agent=${READER_USER_AGENT}`], ignoreDefaultArgs });
}

async function launch(options: LaunchOptions): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, ...options });
  const troubles: string[] = [];
  browser.on('context', (context) => {
    context.setDefaultTimeout(WAIT_MILLISECONDS);
    noteTroubles(context, troubles);
  });
  callAsWitness(async () => {
    const shown = await pagesAsText(browser);
    return [shown, ...(shown === '' ? [] : troubles.slice(-TROUBLES_MAX))].join('\n');
  });
  return browser;
}

/** A page that is slow on a busy machine is not a page that is broken. */
const WAIT_MILLISECONDS = 120_000;

/** Requests that went wrong and errors of scripts, the newest last. */
function noteTroubles(context: BrowserContext, troubles: string[]): void {
  const note = (trouble: string) => troubles.push(`${new Date().toISOString()} ${trouble}`);
  context.on('response', (response) => {
    if (response.status() >= 400)
      note(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  context.on('requestfailed', (request) =>
    note(`${request.failure()?.errorText} ${request.method()} ${request.url()}`),
  );
  context.on('weberror', (error) => note(`thrown: ${error.error()}`));
}

/** Address and text of every page that a browser shows. */
async function pagesAsText(browser: Browser): Promise<string> {
  const pages = browser.contexts().flatMap((each) => each.pages());
  const texts = pages.map(async (page) => {
    const text: unknown = await page
      .evaluate('document.body.innerText')
      .catch((error: unknown) => `(cannot be read: ${error})`);
    return `${page.url()} shows\n${String(text).slice(-TEXT_CHARACTERS_MAX)}`;
  });
  return (await Promise.all(texts)).join('\n\n');
}
