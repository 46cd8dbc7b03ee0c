import {
  findMisplacedVersions,
  latestUnitOf,
  UnitHistorySchema,
  unitAsOf,
  unitsAsOf,
} from './administrative-unit';

const version = (fullName: string, validFrom: string | null, validTo: string | null) => ({
  code: '75',
  name: 'Đồng Nai',
  fullName,
  unitType: 'Tỉnh',
  tier: 'province' as const,
  parentUnitId: null,
  blockId: null,
  validFrom,
  validTo,
});

// Đồng Nai as the merger of 1 July 2025 made it, a city since 30 April 2026.
const DONG_NAI = UnitHistorySchema.parse({
  unitId: 'tinh-dong-nai-75-2025',
  versions: [
    version('Tỉnh Đồng Nai', '2025-07-01', '2026-04-29'),
    version('Thành phố Đồng Nai', '2026-04-30', null),
  ],
});

test.each([
  ['2025-06-30', null],
  ['2025-07-01', 'Tỉnh Đồng Nai'],
  ['2026-04-29', 'Tỉnh Đồng Nai'],
  ['2026-04-30', 'Thành phố Đồng Nai'],
  ['2040-01-01', 'Thành phố Đồng Nai'],
])('on %s the unit with the code 75 is called %s', (day, fullName) => {
  expect(unitAsOf(DONG_NAI, day)?.fullName ?? null).toBe(fullName);
  expect(unitsAsOf([DONG_NAI], day)).toHaveLength(fullName === null ? 0 : 1);
});

test('the latest version of a unit is its newest', () => {
  expect(latestUnitOf(DONG_NAI)).toMatchObject({
    unitId: 'tinh-dong-nai-75-2025',
    fullName: 'Thành phố Đồng Nai',
  });
});

test.each([
  ['one without any day', [[null, null]], []],
  [
    'one day apart',
    [
      [null, '2025-06-30'],
      ['2025-07-01', null],
    ],
    [],
  ],
  [
    'a gap, when a unit was abolished and set up again',
    [
      ['2000-01-01', '2001-01-01'],
      ['2010-01-01', null],
    ],
    [],
  ],
  ['one day long', [['2025-07-01', '2025-07-01']], []],
  [
    'the last day given to two',
    [
      [null, '2025-07-01'],
      ['2025-07-01', null],
    ],
    [1],
  ],
  [
    'an open version followed by another',
    [
      [null, null],
      ['2025-07-01', null],
    ],
    [1],
  ],
  [
    'a later version without a first day',
    [
      [null, '2025-06-30'],
      [null, null],
    ],
    [1],
  ],
  ['an end before the beginning', [['2025-07-01', '2025-06-30']], [0]],
] as const)('versions with %s', (_, days, misplaced) => {
  const versions = days.map(([validFrom, validTo]) => version('Tỉnh Đồng Nai', validFrom, validTo));
  expect(findMisplacedVersions(versions)).toEqual(misplaced);
  expect(UnitHistorySchema.safeParse({ unitId: 'dong-nai', versions }).success).toBe(
    misplaced.length === 0,
  );
});
