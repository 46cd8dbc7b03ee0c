// The matrix in a real browser: how soon it is there, how soon a key, a pasted block and its undoing are painted.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const PAGE = fileURLToPath(new URL('./matrix-page.ts', import.meta.url));
const SIZES = [200, 3_321];
const ITEMS = 120;
const PASTED_ROWS = 200;
const KEYS = 20;
const TYPES = new Map([
  ['.js', 'text/javascript'],
  ['.html', 'text/html'],
]);

export async function benchMatrix() {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-matrix-'));
  await build({
    entryPoints: [PAGE],
    bundle: true,
    minify: true,
    format: 'esm',
    outfile: join(folder, 'page.js'),
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><div id="grid" style="height:600px"></div><script type="module" src="page.js"></script>',
  );
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === '/page.js' ? 'page.js' : 'index.html';
    response.setHeader('content-type', TYPES.get(extname(name)) ?? '');
    response.end(readFileSync(join(folder, name)));
  }).listen(0);
  const browser = await chromium.launch({
    executablePath: process.env.TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const units of SIZES) await measure(browser, server.address(), units);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string | import('node:net').AddressInfo | null} address
 * @param {number} units
 */
async function measure(browser, address, units) {
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://127.0.0.1:${address.port}/?units=${units}`);
  await page.locator('.ag-row .matrix-cell').first().waitFor();
  const firstGrid = await page.evaluate(
    "(async () => { await document.fonts.ready; const [mark] = performance.getEntriesByName('open'); return performance.now() - mark.startTime; })()",
  );
  const cell = page.locator('.ag-row[row-index="0"] .ag-cell[col-id="1.1"]');
  await cell.click();
  const key = median(await repeat(KEYS, () => painted(page, pressScript('ArrowDown'))));
  await cell.click();
  const typed = median(
    await repeat(KEYS, async () => {
      await page.keyboard.press('F2');
      await page.keyboard.type('0,5');
      return painted(page, pressScript('Enter'));
    }),
  );
  await page.evaluate(
    "document.querySelector('.ag-body-viewport, .ag-grid-viewport')?.scrollTo(0, 0)",
  );
  await cell.click();
  const paste = await painted(page, pasteScript());
  const undo = await painted(page, pressScript('z', true));
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const milliseconds = (/** @type {number} */ value) => `${Math.round(value)} ms`;
  console.log(
    `matrix ${units} × ${ITEMS}: first grid ${milliseconds(firstGrid)}, arrow ${milliseconds(key)}, typed cell with totals and ranks ${milliseconds(typed)}, ` +
      `paste of ${PASTED_ROWS} × ${ITEMS} ${milliseconds(paste)}, undo of it ${milliseconds(undo)}, heap ${Math.round(usedSize / 2 ** 20)} MiB`,
  );
  await page.close();
}

/** Runs a script in the page and waits until what it did is painted. */
async function painted(page, script) {
  return page.evaluate(
    `new Promise((resolve) => { const start = performance.now(); ${script}; requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))); })`,
  );
}

function pressScript(key, isControl = false) {
  return `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', code: '${key}', ctrlKey: ${isControl}, bubbles: true, cancelable: true }))`;
}

function pasteScript() {
  return `const rows = Array.from({ length: ${PASTED_ROWS} }, (_, row) => Array.from({ length: ${ITEMS} }, (_, item) => '0,' + (100 + ((row * 13 + item) % 900))).join('\\t')).join('\\r\\n');
    const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', rows);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))`;
}

async function repeat(times, action) {
  const results = [];
  for (let count = 0; count < times; count++) results.push(await action());
  return results;
}

function median(values) {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
