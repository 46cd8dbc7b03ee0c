import { utcHourOf } from '@congkhai/shared/time/local-day';
import { type ClassedView, classView, type ViewEvent } from '@congkhai/shared/views/class-view';
import { classAndRemember, type ReaderState } from '@congkhai/shared/views/reader-state';
import { VIEW_RULES, type ViewRules } from '@congkhai/shared/views/view-rules';
import * as fc from 'fast-check';
import { createReaderMemory } from './reader-memory';

/** Small numbers, so that few events are enough to exceed them. */
const RULES: ViewRules = { ...VIEW_RULES, readerHourMax: 6, networkArticleHourMax: 8 };
const START = Date.parse('2023-10-06T05:00:00.000Z');
const SECONDS = 1_000;
const MINUTES = 60_000;

/** How far the clock is from the event before. It may be set back, but never by a visit's 30 minutes in all. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 * SECONDS }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 35 * MINUTES }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(-35 * SECONDS, -3 * MINUTES, 60 * MINUTES, 190 * MINUTES),
  },
);
const someone = fc.record({
  step,
  articleId: fc.constantFrom('article00000000000000001', 'article00000000000000002'),
  locale: fc.constantFrom<ViewEvent['locale']>('vi', 'en'),
  readerKey: fc.constantFrom('one', 'two', 'three', null),
  networkKey: fc.constantFrom('home', 'office'),
  agent: fc.constantFrom<ViewEvent['agent']>('browser', 'browser', 'browser', 'isbot'),
  isInternal: fc.constantFrom(false, false, false, true),
  startsTab: fc.constantFrom(null, null, true, false),
});

function eventsOf(steps: readonly (Omit<Partial<ViewEvent>, 'eventId'> & { step: number })[]) {
  let at = START;
  return steps.map(({ step: gap, ...some }): ViewEvent => {
    at += gap;
    return { ...VIEW, ...some, recordedAt: new Date(at) };
  });
}

const VIEW: ViewEvent = {
  eventId: '0190b5a2-3c4d-7e8f-9a0b-000000000001',
  articleId: 'article00000000000000001',
  locale: 'vi',
  recordedAt: new Date(START),
  readerKey: 'one',
  networkKey: 'home',
  agent: 'browser',
  source: 'direct',
  isInternal: false,
  isPrefetch: false,
  startsTab: null,
};

/** What an event is classed as by somebody who forgets nothing: one object for each reader, one count for each network, article and hour. */
function createFullMemory(): (event: ViewEvent) => ClassedView {
  const readers = new Map<string, ReaderState>();
  const networks = new Map<string, number>();
  return (event) => {
    const { readerKey, networkKey, articleId, locale, recordedAt } = event;
    const reader = readers.get(readerKey ?? '') ?? null;
    const pair = [networkKey, articleId, locale, utcHourOf(recordedAt)].join();
    const networkViewCount = networks.get(pair) ?? 0;
    const found = classAndRemember(event, { reader, networkViewCount }, RULES);
    if (found.reader) readers.set(readerKey ?? '', found.reader);
    if (found.viewClass === 'human') networks.set(pair, networkViewCount + 1);
    const { viewClass, isRead, startsVisit } = found;
    return { viewClass, isRead, startsVisit };
  };
}

const NUMBERS = new Map<string, number>();
function numberOf({ articleId, locale }: ViewEvent): number {
  const name = `${articleId} ${locale}`;
  const number = NUMBERS.get(name) ?? NUMBERS.size + 1;
  NUMBERS.set(name, number);
  return number;
}

function createClassing(): (event: ViewEvent) => ClassedView {
  const take = createReaderMemory();
  return (event) => take(event, numberOf(event), (context) => classView(event, context, RULES));
}

test('events are classed as by one who forgets nothing', () => {
  void fc.assert(
    fc.property(fc.array(someone, { maxLength: 200, size: 'max' }), (steps) => {
      const events = eventsOf(steps);
      expect(events.map(createClassing())).toEqual(events.map(createFullMemory()));
    }),
    { numRuns: 300 },
  );
});

test('after a restart, the classes that events were given are enough to class the next ones', () => {
  void fc.assert(
    fc.property(
      fc.array(someone, { maxLength: 100, size: 'max' }),
      fc.nat({ max: 100 }),
      (steps, before) => {
        const events = eventsOf(steps);
        const expected = events.map(createFullMemory());
        const take = createReaderMemory();
        const classed = events.map((event, index) =>
          take(event, numberOf(event), (context) => {
            const found = index < before ? expected[index] : undefined;
            return found ?? classView(event, context, RULES);
          }),
        );
        expect(classed).toEqual(expected);
      },
    ),
    { numRuns: 100 },
  );
});

test('more readers than are remembered take the place of those seen longest ago, who begin a visit again', () => {
  const classed = createClassing();
  const view = (readerKey: string) =>
    classed({ ...VIEW, readerKey, networkKey: readerKey }).startsVisit;
  expect([view('early'), view('early')]).toEqual([true, false]);
  for (let n = 0; n < 49_990; n += 1) view(`reader ${n}`);
  expect(view('early')).toBe(false);
  for (let n = 0; n < 120_000; n += 1) view(`other ${n}`);
  expect(view('early')).toBe(true);
});
