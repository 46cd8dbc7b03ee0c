import type { UnitHistory, UnitVersion } from './administrative-unit';
import { continuityOf, indexUnits, predecessorsOf, successorsOf } from './lineage';
import { type UnitEvent, UnitEventSchema } from './unit-event';

// The fifteen communes of the former district Tiên Phước and what became of each on 1 July 2025 (Tiên Cẩm had ended before).
const TIEN_PHUOC: [successor: string, name: string, predecessors: string[]][] = [
  ['xa-tien-phuoc', 'Xã Tiên Phước', ['tien-ky', 'tien-my', 'tien-phong', 'tien-tho']],
  ['xa-son-cam-ha', 'Xã Sơn Cẩm Hà', ['tien-son', 'tien-ha', 'tien-chau']],
  ['xa-lanh-ngoc', 'Xã Lãnh Ngọc', ['tien-lanh', 'tien-ngoc', 'tien-hiep']],
  ['xa-thanh-binh', 'Xã Thạnh Bình', ['tien-canh', 'tien-an', 'tien-loc', 'tien-lap']],
];

function aVersion(version: Partial<UnitVersion> = {}): UnitVersion {
  return {
    code: null,
    name: 'Tên',
    fullName: 'Xã Tên',
    unitType: 'Xã',
    tier: 'commune',
    parentUnitId: null,
    blockId: null,
    validFrom: null,
    validTo: null,
    ...version,
  };
}

const aHistory = (unitId: string, ...versions: Partial<UnitVersion>[]): UnitHistory => ({
  unitId,
  versions: versions.map((version) => aVersion({ fullName: unitId, ...version })),
});

/** An event from "whole a", "part b" to successors. */
function anEvent(
  eventId: string,
  effectiveOn: string,
  links: [predecessorUnitId: string, successorUnitId: string, extent?: 'part'][],
  kind: UnitEvent['kind'] = 'merged',
): UnitEvent {
  return UnitEventSchema.parse({
    eventId,
    kind,
    effectiveOn,
    decision: null,
    links: links.map(([predecessorUnitId, successorUnitId, extent = 'whole']) => ({
      predecessorUnitId,
      successorUnitId,
      extent,
    })),
  });
}

const tienPhuoc = indexUnits(
  TIEN_PHUOC.flatMap(([unitId, fullName, predecessors]) => [
    aHistory(unitId, { fullName, validFrom: '2025-07-01' }),
    ...predecessors.map((predecessor) => aHistory(predecessor, { validTo: '2025-06-30' })),
  ]),
  TIEN_PHUOC.map(([unitId, , predecessors]) =>
    anEvent(
      `merger-${unitId}`,
      '2025-07-01',
      predecessors.map((predecessor) => [predecessor, unitId]),
    ),
  ),
);
const YEARS = { fromDay: '2022-12-31', toDay: '2025-12-31' };

test.each(TIEN_PHUOC)('%s was made of the communes the lineage names', (unitId, _, names) => {
  expect(predecessorsOf(tienPhuoc, unitId).map((link) => link.predecessorUnitId)).toEqual(names);
  for (const name of names)
    expect(successorsOf(tienPhuoc, name)).toMatchObject([
      { successorUnitId: unitId, extent: 'whole', generation: 1 },
    ]);
});

test('what a merged commune is compared with is a boundary break that names its predecessors', () => {
  expect(continuityOf(tienPhuoc, 'xa-son-cam-ha', YEARS)).toEqual({
    kind: 'boundary-break',
    predecessors: [
      { unitId: 'tien-chau', name: 'tien-chau' },
      { unitId: 'tien-ha', name: 'tien-ha' },
      { unitId: 'tien-son', name: 'tien-son' },
    ],
  });
});

test.each([
  ['2022-12-31', '2025-06-30', { kind: 'unbroken' }],
  ['2022-12-31', '2022-12-31', { kind: 'unbroken' }],
  [
    '2025-06-30',
    '2025-07-01',
    { kind: 'boundary-break', predecessors: [{ unitId: 'tien-chau', name: 'tien-chau' }] },
  ],
  ['2025-07-01', '2026-07-01', { kind: 'not-in-force' }],
])('Tiên Châu, which ended on 30 June 2025, from %s to %s', (fromDay, toDay, expected) => {
  expect(continuityOf(tienPhuoc, 'tien-chau', { fromDay, toDay })).toEqual(expected);
});

