import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, or the one that TEST_CHROMIUM names. */
export const CHROMIUM = process.env.TEST_CHROMIUM ?? '/usr/bin/chromium';
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
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
}

/** A browser that keeps pages for the back button and says what it is in all requests, also when a page is left: as those of readers do. */
export function launchBrowserWithHistory(): Promise<Browser> {
  const ignoreDefaultArgs = ['--disable-back-forward-cache'];
  return chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [...FLAGS, `--user-agent=${READER_USER_AGENT}`],
    ignoreDefaultArgs,
  });
}
