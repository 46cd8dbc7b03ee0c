import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { CHROMIUM, READER_USER_AGENT } from './browser';

/** What a page does by itself, by its address: browsers that are watched neither prerender nor hide tabs. */
const DRIVER = `
const asked = new URLSearchParams(location.search);
const go = document.getElementById('go');
if (go) setTimeout(() => go.click(), 3000);
if (asked.has('hides')) open('/page?closes=1');
if (asked.has('closes')) setTimeout(() => close(), 3000);
`;

/**
 * A front end of another origin than the API, with a Content-Security-Policy that allows no more than the beacon needs.
 * `/page?article=…` counts a view of an article, as docs/beacon.md shows it; `&prerenders=…` prerenders that article and follows the link to
 * it after three seconds; `&hides=1` is hidden by another tab for three seconds.
 */
export async function startBeaconSite(apiUrl: string) {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'inline-speculation-rules' ${apiUrl}`,
    `connect-src ${apiUrl}`,
    "require-trusted-types-for 'script'",
  ].join('; ');

  function pageOf(query: URLSearchParams): string {
    const next = query.get('prerenders');
    const link = `/page?article=${next}`;
    const rules = JSON.stringify({ prerender: [{ urls: [link], eagerness: 'immediate' }] });
    const article = query.get('article');
    const names = [
      ...(article === null ? [] : [`data-article="${article}" data-locale="vi"`]),
      ...(query.has('token') ? [`data-token="${query.get('token')}"`] : []),
    ];
    return `<!doctype html><title>Trang thử</title>
      ${next === null ? '' : `<script type="speculationrules">${rules}</script><a id="go" href="${link}">tiếp</a>`}
      <script defer src="${apiUrl}/v1/beacon.js" ${names.join(' ')}></script>
      <script defer src="/driver.js"></script>`;
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/driver.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(DRIVER);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(pageOf(searchParams));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type BeaconSite = Awaited<ReturnType<typeof startBeaconSite>>;

/** Opens an address in a browser of its own that nobody looks into, until this is over. */
export async function openUnwatched(url: string, until: Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'congkhai-browser-'));
  const flags = [
    '--headless=new',
    // Without it Debian's headless Chromium ends at once.
    '--remote-debugging-port=0',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-sync',
    '--disable-component-update',
    '--disable-popup-blocking',
    `--user-agent=${READER_USER_AGENT}`,
    `--user-data-dir=${folder}`,
  ];
  const browser = spawn(CHROMIUM, [...flags, url], { stdio: 'ignore', detached: true });
  const ended = once(browser, 'exit');
  try {
    await until;
  } finally {
    // Debian's chromium is a shell script around the program.
    if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
