import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-units';
import { parseCsv } from '@congkhai/shared/text/csv';
import { unitAsOf, unitsAsOf } from '@congkhai/shared/units/administrative-unit';
import { continuityOf, indexUnits, successorsOf } from '@congkhai/shared/units/lineage';
import { planReorganisation } from '@congkhai/shared/units/reorganisation/plan-reorganisation';

const FOLDER = join(__dirname, '../../cms/units');
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const beforeCsv = read('units_2025H1_three_tier.csv');
const afterCsv = read('units_2026.csv');
const LAST_DAY = '2025-06-30';
const FIRST_DAY = '2025-07-01';

const planFor = (existing: ReturnType<typeof planReorganisation>['units']) =>
  planReorganisation({ beforeCsv, afterCsv, effectiveOn: FIRST_DAY, existing });
const plan = planFor([]);
const index = indexUnits(plan.units, plan.events);
const { report } = plan;

function never(): never {
  throw new Error('a unit without a history');
}

const unitWith = (code: string, day: string) => {
  const found = unitsAsOf(plan.units, day).filter((unit) => unit.code === code);
  // A district's code has three digits, a commune's five and a province's two: one code is one unit on a day.
  expect(found).toHaveLength(1);
  return found[0]?.unitId ?? '';
};

test('the day before there are 63 provinces, 696 districts and 10,035 communes; the day itself 34 and 3,321', () => {
  const tiersOn = (day: string) => {
    const units = unitsAsOf(plan.units, day);
    return ['province', 'district', 'commune'].map(
      (tier) => units.filter((unit) => unit.tier === tier).length,
    );
  };
  expect(tiersOn(LAST_DAY)).toEqual([63, 696, 10_035]);
  expect(tiersOn(FIRST_DAY)).toEqual([34, 0, 3_321]);
  expect(report.counts).toMatchObject({ unitsBefore: 10_794, unitsAfter: 3_355 });
});

test('the history keeps the contract of published units', () => {
  expect(PublishedUnitsSchema.parse({ units: plan.units, events: plan.events })).toEqual({
    units: plan.units,
    events: plan.events,
  });
});

test('each commune of Tiên Phước became part of the one that the lineage names', () => {
  const rows = parseCsv(read('quang_nam_tien_phuoc_lineage.csv'));
  const inForce = rows.filter((row) => row.exists_2025_h1 === '1');
  expect(inForce).toHaveLength(14);
  for (const row of inForce) {
    const [link, ...others] = successorsOf(index, unitWith(row.old_code ?? '', LAST_DAY));
    expect(others).toEqual([]);
    const successor = unitAsOf(
      index.historyOf(link?.successorUnitId ?? '') ?? { unitId: '', versions: [] },
      FIRST_DAY,
    );
    expect([row.old_name, successor?.code, successor?.fullName, link?.extent]).toEqual([
      row.old_name,
      row.successor_code_2025_07,
      row.successor_name,
      'whole',
    ]);
  }
});

test('every commune of before went somewhere, went on, or is reported', () => {
  const unnamed = new Set(report.unnamedUnits.map(({ code }) => code));
  const lost = unitsAsOf(plan.units, LAST_DAY)
    .filter(({ tier }) => tier === 'commune')
    .filter(({ unitId }) => successorsOf(index, unitId).length === 0)
    .filter(({ unitId }) => !unitAsOf(index.historyOf(unitId) ?? never(), FIRST_DAY))
    .filter(({ code }) => !unnamed.has(code ?? ''));
  expect(lost).toEqual([]);
  expect(report.unnamedUnits).toHaveLength(74);
});

test('no unit went wholly to two, and what went to one in part went on or to another too', () => {
  const extents = new Map<string, string[]>();
  for (const { links } of plan.events)
    for (const { predecessorUnitId, extent } of links)
      if (predecessorUnitId !== null)
        extents.set(predecessorUnitId, [...(extents.get(predecessorUnitId) ?? []), extent]);
  for (const [unitId, found] of extents) {
    const wholes = found.filter((extent) => extent === 'whole').length;
    expect([unitId, wholes === 0 || found.length === 1]).toEqual([unitId, true]);
  }
});

