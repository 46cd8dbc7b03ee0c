import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { build } from 'esbuild';
import { type Api, openApi } from '../helpers/api';
import { launchBrowser } from '../helpers/browser';
import { anArticleId, put, putArticles, someArticles } from '../helpers/builders';

// The example of the client's README, as it stands there, in a browser.

const ROOT = resolve(__dirname, '../..');
const API = 'http://api.test';

let api: Api;
beforeAll(async () => {
  api = openApi();
  await putArticles(api.published, someArticles(3));
  await put(api.published, objectKeys.mostRead('vi', 'all', '7d'), {
    locale: 'vi',
    scope: 'all',
    window: '7d',
    computedAt: '2023-10-06T02:00:00.000Z',
    entries: [2, 1].map((n) => ({ articleId: anArticleId(n), readCount: n, viewCount: n })),
  });
});
afterAll(() => api.close());

async function bundled(): Promise<string> {
  const readme = readFileSync(join(ROOT, 'client/README.md'), 'utf8');
  const [, example = ''] = /```tsx\n([^`]+)```/.exec(readme) ?? [];
  const contents = `
    import { useEffect, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    import { type Answer, createClient, listMostRead } from '@congkhai/client';
    const client = createClient({ baseUrl: '${API}' });
    const report = (problem) => { document.title = String(problem); };
    ${example}
    createRoot(document.body).render(<MostRead />);`;
  const { outputFiles } = await build({
    stdin: { contents, loader: 'tsx', resolveDir: ROOT },
    bundle: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { '@congkhai/client': join(ROOT, 'client/src/index.ts') },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

test('the example for React lists what is read most', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.route(`${API}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const answer = await api.get(pathname + search);
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };
    await route.fulfill({ status: answer.status, headers, body: await answer.text() });
  });
  await page.setContent('<!doctype html><title></title><body></body>');
  await page.addScriptTag({ content: await bundled() });
  await page.locator('li').first().waitFor();
  expect(await page.locator('li').allInnerTexts()).toEqual(['Tin số 2', 'Tin số 1']);
  expect(await page.title()).toBe('');
  await browser.close();
});
