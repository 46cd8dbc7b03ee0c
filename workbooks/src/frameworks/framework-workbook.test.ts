import { type Framework, FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { aFramework, aGroup, aLeaf } from '@congkhai/shared/scorecards/test-builders';
import writeXlsx from 'write-excel-file/node';
import example from '../../../shared/src/contracts/examples/framework.json';
import { readFramework } from './read-framework';
import { frameworkJson, frameworkTemplate, frameworkWorkbook } from './write-framework';

// Everything a framework can have: four levels, every method, options, a bonus below its items' sum, texts that Excel would change.
const FULL: Framework = {
  ...aFramework([
    aGroup('I', [
      aGroup('1', [
        aGroup('1.1', [
          aLeaf('1.1.1', 1_500, {
            ruleText: '- Đạt 100 %: 1,5 điểm\r\n- Còn lại: 0 điểm\n=SUM(A1)',
            options: [
              { label: 'Đạt 100 %', scoreThousandths: 1_500 },
              { label: 'Từ 90 % | dưới 100 %', scoreThousandths: 755 },
            ],
            isEvidenceRequired: true,
          }),
          aLeaf('1.10', 500, { method: 'survey', name: '=1+1 "mục" <&> _x000D_' }),
        ]),
      ]),
      aLeaf('2', 2_000, { method: 'both', surveyMaximumThousandths: 600 }),
      aLeaf('3', 125, {
        method: 'derived',
        derivation: {
          measure: 'Tỷ lệ hồ sơ trễ hạn (%)',
          zeroAtThousandths: 12_345,
          fullAtThousandths: 0,
        },
      }),
    ]),
    {
      ...aGroup('T', [aLeaf('T.1', 3_000), aLeaf('T.2', 3_000)]),
      effect: 'bonus',
      maximumThousandths: 5_000,
    },
    { ...aLeaf('P', 2_000), effect: 'penalty' },
  ]),
  version: 3,
  previousFrameworkId: 'framework-2',
  decision: {
    number: '1187/QĐ-BNV',
    issuer: 'Bộ Nội vụ',
    issuedOn: '2025-10-15',
    title: 'Phê duyệt bộ chỉ số',
  },
  tiers: ['commune', 'department'],
  yearFrom: 2025,
  yearTo: 2026,
};

test.each([
  ['with everything', FULL],
  ['of the examples', FrameworkSchema.parse(example)],
])('a framework %s comes back from Excel and from JSON as it was', async (_, framework) => {
  expect(await readFramework(await frameworkWorkbook(framework))).toEqual({
    kind: 'read',
    framework,
  });
  expect(await readFramework(Buffer.from(frameworkJson(framework)))).toEqual({
    kind: 'read',
    framework,
  });
});

const HEADINGS = ['Mã mục', 'Tên mục', 'Điểm tối đa', 'Cách chấm'];
type Value = string | number | Date | null;

/** A workbook as an official makes it by hand, with a library that is not ours. */
async function workbookOf(rows: Value[][], header: Value[][] = [], headings = HEADINGS) {
  const sheetOf = (data: Value[][]) =>
    data.map((row) =>
      row.map((value) =>
        value === null ? null : { value, ...(value instanceof Date && { format: 'dd/mm/yyyy' }) },
      ),
    );
  return writeXlsx([
    {
      sheet: 'Thông tin',
      data: sheetOf([['Mã bộ chỉ số', 'xa-2025'], ['Tên bộ chỉ số', 'Bộ chỉ số'], ...header]),
    },
    { sheet: 'Mục', data: sheetOf([headings, ...rows]) },
  ]).toBuffer();
}

async function problemsOf(bytes: Buffer): Promise<[string | null, string | null, string][]> {
  const reading = await readFramework(bytes);
  return reading.kind === 'read'
    ? []
    : reading.problems.map(({ sheet, cell, message }) => [sheet, cell, message]);
}

test('without a column of levels, the depth of an item follows from its number', async () => {
  const reading = await readFramework(
    await workbookOf([
      [1, 'Chỉ đạo', 2, null],
      ['1.1', 'Kế hoạch', '1,25', 'thẩm định'],
      ['1.2', 'Hài lòng', 0.75, 'Điều tra xã hội học'],
    ]),
  );
  const items = reading.kind === 'read' ? reading.framework.items : [];
  expect(
    items.map(({ itemId, children }) => [itemId, children.map((child) => child.itemId)]),
  ).toEqual([['1', ['1.1', '1.2']]]);
  expect(
    items[0]?.children.map(({ maximumThousandths, method }) => [maximumThousandths, method]),
  ).toEqual([
    [1_250, 'appraisal'],
    [750, 'survey'],
  ]);
});

test.each<[what: string, rows: Value[][], problem: [string, string]]>([
  ['four decimals', [['1', 'A', 1.2345, 'Thẩm định']], ['C2', 'Ô C2 có hơn 3 chữ số thập phân']],
  [
    'a comma and a dot',
    [['1', 'A', '1.234,5', 'Thẩm định']],
    ['C2', 'Ô C2 vừa có dấu phẩy vừa có dấu chấm'],
  ],
  ['a maximum of zero', [['1', 'A', 0, 'Thẩm định']], ['C2', 'Ô C2 phải là điểm lớn hơn 0']],
  ['a number that Excel cut', [[1.1, 'A', 1, 'Thẩm định']], ['A2', 'Ô A2 là số; hãy định dạng']],
  [
    'a day instead of a number',
    [[new Date(2025, 1, 1), 'A', 1, 'Thẩm định']],
    ['A2', 'Ô A2 bị Excel đổi'],
  ],
  ['an unknown method', [['1', 'A', 1, 'Bốc thăm']], ['D2', 'Ô D2 phải là Thẩm định']],
  ['no name', [['1', null, 1, 'Thẩm định']], ['B2', 'Ô B2 phải có tên']],
  [
    'the same number twice',
    [
      ['1', 'A', 1, 'Thẩm định'],
      ['1', 'B', 1, 'Thẩm định'],
    ],
    ['A3', 'Ô A3 trùng mã mục 1'],
  ],
  [
    'a sum that differs',
    [
      ['1', 'A', 3, null],
      ['1.1', 'B', 1, 'Thẩm định'],
    ],
    ['C2', 'Ô C2 là 3 nhưng các mục con cộng lại là 1'],
  ],
  [
    'a level that is skipped',
    [
      ['1', 'A', 3, 'Thẩm định'],
      ['2.1.1', 'B', 1, 'Thẩm định'],
    ],
    ['A3', 'Ô A3 phải là cấp'],
  ],
  [
    'a method of a group',
    [
      ['1', 'A', 1, 'Thẩm định'],
      ['1.1', 'B', 1, 'Thẩm định'],
    ],
    ['D2', 'Ô D2 phải để trống'],
  ],
  [
    'something beside the table',
    [['1', 'A', 1, 'Thẩm định', null, 'ghi chú']],
    ['F2', 'Ô F2 không nằm dưới cột nào'],
  ],
])('%s is refused in its cell', async (_, rows, [cell, message]) => {
  const problems = await problemsOf(await workbookOf(rows));
  expect(problems).toContainEqual(['Mục', cell, expect.stringContaining(message)]);
});

test.each<[what: string, header: Value[], cell: string, message: string]>([
  ['an unknown tier', ['Áp dụng cho cấp', 'Xã; Thôn'], 'B3', 'Ô B3 phải là các cấp'],
  ['half a decision', ['Quyết định số', '1187/QĐ-BNV'], 'B3', 'còn thiếu cơ quan ban hành, ngày'],
  ['a year out of bounds', ['Từ năm', 1925], 'B3', 'Ô B3 phải là năm từ 2000'],
  [
    'a row that is none of the form',
    ['Người lập', 'Nguyễn Văn A'],
    'A3',
    'không phải là một dòng của mẫu',
  ],
])('%s in the header is refused in its cell', async (_, header, cell, message) => {
  const bytes = await workbookOf([['1', 'A', 1, 'Thẩm định']], [header]);
  const problems = await problemsOf(bytes);
  expect(problems).toContainEqual(['Thông tin', cell, expect.stringContaining(message)]);
});

test('JSON that is wrong is reported by the path of each field', async () => {
  const items = [{ ...aLeaf('1', 1_000), maximumThousandths: 1.5, note: 'x' }, aLeaf('2', 1_000)];
  const problems = await problemsOf(Buffer.from(JSON.stringify({ ...FULL, yearTo: 1999, items })));
  expect(problems.map(([, cell, message]) => [cell, message])).toEqual([
    ['yearTo', 'Tại yearTo: phải là năm từ 2000 đến 2100, hoặc để trống.'],
    ['items[0].maximumThousandths', expect.stringContaining('phải là điểm lớn hơn 0')],
    ['items[0]', expect.stringContaining('trường này thừa')],
  ]);
  const twice = { ...FULL, items: [aLeaf('1', 1_000), aLeaf('1', 1_000)] };
  expect(await problemsOf(Buffer.from(JSON.stringify(twice)))).toEqual([
    [null, 'items[1].itemId', 'Tại items[1].itemId: trùng mã mục 1 với một mục khác.'],
  ]);
  expect(await problemsOf(Buffer.from('{ "name": '))).toEqual([
    [null, null, expect.stringContaining('Tệp JSON không đọc được')],
  ]);
});

test('the empty template says what is missing', async () => {
  const problems = await problemsOf(await frameworkTemplate());
  expect(problems.map(([sheet, cell]) => [sheet, cell])).toEqual([
    ['Thông tin', 'B1'],
    ['Thông tin', 'B2'],
    ['Mục', null],
  ]);
});
