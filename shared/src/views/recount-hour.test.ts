import * as fc from 'fast-check';
import type { ViewEvent } from './class-view';
import { classAndRemember, type ReaderState } from './reader-state';
import { recountHour, type SegmentRow } from './recount-hour';
import { AGENTS, VIEW_CLASSES, VIEW_SOURCES, type ViewClass } from './view';
import { VIEW_RULES, type ViewRules } from './view-rules';

const ARTICLE = 'article00000000000000001';
const OTHER = 'article00000000000000002';
/** Rules with small numbers, so that hours stay small too. */
const SMALL: ViewRules = {
  ...VIEW_RULES,
  version: 'small',
  readerHourMax: 4,
  networkArticleHourMax: 3,
  concentrationMin: 2,
  concentrationPercentMax: 50,
};

function aRow(row: Partial<SegmentRow> = {}): SegmentRow {
  return {
    eventId: '0190b5a2-3c4d-7e8f-9a0b-000000000001',
    offset: 0,
    articleId: ARTICLE,
    locale: 'vi',
    reader: 1,
    network: 1,
    agent: 'browser',
    source: 'direct',
    isInternal: false,
    isPrefetch: false,
    isDuplicate: false,
    startsVisit: false,
    ...row,
  };
}

/** Rows of as many readers, each in a network of their own. */
function readers(count: number, row: Partial<SegmentRow> = {}): SegmentRow[] {
  return Array.from({ length: count }, (_, n) => aRow({ reader: n + 1, network: n + 1, ...row }));
}

const recount = (rows: SegmentRow[], rules = VIEW_RULES) => recountHour(() => rows, rules);
const none = Object.fromEntries(VIEW_CLASSES.map((name) => [name, 0]));

test('an hour without rows has nothing', () => {
  expect(recount([])).toEqual({
    articles: [],
    visitCount: 0,
    withoutReaderCount: 0,
    tallies: none,
  });
});

test('views, reads, sources and visits of an hour, articles in their order', () => {
  const rows = [
    aRow({ articleId: OTHER, source: 'search', startsVisit: true }),
    aRow({ source: 'portal' }),
    aRow({ source: 'portal', offset: 60_000 }),
    aRow({ reader: 2, network: 2, source: 'social', startsVisit: true }),
    aRow({ reader: null, network: 3, locale: 'en', startsVisit: true }),
  ];
  // Article 1: three views by two readers in Vietnamese, one view by nobody known in English. Article 2: one view.
  expect(recount(rows)).toEqual({
    articles: [
      {
        articleId: ARTICLE,
        locale: 'en',
        viewCount: 1,
        readCount: 0,
        sources: { direct: 1 },
        suspectCount: 0,
      },
      {
        articleId: ARTICLE,
        locale: 'vi',
        viewCount: 3,
        readCount: 2,
        sources: { portal: 2, social: 1 },
        suspectCount: 0,
      },
      {
        articleId: OTHER,
        locale: 'vi',
        viewCount: 1,
        readCount: 1,
        sources: { search: 1 },
        suspectCount: 0,
      },
    ],
    visitCount: 3,
    withoutReaderCount: 1,
    tallies: { ...none, human: 5 },
  });
});

test.each<[string, Partial<SegmentRow>, ViewClass]>([
  ['a bot', { agent: 'isbot' }, 'declared-bot'],
  ['a bot that is marked a duplicate', { agent: 'counter', isDuplicate: true }, 'declared-bot'],
  ['an editor', { isInternal: true, agent: 'none' }, 'internal'],
  ['prefetching', { isPrefetch: true, agent: 'none' }, 'prefetch'],
  ['a duplicate', { isDuplicate: true }, 'duplicate'],
])('%s is tallied and counts nowhere', (_what, row, viewClass) => {
  const counts = recount([aRow(row)]);
  expect(counts.articles).toEqual([]);
  expect(counts.tallies).toEqual({ ...none, [viewClass]: 1 });
});

// Each row: who opens the article how often, and how many of it are views and suspect.
test.each<[string, SegmentRow[], { viewCount: number; suspectCount: number }]>([
  ['4 by one reader: as many as a person makes', spread(4), { viewCount: 4, suspectCount: 0 }],
  ['5 by one reader: all are suspect', spread(5), { viewCount: 0, suspectCount: 5 }],
  ['3 of a network among 7: as many as may be', network(3, 4), { viewCount: 7, suspectCount: 0 }],
  ['4 of a network among 8: one is too many', network(4, 4), { viewCount: 7, suspectCount: 1 }],
  [
    '2 of a network, all there is: too few to tell',
    network(2, 0),
    { viewCount: 2, suspectCount: 0 },
  ],
  ['3 of a network among 6: just half', network(3, 3), { viewCount: 6, suspectCount: 0 }],
  ['3 of a network among 5: more than half', network(3, 2), { viewCount: 2, suspectCount: 3 }],
])('%s', (_what, rows, expected) => {
  const { articles, tallies } = recount(rows, SMALL);
  expect(articles[0]).toMatchObject(expected);
  expect(tallies).toMatchObject({ human: expected.viewCount, suspect: expected.suspectCount });
});

