import { gzipSync } from 'node:zlib';
import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import { nextWord, type RandomState, seedRandom } from '@congkhai/shared/scorecards/random';
import { parseSegment, segmentRowsOf, writeSegment } from '@congkhai/shared/views/segment';
import { AGENTS, VIEW_SOURCES } from '@congkhai/shared/views/view';
import * as fc from 'fast-check';

const HOUR = '2023-10-06T08';
const BEGINNING = Date.parse(`${HOUR}:00:00.000Z`);

const eventArbitrary = fc.record({
  eventId: fc.uuid({ version: 7 }),
  articleId: fc.stringMatching(/^[a-z0-9]{24,32}$/),
  locale: fc.constantFrom(...LOCALES),
  recordedAt: fc.integer({ min: 0, max: 3_599_999 }).map((offset) => new Date(BEGINNING + offset)),
  readerKey: fc.option(fc.string({ maxLength: 2 })),
  networkKey: fc.string({ maxLength: 2 }),
  agent: fc.constantFrom(...AGENTS),
  source: fc.constantFrom(...VIEW_SOURCES),
  isInternal: fc.boolean(),
  isPrefetch: fc.boolean(),
  startsTab: fc.option(fc.boolean()),
  isDuplicate: fc.boolean(),
  startsVisit: fc.boolean(),
});
type Event = Parameters<typeof segmentRowsOf>[1] extends Iterable<infer Item> ? Item : never;

function inOrder(events: readonly Event[]): Event[] {
  return events.toSorted(
    (a, b) => a.recordedAt.getTime() - b.recordedAt.getTime() || (a.eventId < b.eventId ? -1 : 1),
  );
}

const textOf = (events: readonly Event[]) =>
  [...writeSegment(HOUR, segmentRowsOf(HOUR, events))].join('');
const linesOf = (text: string) => text.slice(0, -1).split('\n');

test('what is written of an hour is read back, row by row, and written again to the same bytes', () => {
  const events = fc.uniqueArray(eventArbitrary, { selector: ({ eventId }) => eventId });
  void fc.assert(
    fc.property(events.map(inOrder), (hour) => {
      const text = textOf(hour);
      const rows = [...parseSegment(HOUR, linesOf(text))];
      expect(rows).toEqual([...segmentRowsOf(HOUR, hour)]);
      expect([...writeSegment(HOUR, rows)].join('')).toBe(text);
    }),
  );
});

test('rows in any other order are not the text of the hour', () => {
  const events = fc.uniqueArray(eventArbitrary, {
    selector: ({ eventId }) => eventId,
    minLength: 2,
  });
  void fc.assert(
    fc.property(events.map(inOrder), fc.nat(), (hour, position) => {
      const [first, second, ...lines] = linesOf(textOf(hour));
      const at = position % (lines.length - 1);
      const swapped = lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
      const parse = () => [...parseSegment(HOUR, [first ?? '', second ?? '', ...swapped])];
      expect(parse).toThrow(/column (?:offset|event|reader|network)/);
    }),
  );
});

const shareOf = (state: RandomState) => nextWord(state) / 2 ** 32;

/** An hour in which readers open articles as they do on a portal: a few articles by many, many by a few; some readers open several. */
function aBusyHour(viewCount: number, articleCount: number): Event[] {
  const state = seedRandom(1);
  const articleIds = Array.from({ length: articleCount }, () => textFrom(state, 24, 36));
  const readerCount = Math.ceil(viewCount / 3);
  const events = Array.from({ length: viewCount }, (): Event => {
    const offset = Math.floor(shareOf(state) * 3_600_000);
    const article = Math.floor(articleCount ** shareOf(state)) - 1;
    const reader = Math.floor(shareOf(state) * readerCount);
    // The reader's page makes the id, about a tenth of a second before the server sees it.
    const madeAt = (BEGINNING + offset - Math.floor(shareOf(state) * 200)).toString(16);
    const time = madeAt.padStart(12, '0');
    const variant = 'ab89'.charAt(Math.floor(shareOf(state) * 4));
    return {
      eventId: `${time.slice(0, 8)}-${time.slice(8)}-7${textFrom(state, 3, 16)}-${variant}${textFrom(state, 3, 16)}-${textFrom(state, 12, 16)}`,
      articleId: articleIds[article] ?? '',
      locale: shareOf(state) < 0.9 ? 'vi' : 'en',
      recordedAt: new Date(BEGINNING + offset),
      readerKey: `${reader}`,
      networkKey: `${reader % Math.ceil(readerCount / 2)}`,
      agent: shareOf(state) < 0.95 ? 'browser' : 'isbot',
      source: VIEW_SOURCES[Math.floor(shareOf(state) * VIEW_SOURCES.length)] ?? 'direct',
      isInternal: false,
      isPrefetch: false,
      startsTab: null,
      isDuplicate: shareOf(state) < 0.05,
      startsVisit: shareOf(state) < 0.4,
    };
  });
  return inOrder(events);
}

function textFrom(state: RandomState, length: number, radix: number): string {
  return Array.from({ length }, () => Math.floor(shareOf(state) * radix).toString(radix)).join('');
}

test.each([
  { viewCount: 2_000, articleCount: 100 },
  { viewCount: 100_000, articleCount: 1_000 },
  { viewCount: 100_000, articleCount: 20_000 },
])(
  'the segment of $viewCount views of $articleCount articles takes at most 35 bytes a view',
  (hour) => {
    const text = textOf(aBusyHour(hour.viewCount, hour.articleCount));
    const bytes = gzipSync(text, { level: 9 }).byteLength / hour.viewCount;

    expect(bytes).toBeLessThanOrEqual(35);
  },
);
