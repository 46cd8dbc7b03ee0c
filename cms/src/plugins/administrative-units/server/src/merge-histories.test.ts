import type { UnitHistory, UnitVersion } from '@congkhai/shared/units/administrative-unit';
import type { UnitEvent } from '@congkhai/shared/units/unit-event';
import { mergeHistories } from './merge-histories';

const version = (validFrom: string | null, validTo: string | null, fullName = 'Xã A') =>
  ({
    code: '20866',
    name: 'A',
    fullName,
    unitType: 'Xã',
    tier: 'commune',
    parentUnitId: null,
    blockId: null,
    validFrom,
    validTo,
  }) satisfies UnitVersion;
const unit = (...versions: UnitVersion[]): UnitHistory => ({ unitId: 'xa-a', versions });
const BEFORE = version(null, '2025-06-30');
const AFTER = version('2025-07-01', null);

function changesOf(known: UnitHistory[], planned: UnitHistory) {
  const merged = mergeHistories({ units: known, events: [] }, { units: [planned], events: [] });
  return {
    newUnits: merged.newUnits.length,
    begun: merged.begun.map(({ validFrom }) => validFrom),
    closed: merged.closed.map(({ validTo }) => validTo),
  };
}

test.each([
  ['a unit that is new', [], unit(BEFORE, AFTER), { newUnits: 2, begun: [], closed: [] }],
  [
    'the same history',
    [unit(BEFORE, AFTER)],
    unit(BEFORE, AFTER),
    { newUnits: 0, begun: [], closed: [] },
  ],
  [
    'a unit that was entered without an end',
    [unit(version(null, null))],
    unit(BEFORE, AFTER),
    { newUnits: 0, begun: ['2025-07-01'], closed: ['2025-06-30'] },
  ],
  [
    'a unit that an editor spelled otherwise',
    [unit(version('2000-01-01', '2025-06-30', 'Xã Â'))],
    unit(BEFORE),
    { newUnits: 0, begun: [], closed: [] },
  ],
  [
    'a unit whose later version is missing',
    [unit(BEFORE)],
    unit(BEFORE, AFTER),
    { newUnits: 0, begun: ['2025-07-01'], closed: [] },
  ],
])('%s', (_, known, planned, expected) => {
  expect(changesOf(known, planned)).toEqual(expected);
});

test('an event is known again by its day and what it made, whatever it is called', () => {
  const event = (
    eventId: string,
    successorUnitId: string | null,
    effectiveOn = '2025-07-01',
  ): UnitEvent => ({
    eventId,
    kind: successorUnitId === null ? 'abolished' : 'merged',
    effectiveOn,
    decision: null,
    links: [{ predecessorUnitId: 'huyen-a', successorUnitId, extent: 'whole' }],
  });
  const known = [event('ghi-tay', 'xa-a'), event('giai-the', null)];
  const planned = [
    event('2025-07-01-xa-a', 'xa-a'),
    event('2025-07-01-huyen-a', null),
    event('2025-07-01-xa-b', 'xa-b'),
    event('2026-04-30-xa-a', 'xa-a', '2026-04-30'),
  ];
  const { events } = mergeHistories({ units: [], events: known }, { units: [], events: planned });
  expect(events.map(({ eventId }) => eventId)).toEqual(['2025-07-01-xa-b', '2026-04-30-xa-a']);
});
