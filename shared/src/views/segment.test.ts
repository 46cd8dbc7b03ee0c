import type { SegmentRow } from './recount-hour';
import { parseSegment, segmentRowsOf, writeSegment } from './segment';

const HOUR = '2023-10-06T08';
const ARTICLE = 'a'.repeat(24);
const EVENT = '018b0380-8a00-7000-8000-000000000001';
const LATER_EVENT = '018b0380-8a00-7000-8000-000000000002';

const anEvent = (overrides: object = {}) => ({
  eventId: EVENT,
  articleId: ARTICLE,
  locale: 'vi' as const,
  recordedAt: new Date('2023-10-06T08:00:01.500Z'),
  readerKey: 'R' as string | null,
  networkKey: 'N',
  agent: 'browser' as const,
  source: 'search' as const,
  isInternal: false,
  isPrefetch: false,
  startsTab: true,
  isDuplicate: false,
  startsVisit: true,
  ...overrides,
});

const textOf = (rows: Iterable<SegmentRow>) => [...writeSegment(HOUR, rows)].join('');
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');
const parse = (text: string, hour = HOUR) => [...parseSegment(hour, linesOf(text))];

test('an hour is written as two lines of headers and a line for each event, without the keys of readers and networks', () => {
  const events = [
    anEvent(),
    anEvent({
      eventId: LATER_EVENT,
      recordedAt: new Date('2023-10-06T08:59:59.999Z'),
      isDuplicate: true,
      startsVisit: false,
    }),
    anEvent({
      eventId: LATER_EVENT.replace(/2$/, '3'),
      recordedAt: new Date('2023-10-06T08:59:59.999Z'),
      locale: 'en',
      readerKey: null,
      networkKey: 'M',
      agent: 'isbot',
      isInternal: true,
      isPrefetch: true,
    }),
  ];
  expect(textOf(segmentRowsOf(HOUR, events))).toBe(
    [
      '#congkhai-segment/1 2023-10-06T08',
      'offset,event,reader,network,article,locale,agent,source,flags',
      `1500,${EVENT},1,1,${ARTICLE},vi,browser,search,v`,
      `3599999,${LATER_EVENT},1,1,1,vi,browser,search,d`,
      `3599999,${LATER_EVENT.replace(/2$/, '3')},,2,1,en,isbot,search,ipv`,
      '',
    ].join('\n'),
  );
});

test.each(['2023-10-06T07:59:59.999Z', '2023-10-06T09:00:00.000Z'])(
  'an event at %s is not of the hour 08',
  (instant) => {
    const events = [anEvent({ recordedAt: new Date(instant) })];
    expect(() => [...segmentRowsOf(HOUR, events)]).toThrow('is not of 2023-10-06T08');
  },
);

const HEADERS =
  '#congkhai-segment/1 2023-10-06T08\noffset,event,reader,network,article,locale,agent,source,flags\n';
const ROW = `1500,${EVENT},1,1,${ARTICLE},vi,browser,search,v`;
const LATER_ROW = `1500,${LATER_EVENT},1,1,1,vi,browser,search,`;

test.each([
  [
    'of another hour',
    HEADERS.replace('T08', 'T09'),
    'line 1: expected #congkhai-segment/1 2023-10-06T08, found "#congkhai-segment/1 2023-10-06T09"',
  ],
  [
    'of a later format',
    HEADERS.replace('/1', '/2'),
    'line 1: expected #congkhai-segment/1 2023-10-06T08',
  ],
  ['without headers', '', 'line 1: expected #congkhai'],
  ['with one header', '#congkhai-segment/1 2023-10-06T08', 'line 2: expected offset,event'],
  ['with a row of too few cells', `${HEADERS}1500,${EVENT},1`, 'line 3: expected 9 columns'],
  ['with an empty line', `${HEADERS}${ROW}\n\n`, 'line 4: expected 9 columns, found ""'],
  [
    'with an hour of more than an hour',
    HEADERS + ROW.replace('1500', '3600000'),
    'line 3, column offset: expected milliseconds since the hour began, from 0 to 3599999, found "3600000"',
  ],
  ['with a leading zero', HEADERS + ROW.replace('1500', '01500'), 'line 3, column offset'],
  [
    'with an id in capitals',
    HEADERS + ROW.replace(EVENT, EVENT.toUpperCase()),
    'line 3, column event: expected a UUIDv7 in small letters',
  ],
  ['with an id of version 4', HEADERS + ROW.replace('-7000-', '-4000-'), 'line 3, column event'],
  [
    'whose first reader is not 1',
    HEADERS + ROW.replace(',1,1,', ',2,1,'),
    'line 3, column reader: expected at most 1, the next new number, found "2"',
  ],
  [
    'whose first network is not 1',
    HEADERS + ROW.replace(',1,1,', ',1,2,'),
    'line 3, column network: expected at most 1',
  ],
  [
    'with a network of nobody',
    HEADERS + ROW.replace(',1,1,', ',1,,'),
    'line 3, column network: expected a number from 1 on, found ""',
  ],
  [
    'with no article',
    HEADERS + ROW.replace(ARTICLE, 'tin-moi'),
    'line 3, column article: expected the id of an article where it stands first, then its number by first appearance, found "tin-moi"',
  ],
  [
    'in an unknown language',
    HEADERS + ROW.replace(',vi,', ',fr,'),
    'line 3, column locale: expected one of vi, en, found "fr"',
  ],
  [
    'from an unknown agent',
    HEADERS + ROW.replace('browser', 'Browser'),
    'line 3, column agent: expected one of browser, none, isbot, counter',
  ],
  ['from an unknown source', HEADERS + ROW.replace('search', 'seek'), 'line 3, column source'],
  [
    'with flags in another order',
    HEADERS + ROW.replace(/v$/, 'vd'),
    'line 3, column flags: expected some of the letters d, i, p, v, in this order, found "vd"',
  ],
  [
    'that goes back in time',
    `${HEADERS}${ROW}\n${LATER_ROW.replace('1500', '1499')}`,
    'line 4, column offset: expected no time before 1500',
  ],
  [
    'with the number of an article that never came',
    HEADERS + ROW.replace(ARTICLE, '1'),
    'line 3, column article',
  ],
  [
    'with the id of an article twice',
    `${HEADERS}${ROW}\n${LATER_ROW.replace(',1,vi', `,${ARTICLE},vi`)}`,
    'line 4, column article',
  ],
  [
    'that goes back in event ids',
    `${HEADERS}${LATER_ROW.replace(',1,vi', `,${ARTICLE},vi`)}\n${ROW.replace(ARTICLE, '1')}`,
    'line 4, column event: expected rows of one millisecond in the order',
  ],
  [
    'with an event twice',
    `${HEADERS}${ROW}\n${ROW.replace('1500', '1501').replace(ARTICLE, '1')}`,
    'line 4, column event: expected every event once',
  ],
  ['whose lines end as on Windows', `${HEADERS}${ROW}\r\n`, 'line 3, column flags'],
])('a segment %s is refused', (_, text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test('an hour without events is a segment too', () => {
  expect(parse(textOf([]))).toEqual([]);
});
