import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const READERS = {
  start: {
    files: ['scripts/options.mjs'],
    variable: /name: '([A-Z][A-Z0-9_]+)'|secret\('([A-Z][A-Z0-9_]+)'/g,
  },
  cms: { files: ['cms/src/env.ts'], variable: /^ +([A-Z][A-Z0-9_]+):/gm },
  functions: {
    files: readdirSync(join(ROOT, 'functions/src/config'))
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => `functions/src/config/${name}`),
    variable: /^ +([A-Z][A-Z0-9_]+):/gm,
  },
};
type Reader = keyof typeof READERS;

/** The variables that a part's one reader of the environment names in its source. */
function variablesReadBy(reader: Reader): string[] {
  const { files, variable } = READERS[reader];
  const source = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  return [
    ...new Set([...source.matchAll(variable)].map(([, name, secret]) => name ?? secret ?? '')),
  ];
}

/** The variables that docs/options.md says a part reads. */
function variablesDocumentedFor(reader: Reader): string[] {
  const rows = readFileSync(join(ROOT, 'docs/options.md'), 'utf8').matchAll(
    /^\| `([A-Z0-9_]+)` \| ([^|]+) \|/gm,
  );
  return [...rows]
    .filter(([, , readers = '']) => readers.split(', ').includes(reader))
    .map(([, name = '']) => name);
}

test.each<Reader>(['start', 'cms', 'functions'])(
  'docs/options.md lists exactly what %s reads',
  (reader) => {
    const variables = variablesReadBy(reader);
    expect(variables).toContain('PUBLISHED_STORE');
    expect(variablesDocumentedFor(reader).sort()).toEqual(variables.sort());
  },
);

test('no option stands in docs/options.md twice', () => {
  const names = [
    ...readFileSync(join(ROOT, 'docs/options.md'), 'utf8').matchAll(/^\| `([A-Z0-9_]+)` \|/gm),
  ].map(([, name]) => name);
  expect(names).toEqual([...new Set(names)]);
});
