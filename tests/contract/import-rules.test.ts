import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

// Breaks each import rule of .dependency-cruiser.cjs once, in a copy of the folders that has nothing else in it.

const ROOT = resolve(__dirname, '../..');
const DEPCRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const run = promisify(execFile);

const ResultSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const STORE = 'published-store/src/index.ts';
const PLUGIN = 'cms/src/plugins/newsroom/server/src';
const BROKEN: [rule: string, importer: string, imported: string][] = [
  ['no-cycles', 'shared/src/news/cycle-back.ts', './cycle'],
  ['not-unresolvable', 'shared/src/news/lost.ts', './nowhere'],
  ['shared-is-pure', 'shared/src/news/reads-files.ts', 'node:fs'],
  ['published-store-knows-shared-only', 'published-store/src/counts.ts', 'better-sqlite3'],
  ['workbooks-knows-shared-only', 'workbooks/src/reads-files.ts', 'node:fs'],
  ['old-portal-knows-shared-only', 'old-portal/src/reads-files.ts', 'node:fs'],
  ['admin-parts-know-no-plugin', 'admin-parts/src/reads-files.ts', 'node:fs'],
  ['elements-know-the-client-only', 'elements/src/parses.ts', 'zod'],
  ['s3-only-in-published-store', 'functions/src/bucket.ts', '@aws-sdk/client-s3'],
  ['handlers-get-stores-as-arguments', 'functions/src/handlers/read-api/lists.ts', STORE],
  [
    'handlers-do-not-know-each-other',
    'functions/src/handlers/refresh-most-read/lists.ts',
    'functions/src/handlers/record-view.ts',
  ],
  [
    'charts-are-drawn-apart',
    'functions/src/handlers/read-api/draws.ts',
    'functions/src/charts/paint.ts',
  ],
  [
    'stores-know-no-handler',
    'functions/src/stores/view-store.ts',
    'functions/src/config/server.ts',
  ],
  ['cms-does-not-know-functions', 'cms/src/first-start.ts', 'functions/src/config/server.ts'],
  ['functions-do-not-know-cms', 'functions/src/http.ts', 'cms/src/env.ts'],
  [
    'plugins-know-strapi-and-shared',
    `${PLUGIN}/neighbour.ts`,
    'cms/src/plugins/scorecards/server/src/index.ts',
  ],
  ['only-publishing-writes-the-published-store', `${PLUGIN}/writes.ts`, STORE],
  ['nobody-imports-tests', 'shared/src/text/builds.ts', 'tests/helpers/builders.ts'],
];
const ALLOWED: [importer: string, imported: string][] = [
  // The other half of the cycle, which is reported once.
  ['shared/src/news/cycle.ts', './cycle-back'],
  ['functions/src/handlers/read-api/index.ts', './units'],
  ['functions/src/handlers/read-api/units.ts', 'functions/src/http-types.ts'],
  ['cms/src/plugins/publishing/server/src/store.ts', STORE],
  ['workbooks/src/reading/archive.ts', 'yauzl'],
  ['workbooks/src/writing/write-workbook.ts', 'node:stream'],
  ['old-portal/src/page-tree.ts', 'parse5'],
  ['old-portal/src/convert-pages.ts', 'node:fs/promises'],
  ['cms/src/plugins/scorecards/server/src/excel.ts', 'workbooks/src/limits.ts'],
  ['cms/src/plugins/audience/admin/src/use-text.ts', 'admin-parts/src/plugin-text.ts'],
  [`${PLUGIN}/index.ts`, '@strapi/strapi'],
  [`${PLUGIN}/slug.ts`, 'shared/src/text/text.ts'],
];

let folder: string;
let violations: { from: string; rule: { name: string } }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-imports-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json'])
    cpSync(join(ROOT, file), join(folder, file));
  const pairs = [...BROKEN.map(([, ...pair]) => pair), ...ALLOWED];
  // What is imported exists, and imports nothing itself.
  for (const [, imported] of pairs) if (imported.endsWith('.ts')) write(imported, null);
  for (const [importer, imported] of pairs) write(importer, imported);
  const sources = [
    'shared',
    'published-store',
    'workbooks',
    'old-portal',
    'admin-parts',
    'elements',
    'functions',
    'cms',
    'tests',
  ];
  const args = [DEPCRUISE, ...sources, '--output-type', 'json'];
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 50_000_000 });
  violations = ResultSchema.parse(JSON.parse(stdout)).summary.violations;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, imported: string | null): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  const depth = '../'.repeat(file.split('/').length - 1);
  const target = imported?.endsWith('.ts') ? depth + imported.replace(/\.ts$/, '') : imported;
  const lines = target ? `import * as other from '${target}';\nconsole.log(other);\n` : '';
  writeFileSync(path, `${lines}export const here = 1;\n`);
}

test.each(BROKEN)('%s: %s may not import %s', (rule, importer) => {
  const rules = violations
    .filter(({ from }) => from === importer)
    .map(({ rule: { name } }) => name);
  expect(rules).toContain(rule);
});

test.each(ALLOWED.slice(1))('%s may import %s', (importer) => {
  expect(violations.filter(({ from }) => from === importer)).toEqual([]);
});

test('every rule is broken here once', () => {
  const config = z
    .object({ forbidden: z.array(z.object({ name: z.string() })) })
    .parse(jest.requireActual(join(ROOT, '.dependency-cruiser.cjs')));
  expect(BROKEN.map(([rule]) => rule)).toEqual(config.forbidden.map(({ name }) => name));
});