test('a unit that nothing is known of is not in force', () => {
  expect(continuityOf(tienPhuoc, 'xa-khac', YEARS)).toEqual({ kind: 'not-in-force' });
});

const DONG_NAI = indexUnits(
  [
    aHistory('tinh-binh-phuoc', { validTo: '2025-06-30' }),
    aHistory('tinh-dong-nai-75', { fullName: 'Tỉnh Đồng Nai', validTo: '2025-06-30' }),
    aHistory(
      'dong-nai-75-2025',
      { fullName: 'Tỉnh Đồng Nai', validFrom: '2025-07-01', validTo: '2026-04-29' },
      { fullName: 'Thành phố Đồng Nai', validFrom: '2026-04-30' },
    ),
  ],
  [
    anEvent('dong-nai-city', '2026-04-30', [['dong-nai-75-2025', 'dong-nai-75-2025']], 'moved'),
    anEvent('dong-nai-merger', '2025-07-01', [
      ['tinh-binh-phuoc', 'dong-nai-75-2025'],
      ['tinh-dong-nai-75', 'dong-nai-75-2025'],
    ]),
  ],
);

test('becoming a city breaks nothing; the merger the year before did, under the name of then', () => {
  const since = (fromDay: string) =>
    continuityOf(DONG_NAI, 'dong-nai-75-2025', { fromDay, toDay: '2026-12-31' });
  expect(since('2025-12-31')).toEqual({ kind: 'unbroken' });
  expect(since('2024-12-31')).toEqual({
    kind: 'boundary-break',
    predecessors: [
      { unitId: 'tinh-binh-phuoc', name: 'tinh-binh-phuoc' },
      { unitId: 'tinh-dong-nai-75', name: 'Tỉnh Đồng Nai' },
    ],
  });
});

// Mường Lát kept its name and took in a part of a neighbour; the neighbour went on without it, and both merged later.
const PARTS = indexUnits(
  [
    aHistory('giver', { validTo: '2029-12-31' }),
    aHistory('taker', { validTo: '2029-12-31' }),
    aHistory('both', { validFrom: '2030-01-01' }),
  ],
  [
    anEvent('later', '2030-01-01', [
      ['giver', 'both'],
      ['taker', 'both'],
    ]),
    anEvent('transfer', '2025-07-01', [
      ['taker', 'taker'],
      ['giver', 'taker', 'part'],
      ['giver', 'giver', 'part'],
    ]),
  ],
);

test.each([
  ['taker', ['giver', 'taker']],
  ['giver', ['giver']],
])('%s goes on with another territory: a boundary break from %j', (unitId, predecessors) => {
  expect(continuityOf(PARTS, unitId, YEARS)).toEqual({
    kind: 'boundary-break',
    predecessors: predecessors.map((predecessor) => ({ unitId: predecessor, name: predecessor })),
  });
});

test('a lineage goes through generations, and not through what happened to a predecessor later', () => {
  expect(
    predecessorsOf(PARTS, 'both').map((link) => [link.generation, link.predecessorUnitId]),
  ).toEqual([
    [1, 'giver'],
    [1, 'taker'],
    [2, 'giver'],
  ]);
  expect(predecessorsOf(PARTS, 'taker')).toMatchObject([
    { predecessorUnitId: 'giver', extent: 'part', generation: 1 },
  ]);
  expect(successorsOf(PARTS, 'giver').map(({ successorUnitId }) => successorUnitId)).toEqual([
    'taker',
    'both',
    'both',
  ]);
});

test('the order in which events are given never changes an answer', () => {
  const events = [...PARTS.eventsOf('giver')].reverse();
  const histories = ['both', 'taker', 'giver'].flatMap((id) => PARTS.historyOf(id) ?? []);
  const reversed = indexUnits(histories, events);
  expect(predecessorsOf(reversed, 'both')).toEqual(predecessorsOf(PARTS, 'both'));
});