/** One reader who opens the article so often, each time through another network. */
function spread(count: number): SegmentRow[] {
  return readers(count, { reader: 1 });
}

/** Readers in one network, and others in networks of their own. */
function network(inOne: number, others: number): SegmentRow[] {
  return readers(inOne + others).map((row, n) => (n < inOne ? { ...row, network: 1 } : row));
}

test('an article of which nothing counts but something is suspect is named; bots and editors do not make growth look spread', () => {
  const bots = readers(20, { agent: 'isbot', network: 99 });
  const counts = recount([...network(3, 0), ...bots, aRow({ isInternal: true })], SMALL);
  expect(counts.articles).toMatchObject([
    { viewCount: 0, readCount: 0, sources: {}, suspectCount: 3 },
  ]);
  expect(counts.tallies).toEqual({ ...none, suspect: 3, 'declared-bot': 20, internal: 1 });
});

test('with suspects their reads and visits go too', () => {
  const rows = spread(5).map((row) => ({ ...row, startsVisit: true }));
  expect(recount(rows, SMALL).visitCount).toBe(0);
});

// What was counted when it was recorded is what the rows give, as long as no whole group is suspect: then sealing changes nothing.
const eventArbitrary = fc.record({
  offset: fc.integer({ min: 0, max: 3_599_999 }),
  articleId: fc.constantFrom(ARTICLE, OTHER),
  locale: fc.constantFrom('vi' as const, 'en' as const),
  readerKey: fc.constantFrom('a', 'b', 'c', null),
  networkKey: fc.constantFrom('x', 'y'),
  agent: fc.constantFrom(...AGENTS, 'browser' as const, 'browser' as const),
  source: fc.constantFrom(...VIEW_SOURCES),
  isInternal: fc.constantFrom(false, false, false, true),
  isPrefetch: fc.constantFrom(false, false, false, true),
  startsTab: fc.constantFrom(true, false, null),
});

test('sealing by the rules that an hour was recorded by changes nothing where no group is suspect', () => {
  void fc.assert(
    fc.property(fc.array(eventArbitrary, { maxLength: 60 }), (sent) => {
      const { rows, counted } = record(sent.toSorted((a, b) => a.offset - b.offset));
      const { articles, tallies, visitCount, withoutReaderCount } = recount(rows);
      expect({ tallies, visitCount, withoutReaderCount }).toEqual(counted.site);
      expect(
        articles.map(({ articleId, locale, viewCount, readCount }) => [
          `${articleId} ${locale}`,
          viewCount,
          readCount,
        ]),
      ).toEqual(
        [...counted.articles]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, counts]) => [key, ...counts]),
      );
    }),
  );
});

type Sent = Omit<ViewEvent, 'eventId' | 'recordedAt'> & { offset: number };

/** Records events as a store does, and gives their rows and what was counted. */
function record(sent: readonly Sent[]) {
  const remembered = new Map<string, ReaderState>();
  const articles = new Map<string, [viewCount: number, readCount: number]>();
  const site = { tallies: { ...none }, visitCount: 0, withoutReaderCount: 0 };
  const rows = sent.map(({ offset, readerKey, networkKey, ...facts }, n): SegmentRow => {
    const eventId = `0190b5a2-3c4d-7e8f-9a0b-${String(n).padStart(12, '0')}`;
    const recordedAt = new Date(Date.parse('2023-10-06T08:00:00.000Z') + offset);
    const event = { ...facts, eventId, recordedAt, readerKey, networkKey };
    const reader = remembered.get(readerKey ?? '') ?? null;
    const classed = classAndRemember(event, { reader, networkViewCount: 0 }, VIEW_RULES);
    if (readerKey !== null && classed.reader) remembered.set(readerKey, classed.reader);
    site.tallies[classed.viewClass] = (site.tallies[classed.viewClass] ?? 0) + 1;
    if (classed.viewClass === 'human') {
      const key = `${event.articleId} ${event.locale}`;
      const [viewCount, readCount] = articles.get(key) ?? [0, 0];
      articles.set(key, [viewCount + 1, readCount + Number(classed.isRead)]);
      site.visitCount += Number(classed.startsVisit);
      site.withoutReaderCount += Number(readerKey === null);
    }
    const isDuplicate = classed.viewClass === 'duplicate';
    const { startsTab: _, ...kept } = facts;
    return {
      ...kept,
      eventId,
      offset,
      reader: readerKey === null ? null : readerKey.charCodeAt(0),
      network: networkKey.charCodeAt(0),
      isDuplicate,
      startsVisit: classed.startsVisit,
    };
  });
  return { rows, counted: { articles, site } };
}
