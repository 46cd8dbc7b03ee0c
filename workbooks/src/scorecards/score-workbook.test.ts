import { BLANK_SCORE, type ItemScore } from '@congkhai/shared/scorecards/scorecard';
import {
  aFramework,
  aLeaf,
  appraised,
  NOT_APPLICABLE,
} from '@congkhai/shared/scorecards/test-builders';
import readXlsx from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import type { BlockData } from './block-data';
import { readScores } from './read-scores';
import { scoreTemplate } from './write-template';

const NAMES = ['Xã Tiên Châu', 'Xã Tiên Hà', 'Xã Tiên Mỹ'];

/** Two items worth 10 points each, one of them surveyed too, and three units; these are the scores of the first one. */
function aBlockOf(scores: Record<string, Partial<ItemScore>> = {}): BlockData {
  const survey = { method: 'both', surveyMaximumThousandths: 4_000 } as const;
  return {
    period: { periodId: 'nam-2025', name: 'Năm 2025' },
    block: { blockId: 'xa', name: 'UBND cấp xã' },
    framework: aFramework([aLeaf('1', 10_000), aLeaf('2', 10_000, survey)]),
    unitsAsOf: '2025-12-31',
    nameIfNotInForce: () => null,
    cards: NAMES.map((name, index) => ({
      unit: { unitId: `unit-${index + 1}`, name, code: `2086${index}`, parentUnitId: null },
      revision: 0,
      publishedTotals: null,
      scores:
        index > 0
          ? {}
          : Object.fromEntries(
              Object.entries(scores).map(([itemId, score]) => [
                itemId,
                { ...BLANK_SCORE, ...score },
              ]),
            ),
    })),
  };
}

type Value = string | number | null;
type Sheets = Record<string, Value[][]>;

/** The template of a block as another program saves it after somebody worked in it. */
async function filled(block: BlockData, edit: (sheets: Sheets) => void): Promise<Buffer> {
  const read = await readXlsx(await scoreTemplate(block));
  const sheets: Sheets = Object.fromEntries(
    read.map(({ sheet, data }) => [sheet, data.map((row) => row.map(textOrNumber))]),
  );
  edit(sheets);
  return writeXlsx(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => (value === null ? null : { value }))),
    })),
  ).toBuffer();
}

function textOrNumber(value: unknown): Value {
  return typeof value === 'number' || value === null ? value : String(value);
}

/** Row 6 is the first unit, column D the first item. */
function set(sheets: Sheets, sheet: string, address: string, value: Value) {
  const row = sheets[sheet]?.[Number(address.slice(1)) - 1];
  if (!row) throw new Error(`there is no row of ${address} in ${sheet}`);
  row[address.charCodeAt(0) - 65] = value;
}

test('a template that another program saved says nothing new', async () => {
  const block = aBlockOf({ 1: appraised(7_500), 2: NOT_APPLICABLE });
  const reading = await readScores(await filled(block, () => {}), block);
  expect(reading).toMatchObject({ problemCount: 0, changes: [], totalsChanges: [] });
});

test('texts with the hard blanks that Word makes are those that are there', async () => {
  const block = aBlockOf({ 1: appraised(7_500, { remark: 'Thiếu\u00a0kế\u00a0hoạch' }) });
  const [first] = block.cards;
  if (!first) throw new Error('the block has no cards');
  first.unit.name = 'Xã\u00a0Tiên Châu';
  first.publishedTotals = {
    pointsThousandths: 85_820,
    percentThousandths: null,
    rank: 4,
    gradeName: 'Xuất\u00a0sắc',
  };
  const reading = await readScores(await scoreTemplate(block), block);
  expect(reading).toMatchObject({ problems: [], changes: [], totalsChanges: [] });
});

describe('one leaf that does not apply on one sheet and is not submitted on another', () => {
  const contradict = (block: BlockData, self: string, appraisal: string) =>
    filled(block, (sheets) => {
      set(sheets, 'Tự chấm', 'D6', self);
      set(sheets, 'Thẩm định', 'D6', appraisal);
    });

  test.each([
    { leaf: 'that nobody has scored yet', score: {}, self: 'KAD', appraisal: 'CN' },
    {
      leaf: 'that nobody has scored yet',
      score: {},
      self: 'chưa nộp',
      appraisal: 'Không áp dụng',
    },
    { leaf: 'that has points', score: appraised(7_500), self: 'KAD', appraisal: 'CN' },
  ])(
    'is a contradiction that names both cells, for a leaf $leaf: $self and $appraisal',
    async ({ score, self, appraisal }) => {
      const block = aBlockOf({ 1: score });
      const { problems } = await readScores(await contradict(block, self, appraisal), block);
      expect(problems).toEqual([
        {
          sheet: 'Thẩm định',
          cell: 'D6',
          message:
            'Ô D6 mâu thuẫn với ô D6 của trang “Tự chấm”: cùng một mục vừa không áp dụng vừa chưa nộp.',
        },
      ]);
    },
  );

  test('is not submitted, where the template itself had filled in that it does not apply', async () => {
    const block = aBlockOf({ 1: NOT_APPLICABLE });
    const { problems, changes } = await readScores(await contradict(block, 'KAD', 'CN'), block);
    expect(problems).toEqual([]);
    expect(changes).toMatchObject([
      { itemId: '1', field: 'state', from: 'not-applicable', to: 'not-submitted', cell: 'D6' },
    ]);
  });
});

describe('rows that somebody has sorted', () => {
  const turn = <Row>(rows: Row[] | undefined): void => {
    if (!rows) throw new Error('the sheet is missing');
    rows.splice(5, 3, ...rows.slice(5, 8).reverse());
  };

  test('with their hidden identifiers still belong to their units', async () => {
    const block = aBlockOf();
    const bytes = await filled(block, (sheets) => {
      set(sheets, 'Tự chấm', 'D6', 7.5);
      turn(sheets['Tự chấm']);
    });
    const { problems, changes } = await readScores(bytes, block);
    expect(problems).toEqual([]);
    expect(changes).toMatchObject([{ unitId: 'unit-1', itemId: '1', to: 7_500, cell: 'D8' }]);
  });

  test('without them are refused row by row: points would go to another unit', async () => {
    const block = aBlockOf();
    const bytes = await filled(block, (sheets) => {
      for (const row of [6, 7, 8]) set(sheets, 'Tự chấm', `D${row}`, row);
      const ids = sheets['Tự chấm']?.map(([id]) => id ?? null) ?? [];
      turn(sheets['Tự chấm']);
      for (const row of [6, 7, 8]) set(sheets, 'Tự chấm', `A${row}`, String(ids[row - 1]));
    });
    const { problems } = await readScores(bytes, block);
    expect(problems.map(({ sheet, cell }) => [sheet, cell])).toEqual([
      ['Tự chấm', 'C6'],
      ['Tự chấm', 'C8'],
    ]);
    expect(problems[0]?.message).toBe(
      'Ô C6 ghi “Xã Tiên Mỹ” nhưng mã ẩn của hàng là của “Xã Tiên Châu”; hãy tải lại mẫu và không sắp xếp hay sửa tên đơn vị.',
    );
  });

  test('and have lost them are refused row by row', async () => {
    const block = aBlockOf();
    const bytes = await filled(block, (sheets) => {
      for (const row of [6, 7, 8]) set(sheets, 'Tự chấm', `A${row}`, null);
    });
    const { problems } = await readScores(bytes, block);
    expect(problems.map(({ cell }) => cell)).toEqual(['C6', 'C7', 'C8']);
    expect(problems[0]?.message).toContain('cột ẩn A thiếu mã đơn vị');
  });
});
