import type { BrowserContext, Page, Route } from 'playwright-core';
import type { Api } from './api';
import { BROWSER } from './sent-views';

const SITE = 'http://portal.test';
const API = 'http://api.test';
/** Where examples/first-page looks for it: there it is after `npm start`. */
const FIRST_PAGE_API = 'http://127.0.0.1:8080';

/**
 * A portal of another origin than the API, under a Content-Security-Policy that allows no more than docs/elements.md says. Both are
 * answered within the test: nothing goes over a network. `asked` holds what was asked of the API, `isDown` makes it unreachable, and
 * with `hold` answers wait until what it returns is called.
 */
export async function openElementsSite(context: BrowserContext, api: Api) {
  const state = { isDown: false, asked: [] as string[] };
  let held: Promise<void> | null = null;
  let body = '';

  const answerFromApi = async (route: Route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    state.asked.push(`${request.method()} ${pathname}${search}`);
    if (state.isDown) return route.abort();
    await held;
    const answer = await api.request(pathname + search, {
      method: request.method(),
      // What a browser adds only when it really sends a request.
      headers: { ...request.headers(), 'user-agent': BROWSER, 'accept-language': 'vi' },
      body: request.method() === 'POST' ? request.postData() : null,
    });
    const headers: Record<string, string> = {};
    answer.headers.forEach((value, name) => {
      headers[name] = value;
    });
    await route.fulfill({
      status: answer.status,
      headers,
      body: Buffer.from(await answer.arrayBuffer()),
    });
  };
  const answerFromSite = (route: Route) =>
    route.fulfill({
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': [
          "default-src 'none'",
          `script-src ${API}`,
          `connect-src ${API}`,
          "require-trusted-types-for 'script'",
        ].join('; '),
      },
      body: `<!doctype html><html lang="vi"><head><title>Trang thử</title><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><script type="module" src="${API}/v1/elements.js"></script></head>
        <body><main><h1>Trang thử</h1>${body}</main></body></html>`,
    });
  // A page that has just been left may still ask for something.
  for (const address of [API, FIRST_PAGE_API])
    await context.route(`${address}/v1/**`, (route) => answerFromApi(route).catch(() => undefined));
  await context.route(`${SITE}/**`, answerFromSite);

  return {
    state,
    /** Opens a page with these elements. */
    async open(page: Page, elements: string): Promise<void> {
      body = elements;
      await page.goto(SITE);
    },
    /** Answers of the API wait until the function that is returned is called. */
    hold(): () => void {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = null;
        release();
      };
    },
  };
}
export type ElementsSite = Awaited<ReturnType<typeof openElementsSite>>;
