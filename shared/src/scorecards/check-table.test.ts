import type * as z from 'zod';
import { checkTable } from './check-table';
import { CheckTableRequestSchema } from './check-table-contract';

type Table = z.input<typeof CheckTableRequestSchema>;
const check = (table: Table) => checkTable(CheckTableRequestSchema.parse(table));

// The page of Tiên Châu, 2022: eight areas, 85.82 of 100, grade tốt.
const MAXIMA = [13.5, 3, 21, 6, 9, 5, 11, 31.5];
const TIEN_CHAU = [12.97, 3, 17.5, 6, 8.5, 3, 8.78, 26.07];
const parts = MAXIMA.map((maximum, position) => ({ id: String(position + 1), maximum }));
const BANDS = [
  { name: 'xuất sắc', minimumPercent: 90 },
  { name: 'tốt', minimumPercent: 80 },
];

test('the table of Tiên Châu follows from its parts', () => {
  const row = {
    name: 'Xã Tiên Châu',
    parts: TIEN_CHAU,
    total: 85.82,
    percent: 85.82,
    grade: 'Tốt',
  };
  expect(check({ parts, gradeBands: BANDS, rows: [row] })).toEqual({
    isConsistent: true,
    checkedCount: 11,
    findings: [],
  });
});

test('46.8 and 32.24 are 79.04, which binary floats do not find', () => {
  expect(46.8 + 32.24).not.toBe(79.04);
  const row = { name: 'A', parts: [46.8, 32.24], total: 79.04 };
  const two = [
    { id: '1', maximum: 60 },
    { id: '2', maximum: 40 },
  ];
  expect(check({ parts: two, rows: [row] }).isConsistent).toBe(true);
});

test('Thanh Hóa 2023: 68.32 points are 81.33 % where 84 points apply', () => {
  const some = [
    { id: '1', maximum: 84 },
    { id: '2', maximum: 16 },
  ];
  const row = { name: 'Đơn vị', parts: [68.32, null], total: 68.32, percent: 81.33 };
  expect(check({ parts: some, rows: [row] }).isConsistent).toBe(true);
  const asZero = check({ parts: some, rows: [{ ...row, parts: [68.32, 0] }] });
  expect(asZero.findings).toEqual([
    expect.objectContaining({
      field: 'percent',
      printed: 81.33,
      recomputed: 68.32,
      explanation: 'none',
    }),
  ]);
});

describe('a total of three parts with two decimals', () => {
  const three = ['1', '2', '3'].map((id) => ({ id, maximum: 10 }));
  const totalOf = (total: number, rules?: Table['rules']) =>
    check({ parts: three, rules, rows: [{ name: 'A', parts: [1.11, 2.22, 3.33], total }] })
      .findings;

  // Rounded half up, each part may have been 0.005 less or 0.004 more: the sum was 6.645 to 6.672.
  test.each([
    [6.66, undefined],
    [6.65, 'rounding'],
    [6.67, 'rounding'],
    [6.64, 'none'],
    [6.68, 'none'],
  ])('of %d is %s', (total, explanation) => {
    expect(totalOf(total)[0]?.explanation).toBe(explanation);
  });

  // Truncated, each part may have been 0.009 more: the sum was 6.660 to 6.687.
  test.each([
    [6.65, 'none'],
    [6.68, 'rounding'],
    [6.69, 'none'],
  ])('of %d by truncation is %s', (total, explanation) => {
    expect(totalOf(total, { rounding: 'truncate' })[0]?.explanation).toBe(explanation);
  });

  test('has no room where three decimals are printed', () => {
    expect(totalOf(6.661, { decimals: 3 })[0]?.explanation).toBe('none');
  });
});

test('points above a maximum are named with their part', () => {
  const row = { name: 'A', parts: [13.6, 3, 21, 6, 9, 5, 11, 31.5] };
  expect(check({ parts, rows: [row] }).findings).toEqual([
    {
      row: 0,
      name: 'A',
      field: 'part',
      partId: '1',
      printed: 13.6,
      recomputed: 13.5,
      explanation: 'none',
    },
  ]);
});

