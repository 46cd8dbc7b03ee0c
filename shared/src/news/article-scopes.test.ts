import type { AdministrativeUnit } from '../units/administrative-unit';
import type { UnitEvent } from '../units/unit-event';
import { findScopes } from './article-scopes';

const CATEGORIES = {
  categories: [
    { categoryId: 'tin-tuc', name: 'Tin tức', parentCategoryId: null },
    { categoryId: 'cai-cach', name: 'Cải cách', parentCategoryId: 'tin-tuc' },
    { categoryId: 'mot-cua', name: 'Một cửa', parentCategoryId: 'cai-cach' },
  ],
};

// Quảng Nam until 30 June 2025, and Đà Nẵng since.
const unit = (
  unitId: string,
  parentUnitId: string | null,
  [validFrom, validTo]: [string | null, string | null],
): AdministrativeUnit => ({
  unitId,
  code: null,
  name: unitId,
  fullName: unitId,
  unitType: 'Đơn vị',
  tier: 'commune',
  parentUnitId,
  blockId: null,
  validFrom,
  validTo,
});
const UNTIL = [null, '2025-06-30'] as [null, string];
const SINCE = ['2025-07-01', null] as [string, null];
const UNITS = [
  unit('quang-nam', null, UNTIL),
  unit('tien-phuoc', 'quang-nam', UNTIL),
  unit('tien-chau', 'tien-phuoc', UNTIL),
  unit('tien-son', 'tien-phuoc', UNTIL),
  unit('tien-hiep', 'tien-phuoc', UNTIL),
  unit('da-nang', null, SINCE),
  unit('son-cam-ha', 'da-nang', SINCE),
  unit('lanh-ngoc', 'da-nang', SINCE),
];
const link = (predecessorUnitId: string, successorUnitId: string, extent: 'whole' | 'part') => ({
  predecessorUnitId,
  successorUnitId,
  extent,
});
const MERGER: UnitEvent = {
  eventId: 'sap-xep-2025',
  kind: 'merged',
  effectiveOn: '2025-07-01',
  decision: null,
  links: [
    link('tien-chau', 'son-cam-ha', 'whole'),
    link('tien-son', 'son-cam-ha', 'part'),
    link('tien-son', 'lanh-ngoc', 'part'),
    link('quang-nam', 'da-nang', 'whole'),
  ],
};
const histories = UNITS.map(({ unitId, ...version }) => ({ unitId, versions: [version] }));

const scopesOn = (today: string, place: { categoryId?: string; unitId?: string }) =>
  findScopes(
    CATEGORIES,
    { units: histories, events: [MERGER] },
    today,
  )({
    categoryId: place.categoryId ?? null,
    unitId: place.unitId ?? null,
  });

test('an article without category and unit is on the list of all', () => {
  expect(scopesOn('2025-07-01', {})).toEqual(['all']);
});

test('an article is in its category and in those above it, not in those below', () => {
  expect(scopesOn('2025-07-01', { categoryId: 'cai-cach' })).toEqual([
    'all',
    'category/cai-cach',
    'category/tin-tuc',
  ]);
});

test.each([
  ['2025-06-30', 'tien-chau', ['tien-chau', 'tien-phuoc', 'quang-nam']],
  // Merged whole: also the new commune and what is above it today.
  ['2025-07-01', 'tien-chau', ['tien-chau', 'tien-phuoc', 'quang-nam', 'son-cam-ha', 'da-nang']],
  // Divided: both that took a part of it.
  [
    '2025-07-01',
    'tien-son',
    ['tien-son', 'tien-phuoc', 'quang-nam', 'son-cam-ha', 'da-nang', 'lanh-ngoc'],
  ],
  // Nothing is known of what became of it.
  ['2025-07-01', 'tien-hiep', ['tien-hiep', 'tien-phuoc', 'quang-nam']],
  ['2025-07-01', 'son-cam-ha', ['son-cam-ha', 'da-nang']],
  ['2025-07-01', 'khong-con-biet', ['khong-con-biet']],
])('on %s news of %s is news of %j', (today, unitId, unitIds) => {
  const scopes = scopesOn(today, { unitId });
  expect([...scopes].sort()).toEqual(['all', ...unitIds.map((id) => `unit/${id}`)].sort());
});

test('a circle of categories, which nobody should make, ends', () => {
  const circle = [
    { categoryId: 'a', name: 'A', parentCategoryId: 'b' },
    { categoryId: 'b', name: 'B', parentCategoryId: 'a' },
  ];
  const scopesOf = findScopes({ categories: circle }, { units: [], events: [] }, '2025-07-01');
  expect(scopesOf({ categoryId: 'a', unitId: null })).toEqual(['all', 'category/a', 'category/b']);
});
