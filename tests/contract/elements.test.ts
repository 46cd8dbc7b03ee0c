import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { ArticleIdSchema } from '@congkhai/shared/contracts/identifiers';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { bundleElements } from '../../scripts/bundle-elements.mjs';

const ROOT = resolve(__dirname, '../..');
const SERVED = 'functions/src/handlers/read-api/elements-script.json';
const { script } = z
  .object({ script: z.string() })
  .parse(JSON.parse(readFileSync(join(ROOT, SERVED), 'utf8')));

function bundle(contents: string, format: 'esm' | 'cjs' = 'esm'): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    minify: true,
    format,
    conditions: ['source'],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

test('the elements that are served are those of elements/, bundled by npm run build:elements', () => {
  expect(script).toBe(bundleElements());
});

test('all elements with the client that they need have less than 8 KB gzipped', () => {
  expect(gzipSync(script).byteLength).toBeLessThan(8 * 1_024);
});

test('what the elements take for an articleId is what the contract says', () => {
  expect(script).toContain(`=/${z.toJSONSchema(ArticleIdSchema).pattern}/`);
});

test('who imports one element carries one', () => {
  const one = bundle("import './elements/src/ck-latest.ts'");
  expect(one).toContain('ck-latest');
  for (const other of ['ck-most-read', 'ck-ranking', 'ck-score-card', '/v1/periods'])
    expect(one).not.toContain(`"${other}`);
});

test.each([
  ['evaluates text, which a strict Content-Security-Policy forbids', /\beval\(|\bFunction\(/],
  ['writes markup or inline code', /innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
  ['reads or sets a cookie', /cookie/],
])('the elements never %s', (_what, pattern) => expect(script).not.toMatch(pattern));

test('on a server that renders pages they can be loaded, and define nothing', () => {
  const module = { exports: {} };
  // Not even what Node has is there.
  runInNewContext(bundle("export * from './elements/src/index.ts'", 'cjs'), { module });
  expect(Object.keys(module.exports).sort()).toEqual([
    'LatestElement',
    'MostReadElement',
    'RankingElement',
    'ScoreCardElement',
    'ViewsElement',
    'setDefaultApi',
  ]);
});
