import { type AdministrativeUnit, TIERS } from '@congkhai/shared/units/administrative-unit';
import schema from './content-types/unit/schema.json';
import { findUnitProblems } from './unit-problems';

function aUnit(unit: Partial<AdministrativeUnit>) {
  return {
    unitId: 'xa-tien-chau',
    code: '20866',
    name: 'Tiên Châu',
    fullName: 'Xã Tiên Châu',
    unitType: 'Xã',
    tier: 'commune',
    parentUnitId: 'huyen-tien-phuoc',
    blockId: null,
    validFrom: null,
    validTo: '2025-06-30',
    ...unit,
  };
}

test('a commune with a five-digit code and a department without one have no problem', () => {
  expect(findUnitProblems(aUnit({}))).toEqual([]);
  expect(findUnitProblems(aUnit({ tier: 'department', code: null }))).toEqual([]);
});

test.each([
  ['unitId', 'Xã Tiên Châu'],
  ['unitId', 'xa.tien.chau'],
  ['code', '2086'],
  ['code', '2086a'],
  ['name', ''],
  ['fullName', 'Xã\nTiên Châu'],
] as const)('%s may not be %j', (field, value) => {
  expect(findUnitProblems(aUnit({ [field]: value })).map((problem) => problem.field)).toEqual([
    field,
  ]);
});

test('a unit needs names, a type and a tier', () => {
  expect(findUnitProblems({ unitId: 'xa-tien-chau' }).map(({ field }) => field)).toEqual([
    'name',
    'fullName',
    'unitType',
    'tier',
  ]);
});

test('a unit cannot end before it began', () => {
  const unit = aUnit({ validFrom: '2025-07-01', validTo: '2025-06-30' });
  expect(findUnitProblems(unit).map(({ field }) => field)).toEqual(['validTo']);
});

test('editors choose among the tiers that the contract knows', () => {
  expect(schema.attributes.tier.enum).toEqual(TIERS);
});
