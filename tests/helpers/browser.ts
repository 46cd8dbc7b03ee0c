import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Debian's Chromium, or the one that TEST_CHROMIUM names. */
export const CHROMIUM = process.env.TEST_CHROMIUM ?? '/usr/bin/chromium';
const TEXT_CHARACTERS_MAX = 3_000;
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

declare global {
  /** The browsers of this file's tests, for who wants to know what they show. */
  var openBrowsers: Browser[] | undefined;
}

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
  globalThis.openBrowsers = [...(globalThis.openBrowsers ?? []), browser];
  return browser;
}

/** Address and text of every page that these browsers show. */
export async function pagesAsText(browsers: Browser[]): Promise<string> {
  const pages = browsers.flatMap((browser) => browser.contexts()).flatMap((each) => each.pages());
  const texts = pages.map(async (page) => {
    const text: unknown = await page
      .evaluate('document.body.innerText')
      .catch((error: unknown) => `(cannot be read: ${error})`);
    return `${page.url()}\n${String(text).slice(0, TEXT_CHARACTERS_MAX)}`;
  });
  return (await Promise.all(texts)).join('\n\n');
}
