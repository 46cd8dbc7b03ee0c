import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import * as z from 'zod';

const ROOT = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { script } = z
  .object({ script: z.string() })
  .parse(JSON.parse(read('functions/src/handlers/read-api/beacon-script.json')));

test('the beacon that is served is the one of functions/beacon, minified by npm run build:beacon', () => {
  const { code } = transformSync(read('functions/beacon/beacon.js'), {
    minify: true,
    format: 'iife',
    target: 'es2020',
  });
  expect(script).toBe(code.trimEnd());
});

test('the beacon has at most 1,024 bytes, as a web server with usual settings compresses it', () => {
  expect(gzipSync(script).byteLength).toBeLessThanOrEqual(1_024);
});

test.each([
  ['evaluates text, which a strict Content-Security-Policy forbids', /\beval\b|\bFunction\b/],
  ['writes markup or inline code', /innerHTML|document\.write|createElement|javascript:/],
  ['reads or sets a cookie', /cookie/],
  ['asks for what tells browsers apart', /userAgent|screen|plugins|languages|timezone|canvas/i],
  ['imports anything', /\bimport\b|\brequire\b/],
])('the beacon never %s', (_what, pattern) => expect(script).not.toMatch(pattern));

test('it keeps two flags that tell nothing of who is there, and nothing else', () => {
  const stored = [...script.matchAll(/(localStorage|sessionStorage)\["([^"]+)"\]/g)];
  const names = stored.map(([, where, name]) => `${where} ${name}`);
  expect([...new Set(names)].sort()).toEqual([
    'localStorage congkhai-internal',
    'sessionStorage congkhai-tab',
  ]);
  expect(script.match(/Storage/g)).toHaveLength(stored.length);
  expect(script).not.toMatch(/localStorage\[[^\]]+\]=/);
});
