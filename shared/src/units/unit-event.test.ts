import { changesTerritoryOf, UNIT_EVENT_KINDS, UnitEventSchema } from './unit-event';

const event = (kind: string, ...links: [string | null, string | null, 'whole' | 'part'][]) => ({
  eventId: 'su-kien',
  kind,
  effectiveOn: '2025-07-01',
  decision: null,
  links: links.map(([predecessorUnitId, successorUnitId, extent]) => ({
    predecessorUnitId,
    successorUnitId,
    extent,
  })),
});

test.each([
  ['established', [null, 'a', 'whole'], true],
  ['established', ['b', 'a', 'whole'], false],
  ['abolished', ['a', null, 'whole'], true],
  ['abolished', ['a', 'b', 'whole'], false],
  ['renamed', ['a', 'a', 'whole'], true],
  ['reclassified', ['a', 'a', 'whole'], true],
  ['moved', ['a', 'a', 'whole'], true],
  ['renamed', ['a', 'b', 'whole'], false],
  ['moved', ['a', 'a', 'part'], false],
  ['merged', ['b', 'a', 'part'], true],
  ['split', ['a', 'a', 'part'], true],
  ['merged', [null, 'a', 'whole'], false],
  ['merged', [null, null, 'whole'], false],
] as const)('%s with a link %j is allowed: %s', (kind, link, isAllowed) => {
  expect(UnitEventSchema.safeParse(event(kind, [...link])).success).toBe(isAllowed);
});

test('an event without links is no event', () => {
  for (const kind of UNIT_EVENT_KINDS)
    expect(UnitEventSchema.safeParse(event(kind)).success).toBe(false);
});

test.each([
  ['a whole predecessor', ['b', 'a', 'whole'], true],
  ['a part taken in', ['b', 'a', 'part'], true],
  ['a part lost', ['a', 'b', 'part'], true],
  ['what is left of it', ['a', 'a', 'part'], true],
  ['itself as it was', ['a', 'a', 'whole'], false],
  ['other units only', ['b', 'c', 'whole'], false],
] as const)('the territory of a unit and %s', (_, link, isChanged) => {
  expect(changesTerritoryOf('a', UnitEventSchema.parse(event('merged', [...link])))).toBe(
    isChanged,
  );
});
