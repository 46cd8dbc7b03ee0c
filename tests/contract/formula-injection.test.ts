import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '@congkhai/shared/text/csv';
import { startsLikeFormula } from '@congkhai/shared/text/formula';
import { reportOf } from '../../functions/src/handlers/opening-balance/matched-addresses';
import { openArchive } from '../../workbooks/src/reading/archive';
import { writeWorkbook } from '../../workbooks/src/writing/write-workbook';
import { openApi } from '../helpers/api';
import { anItemScore, aScorecard } from '../helpers/builders';
import { putSummedUpRelease } from '../helpers/release-builders';

// Whatever a person can write may stand in a file that somebody opens with Excel: none of it may be run there.

const ROOT = join(__dirname, '../..');
const ATTACKS = [
  '=HYPERLINK("http://bad.example","điểm")',
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd|A0',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  'Xã;=1+1',
  'Xã\n=1+1',
  'Xã"\r\n=1+1',
];
const NUMBERS = /^-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)*$/;

/** What is run of a CSV, by a program that splits cells at commas and one that splits them at semicolons and knows no quotation marks. */
function runOf(csv: string): string[] {
  const lines = csv.replace(/^\uFEFF/, '').split(/[\r\n]+/);
  const cells = [
    ...parseCsv(csv).flatMap((row) => Object.values(row)),
    ...lines.flatMap((line) => line.split(/[;\t]"?/)),
  ];
  return cells.filter((cell) => startsLikeFormula(cell) && !NUMBERS.test(cell));
}

test('the check sees what is run', () => {
  expect(runOf('a,b\r\n1,=1+1\r\n')).toEqual(['=1+1']);
  expect(runOf('a,b\r\n1,"x;=1+1"\r\n')).toEqual(['=1+1"']);
  expect(runOf('a,b\r\n1,"x\n=1+1"\r\n')).toEqual(['=1+1"']);
  expect(runOf('a,b\r\n-3,-0.5\r\n')).toEqual([]);
});

test('whoever writes CSV writes its cells in the one place that makes them harmless', () => {
  const folders = [
    'cms/src/plugins',
    'cms/src/commands',
    'functions/src',
    'shared/src',
    'old-portal/src',
  ];
  const writers = folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter(
      (file) => file.endsWith('.ts') && !/node_modules|[/]dist[/]|\.d\.ts$|\.test\.ts$/.test(file),
    )
    .filter((file) =>
      /join\(','\)\}?(?:\\r)?\\n|join\(','\),?\n/.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    .sort();
  expect(writers.length).toBeGreaterThan(3);
  const others = writers.filter(
    (file) => !/csvCellOf/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  // The raw rows of an hour are numbers, ids and fixed words, each checked by its schema.
  expect(others).toEqual(['shared/src/views/segment.ts']);
});

test('nothing of the report of old addresses is run', () => {
  const matched = ATTACKS.map((address) => ({ address, viewCount: 3, articleId: null }));
  expect(runOf(reportOf(matched))).toEqual([]);
});

test('nothing of open data is run, and its numbers are numbers', async () => {
  const api = openApi();
  const card = aScorecard();
  const [itemId = ''] = Object.keys(card.scores);
  for (const [number, attack] of ATTACKS.entries()) {
    const score = anItemScore({
      ...card.scores[itemId],
      remark: attack,
      explanation: attack,
    });
    await putSummedUpRelease(api.published, {
      release: { number: number + 1 },
      scorecards: [{ ...card, scores: { ...card.scores, [itemId]: score } }],
    });
    const path = `/v1/periods/tien-phuoc-2022/releases/${number + 1}/open-data`;
    for (const name of ['ranking.csv', 'areas.csv', 'items.csv', 'scores.csv']) {
      const response = await api.get(`${path}/${name}`);
      expect([name, response.status]).toEqual([name, 200]);
      expect(runOf(await response.text())).toEqual([]);
    }
    const annex = await api.get(`${path}/annex.xlsx`);
    expect(await formulasOf(Buffer.from(await annex.arrayBuffer()))).toEqual([]);
  }
  await api.close();
});

test('a workbook keeps text as text, also for whoever edits the cell or saves it as CSV', async () => {
  const cells = ATTACKS.map((attack) => ({ kind: 'text' as const, text: attack }));
  const bytes = await writeWorkbook({
    title: '=1',
    sheets: [{ name: 'Trang', columns: [], rows: [{ cells }] }],
  });
  expect(await formulasOf(bytes)).toEqual([]);
  const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml');
  const quotedStyle = /<xf [^>]*quotePrefix="1"/.test(await partOf(bytes, 'xl/styles.xml'));
  expect(quotedStyle).toBe(true);
  const plain = sheet.match(/<c r="[A-Z]+1" t="inlineStr">/g) ?? [];
  // The three that only look harmless at their beginning are text in a workbook anyway.
  expect(plain).toHaveLength(3);
});

/** The formulas in the sheets of a workbook. */
async function formulasOf(bytes: Buffer): Promise<string[]> {
  const archive = await openArchive(bytes);
  const sheets = archive.names().filter((name) => name.startsWith('xl/worksheets/sheet'));
  const texts = await Promise.all(sheets.map((name) => partOf(bytes, name)));
  expect(texts.length).toBeGreaterThan(0);
  return texts.flatMap((xml) => xml.match(/<f[ >].*?<\/f>/g) ?? []);
}

async function partOf(bytes: Buffer, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await openArchive(bytes)).read(name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