describe('ranks', () => {
  const one = [{ id: '1', maximum: 100 }];
  const ranksOf = (rows: [points: number, rank: number][], rules?: Table['rules']) =>
    check({
      parts: one,
      rules,
      rows: rows.map(([points, rank], position) => ({
        name: `Đơn vị ${position + 1}`,
        parts: [points],
        total: points,
        rank,
      })),
    }).findings.map(({ row, recomputed, explanation }) => [row, recomputed, explanation]);

  test('1, 2, 2, 4 follow by competition and 1, 2, 2, 3 by the dense rule', () => {
    expect(
      ranksOf([
        [90, 1],
        [80, 2],
        [80, 2],
        [70, 4],
      ]),
    ).toEqual([]);
    expect(
      ranksOf(
        [
          [90, 1],
          [80, 2],
          [80, 2],
          [70, 3],
        ],
        { tieRule: 'dense' },
      ),
    ).toEqual([]);
    expect(
      ranksOf([
        [90, 1],
        [80, 2],
        [80, 2],
        [70, 3],
      ]),
    ).toEqual([[3, 4, 'none']]);
  });

  test('equal printed figures at different ranks may be justified by unrounded ones', () => {
    expect(
      ranksOf([
        [90, 1],
        [80, 2],
        [80, 3],
        [70, 4],
      ]),
    ).toEqual([[2, 2, 'tie-broken']]);
  });

  test('do not depend on the order of the rows', () => {
    expect(
      ranksOf([
        [70, 4],
        [80, 2],
        [90, 1],
        [80, 2],
      ]),
    ).toEqual([]);
  });

  test('are by percentage where less applies to a unit', () => {
    const two = [
      { id: '1', maximum: 50 },
      { id: '2', maximum: 50 },
    ];
    const rows = [
      { name: 'A', parts: [45, null], total: 45, rank: 1 },
      { name: 'B', parts: [44, 44], total: 88, rank: 2 },
    ];
    expect(check({ parts: two, rows }).isConsistent).toBe(true);
  });

  test('leave out a unit for which nothing is printed', () => {
    const rows = [
      { name: 'A', parts: [10], total: 10, rank: 1 },
      { name: 'Chưa nộp', parts: [null] },
    ];
    expect(check({ parts: one, rows }).isConsistent).toBe(true);
  });
});

describe('grades', () => {
  const one = [{ id: '1', maximum: 100 }];
  const gradeOf = (points: number, grade: string) =>
    check({ parts: one, gradeBands: BANDS, rows: [{ name: 'A', parts: [points], grade }] })
      .findings;

  test.each([
    [80, 'tốt', undefined],
    [79.99, 'tốt', 'none'],
    [80, 'xuất sắc', 'none'],
  ])('%d %% as “%s”: %s', (points, grade, explanation) => {
    expect(gradeOf(points, grade)[0]?.explanation).toBe(explanation);
  });

  test('below the last bound there is none', () => {
    expect(gradeOf(50, 'tốt')[0]?.recomputed).toBeNull();
  });
});

describe('the row of means', () => {
  const one = [{ id: '1', maximum: 100 }];
  const rows = [80, 80.01].map((points) => ({ name: 'A', parts: [points], total: points }));

  test('follows by the rounding rule', () => {
    expect(check({ parts: one, rows, mean: { total: 80.01 } }).findings).toEqual([]);
  });

  test('that was cut where it should be rounded is told', () => {
    expect(check({ parts: one, rows, mean: { total: 80 } }).findings).toEqual([
      {
        row: null,
        name: null,
        field: 'total',
        partId: null,
        printed: 80,
        recomputed: 80.01,
        explanation: 'other-rounding-rule',
      },
    ]);
  });
});

test.each([
  ['rows', { parts, rows: [] }],
  ['rows.0.parts', { parts, rows: [{ name: 'A', parts: [1] }] }],
  ['rows.0.total', { parts, rows: [{ name: 'A', parts: TIEN_CHAU, total: 85.8215 }] }],
  [
    'gradeBands',
    { parts, gradeBands: [...BANDS].reverse(), rows: [{ name: 'A', parts: TIEN_CHAU }] },
  ],
  [
    'parts',
    {
      parts: [
        { id: '1', maximum: 1 },
        { id: '1', maximum: 1 },
      ],
      rows: [{ name: 'A', parts: [1, 1] }],
    },
  ],
])('a request that is wrong at %s is refused there', (path, table) => {
  const parsed = CheckTableRequestSchema.safeParse(table);
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
