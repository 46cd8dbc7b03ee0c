import { summarizeItems } from '@congkhai/shared/scorecards/item-tables';
import { summarizeRelease } from '@congkhai/shared/scorecards/summarize';
import {
  aBlock,
  aFramework,
  aLeaf,
  appraised,
  aRelease,
  aScorecard,
  NOT_APPLICABLE,
  RULES,
} from '@congkhai/shared/scorecards/test-builders';
import readXlsx from 'read-excel-file/node';
import { annexWorkbook, tableWorkbook } from './annex-workbook';
import type { TableSources } from './sources';

// Tiên Phước 2022 (Decision 214/QĐ-UBND): eight areas, and what Tiên Châu got: 85.82 of 100.
const MAXIMA = [13_500, 3_000, 21_000, 6_000, 9_000, 5_000, 11_000, 31_500];
const TIEN_CHAU = [12_970, 3_000, 17_500, 6_000, 8_500, 3_000, 8_780, 26_070];

function tienPhuoc(): TableSources {
  const items = MAXIMA.map((maximum, index) =>
    aLeaf(String(index + 1), maximum, { name: `Lĩnh vực ${index + 1}` }),
  );
  const scoresOf = (points: readonly number[]) =>
    Object.fromEntries(points.map((value, index) => [String(index + 1), appraised(value)]));
  const units = ['tien-chau', 'tien-ha', 'tien-son'].map((unitId) => ({
    unitId,
    name: unitId === 'tien-son' ? '=HYPERLINK("http://vi.du")' : `Xã ${unitId}`,
    code: '20866',
    parentUnitId: null,
  }));
  const release = aRelease([], {
    name: 'Chỉ số CCHC năm 2022',
    decision: {
      number: '214/QĐ-UBND',
      issuer: 'UBND huyện Tiên Phước',
      issuedOn: '2023-01-12',
      title: null,
    },
    blocks: [aBlock([], { units })],
  });
  const sources = {
    frameworks: new Map([['framework', aFramework(items)]]),
    scorecards: [
      aScorecard('tien-chau', scoresOf(TIEN_CHAU)),
      // Area 2 does not apply: 94.08 of 97 points are 96.98969… %.
      aScorecard('tien-ha', {
        ...scoresOf([13_000, 0, 20_000, 6_000, 9_000, 5_000, 10_580, 30_500]),
        '2': NOT_APPLICABLE,
      }),
    ],
  };
  return {
    ...sources,
    summary: summarizeRelease(release, { ...sources, compared: null }),
    items: summarizeItems(release, sources),
  };
}

async function rowsOf(table: Parameters<typeof tableWorkbook>[2]): Promise<unknown[][]> {
  const bytes = await tableWorkbook(tienPhuoc(), 'communes', table);
  if (!bytes) throw new Error('No workbook');
  const [sheet] = await readXlsx(bytes);
  return sheet?.data ?? [];
}

test('the ranking prints figures as the period does, and lists what is not submitted apart', async () => {
  const rows = await rowsOf('ranking');
  expect(rows.slice(0, 3).map(([first]) => first)).toEqual([
    'BẢNG XẾP HẠNG – Chỉ số CCHC năm 2022',
    'Khối: Xã, thị trấn',
    '(Kèm theo 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước)',
  ]);
  const body = rows.slice(-4);
  expect(body.map((row) => row.slice(0, 7))).toEqual([
    [1, 'Xã tien-ha', '20866', 94.08, 97, 96.99, 'xuất sắc'],
    [2, 'Xã tien-chau', '20866', 85.82, 100, 85.82, 'tốt'],
    ['Chưa xếp hạng', null, null, null, null, null, null],
    ['–', '=HYPERLINK("http://vi.du")', '20866', null, null, null, null],
  ]);
  expect(body.map((row) => row.at(-1))).toEqual([
    'Không áp dụng: 2',
    null,
    null,
    'Chưa có điểm của 8 mục: 1, 2, 3, 4, 5, 6, 7, 8',
  ]);
});

test('a period that truncates prints truncated figures', async () => {
  const sources = tienPhuoc();
  const rules = { ...RULES, rounding: 'truncate' as const, decimalsShown: 1 };
  const bytes = await tableWorkbook(
    { ...sources, summary: { ...sources.summary, rules } },
    'communes',
    'ranking',
  );
  const [sheet] = await readXlsx(bytes ?? Buffer.alloc(0));
  expect(sheet?.data.slice(-4, -2).map((row) => row[5])).toEqual([96.9, 85.8]);
});

test('the areas show points, percentage and rank, and that an area does not apply', async () => {
  const rows = await rowsOf('areas');
  const tienHa = rows.find(([, unit]) => unit === 'Xã tien-ha');
  const tienChau = rows.find(([, unit]) => unit === 'Xã tien-chau');
  // 13 of 13.5 points are 96.296… %, 12.97 are 96.074… %.
  expect(tienHa?.slice(2, 8)).toEqual([13, 96.3, 1, 'KAD', null, null]);
  expect(tienChau?.slice(2, 8)).toEqual([12.97, 96.07, 2, 3, 100, 1]);
  expect(rows.at(-1)?.slice(0, 3)).toEqual([null, 'Trung bình', 12.99]);
});

test('the details tell zero, not applicable and not submitted apart', async () => {
  const rows = await rowsOf('details');
  const states = rows.filter(([itemId]) => itemId === '2').map((row) => row[9]);
  expect(states).toEqual(['Không áp dụng', 'Có điểm', 'Chưa nộp']);
});

test('items and statistics count units and grades', async () => {
  const item = (await rowsOf('items')).find(([itemId]) => itemId === '2');
  // Tiên Châu alone has points, all 3; Tiên Hà: not applicable; Tiên Sơn: not submitted.
  expect(item?.slice(3)).toEqual([3, 3, 100, 3, 3, 1, 0, 1, 1]);
  const statistics = await rowsOf('statistics');
  expect(statistics.find(([name]) => name === 'Đã xếp hạng')?.[1]).toBe(2);
  expect(statistics.find(([name]) => name === 'tốt (từ 80 %)')?.[1]).toBe(1);
});

test('the annex holds every table, and the same documents give the same bytes', async () => {
  const [first, second] = await Promise.all([
    annexWorkbook(tienPhuoc()),
    annexWorkbook(tienPhuoc()),
  ]);
  expect(first.equals(second)).toBe(true);
  const sheets = await readXlsx(first);
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    'Xếp hạng',
    'Lĩnh vực',
    'Tiêu chí',
    'Chi tiết',
    'Thống kê',
  ]);
});

test('there is no table of a block that does not exist', async () => {
  expect(await tableWorkbook(tienPhuoc(), 'huyen', 'ranking')).toBeNull();
});