test('of 10,444 mentions 75 are left to people, each with its reason; nothing is guessed', () => {
  const { bases, mentionsUnresolved } = report.counts;
  const understood = Object.values(bases).reduce((sum, count) => sum + count, 0);
  expect({ understood, mentionsUnresolved }).toEqual({
    understood: 10_369,
    mentionsUnresolved: 75,
  });
  const open = report.entries.filter(({ reason }) => /^(no-such-unit|ambiguous)$/.test(reason));
  expect(open).toHaveLength(75);
  for (const { reason, candidates } of open)
    expect(candidates.length > 1).toBe(reason === 'ambiguous');
});

test.each([
  ['01', 'thanh-pho-ha-noi-01', 'unbroken'],
  ['48', 'thanh-pho-da-nang-48-2025', 'boundary-break'],
  ['20854', 'xa-tien-phuoc-20854', 'boundary-break'],
  ['04474', 'xa-lao-chai-04474', 'unbroken'],
])(
  'the unit with the code %s since 1 July 2025 is %s, compared with 2024: %s',
  (code, unitId, kind) => {
    expect(unitWith(code, FIRST_DAY)).toBe(unitId);
    const days = { fromDay: '2024-12-31', toDay: '2025-12-31' };
    expect(continuityOf(index, unitId, days).kind).toBe(kind);
  },
);

test('Đồng Nai was a province from 1 July 2025 to 29 April 2026 and is a city since', () => {
  const unitId = unitWith('75', '2026-07-01');
  expect(
    index
      .historyOf(unitId)
      ?.versions.map(({ fullName, validFrom, validTo }) => [fullName, validFrom, validTo]),
  ).toEqual([
    ['Tỉnh Đồng Nai', '2025-07-01', '2026-04-29'],
    ['Thành phố Đồng Nai', '2026-04-30', null],
  ]);
  expect(continuityOf(index, unitId, { fromDay: '2025-12-31', toDay: '2026-12-31' })).toEqual({
    kind: 'unbroken',
  });
  expect(report.entries).toContainEqual(
    expect.objectContaining({
      reason: 'later-change-unclear',
      text: 'thêm 10 xã chuyển thành phường',
    }),
  );
});

test('an island district without communes goes on as a special zone', () => {
  const conDao = index.historyOf(unitWith('26732', FIRST_DAY));
  expect(conDao?.versions.map(({ fullName, tier }) => [fullName, tier])).toEqual([
    ['Huyện Côn Đảo', 'district'],
    ['Đặc khu Côn Đảo', 'commune'],
  ]);
});

test('what is known already keeps its identifier, and planning again changes nothing', () => {
  const known = plan.units.map((unit) =>
    unit.unitId === 'xa-tien-chau-20866' ? { ...unit, unitId: 'xa-tien-chau' } : unit,
  );
  const again = planFor(known);
  expect(again.units.map(({ unitId }) => unitId).sort()).toEqual(
    known.map(({ unitId }) => unitId).sort(),
  );
  expect(again.report.counts).toEqual(report.counts);
});

test('a known unit that is in neither table is reported as long as nobody ended it', () => {
  // Tiên Cẩm, in force in February 2024, is not in the table of early 2025: exists_2025_h1 is 0 in the lineage.
  const known = (unitId: string, tier: 'commune' | 'department', validTo: string | null) => ({
    unitId,
    versions: [
      {
        code: tier === 'commune' ? '20863' : null,
        name: 'Tiên Cẩm',
        fullName: 'Xã Tiên Cẩm',
        unitType: 'Xã',
        tier,
        parentUnitId: null,
        blockId: null,
        validFrom: null,
        validTo,
      },
    ],
  });
  const unlistedOf = (...existing: ReturnType<typeof known>[]) =>
    planFor(existing).report.unlistedUnits;
  expect(unlistedOf(known('xa-tien-cam', 'commune', null))).toEqual([
    { unitId: 'xa-tien-cam', code: '20863', fullName: 'Xã Tiên Cẩm' },
  ]);
  expect(unlistedOf(known('xa-tien-cam', 'commune', '2024-12-31'))).toEqual([]);
  expect(unlistedOf(known('so-noi-vu', 'department', null))).toEqual([]);
  expect(planFor(plan.units).report.unlistedUnits).toEqual([]);
});
