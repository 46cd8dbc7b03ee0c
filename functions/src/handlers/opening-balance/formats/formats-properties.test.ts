import { csvCellOf } from '@congkhai/shared/open-data/csv';
import { harmlessText } from '@congkhai/shared/text/formula';
import fc from 'fast-check';
import { commaOnly, readCsvTable } from '../csv-table';
import { ImportRefused } from '../import-refused';
import { aFile, anArchive, tallyOf } from '../test-files';
import type { ReadFormat } from './format';
import { readGoatcounter } from './goatcounter';
import { readPlausible } from './plausible';
import { readPortal } from './portal';
import { readUmami } from './umami';

// What holds for every file, whoever made it.

const HEADERS = [
  'address,viewCount,visitCount',
  'slug;viewCount',
  'url_path,event_type,created_at,visit_id',
  'name,pageviews',
  'date,page,pageviews',
  '2Path,Event,Bot,Session,Date',
];
const pieces = fc.constantFrom(
  ...HEADERS,
  ...[
    '\n',
    '\r\n',
    ',',
    ';',
    '"',
    '""',
    '\uFEFF',
    '/tin/a',
    '*',
    '1.234',
    '-1',
    '1',
    '%E1%BB',
    '2023-10-06',
    'ế',
    '\u0000',
  ],
);
const content = fc
  .tuple(fc.constantFrom(...HEADERS), fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }))
  .map(([header, rest]) => `${header}\n${rest.join('')}`);

test.each<[string, ReadFormat, string]>([
  ['portal', readPortal, 'cu.csv'],
  ['umami', readUmami, 'website_event.csv'],
  ['plausible', readPlausible, 'pages.csv'],
  ['goatcounter', readGoatcounter, 'export.csv'],
])('whatever text it is, %s reads it or says what is wrong', async (_format, read, name) => {
  await fc.assert(
    fc.asyncProperty(content, async (text) => {
      const outcome = await tallyOf(read, aFile(text, name)).catch((error: unknown) => error);
      if (!(outcome instanceof Error)) return;
      expect(outcome).toBeInstanceOf(ImportRefused);
    }),
    { numRuns: 300 },
  );
});

test('whatever the parts of an archive hold, it is read or said what is wrong', async () => {
  const line = fc.oneof(
    fc.json(),
    fc.constantFrom(
      '{"export_version":"1.0"}',
      '{"id":1,"path":"/a"}',
      '{"hour":"2026-03-05T19:00:00Z","path_id":1,"count":4}',
    ),
  );
  const part = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'));
  await fc.assert(
    fc.asyncProperty(part, part, async (paths, hits) => {
      const parts = {
        'info.json': '{"export_version":"1.0"}',
        'paths.jsonl': paths,
        'hit_stats.jsonl': hits,
      };
      const outcome = await tallyOf(readGoatcounter, anArchive(parts)).catch((error) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImportRefused);
    }),
  );
});

test('what our own writer of CSV wrote is read back cell for cell', async () => {
  // A line break alone in the first cell of a row of one column would be an empty line, so rows have two.
  // What a spreadsheet would run is written with an apostrophe (formula.test.ts).
  const cell = fc.string().filter((text) => harmlessText(text) === text && !text.includes('\r'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), async (rows) => {
      const lines = rows.map((row) => `${row.map(csvCellOf).join(',')}\r\n`);
      const read: (readonly string[])[] = [];
      const [text] = aFile(`a,b\r\n${lines.join('')}`).texts;
      if (!text) throw new Error('has one text');
      await readCsvTable(text, commaOnly, () => (row) => read.push(row.cells));
      expect(read).toEqual(rows);
    }),
  );
});
