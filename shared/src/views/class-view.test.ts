import type { ClassedView, ViewEvent } from './class-view';
import { classAndRemember, type ReaderState, type RememberedView } from './reader-state';
import { VIEW_RULES, type ViewRules } from './view-rules';

const NOON = '2023-10-06T05:00:00.000Z';

function anEvent(event: Partial<ViewEvent> & { at?: string } = {}): ViewEvent {
  const { at = NOON, ...rest } = event;
  return {
    eventId: '0190b5a2-3c4d-7e8f-9a0b-000000000001',
    articleId: 'article00000000000000001',
    locale: 'vi',
    recordedAt: new Date(at),
    readerKey: 'reader',
    networkKey: 'network',
    agent: 'browser',
    source: 'direct',
    isInternal: false,
    isPrefetch: false,
    startsTab: null,
    ...rest,
  };
}

/** Classes events one after the other, each knowing what is remembered of the one reader that they are of. */
function classAll(
  events: readonly ViewEvent[],
  {
    rules = VIEW_RULES,
    networkViewCount = 0,
  }: { rules?: ViewRules; networkViewCount?: number } = {},
): RememberedView[] {
  let reader: ReaderState | null = null;
  return events.map((event) => {
    const classed = classAndRemember(event, { reader, networkViewCount }, rules);
    reader = classed.reader ?? reader;
    return classed;
  });
}

/** "class, and R for a read, V for the start of a visit", which is all that counts. */
function shortly({ viewClass, isRead, startsVisit }: ClassedView): string {
  return `${viewClass}${isRead ? ' R' : ''}${startsVisit ? ' V' : ''}`;
}

test.each<[what: string, event: Partial<ViewEvent>, outcome: string]>([
  ['a browser', {}, 'human R V'],
  ['a browser that asked not to be tracked', { readerKey: null }, 'human'],
  ['such a browser with a new tab', { readerKey: null, startsTab: true }, 'human V'],
  ['a program that isbot knows', { agent: 'isbot' }, 'declared-bot'],
  ['a program of the COUNTER list', { agent: 'counter' }, 'declared-bot'],
  ['whoever does not say what they are', { agent: 'none' }, 'declared-bot'],
  ['an editor', { isInternal: true }, 'internal'],
  ['a page that is fetched ahead', { isPrefetch: true }, 'prefetch'],
  ['an editor whose page is fetched ahead', { isInternal: true, isPrefetch: true }, 'internal'],
  ['a bot that fetches ahead', { isPrefetch: true, agent: 'isbot' }, 'prefetch'],
])('%s is classed %j as %s', (_what, event, outcome) => {
  expect(classAll([anEvent(event)]).map(shortly)).toEqual([outcome]);
});

// Each row: moments of views of one article by one reader, and what becomes of them. 30 seconds make a duplicate, 30 minutes end a visit, a
// read is one in a clock hour.
test.each<[string, [at: string, outcome: string][]]>([
  [
    'a reload within 30 seconds',
    [
      ['2023-10-06T05:00:00.000Z', 'human R V'],
      ['2023-10-06T05:00:29.999Z', 'duplicate'],
      ['2023-10-06T05:00:30.000Z', 'human'],
    ],
  ],
  [
    'reloads without end: the 30 seconds begin with what counted',
    [
      ['2023-10-06T05:00:00.000Z', 'human R V'],
      ['2023-10-06T05:00:20.000Z', 'duplicate'],
      ['2023-10-06T05:00:40.000Z', 'human'],
      ['2023-10-06T05:01:00.000Z', 'duplicate'],
    ],
  ],
  [
    'a new clock hour',
    [
      ['2023-10-06T05:59:00.000Z', 'human R V'],
      ['2023-10-06T05:59:59.999Z', 'human'],
      ['2023-10-06T06:00:29.999Z', 'human R'],
      ['2023-10-06T06:00:59.000Z', 'duplicate'],
    ],
  ],
  [
    '30 minutes without a view',
    [
      ['2023-10-06T05:00:00.000Z', 'human R V'],
      ['2023-10-06T05:29:59.999Z', 'human'],
      ['2023-10-06T05:59:59.999Z', 'human V'],
    ],
  ],
  [
    'a duplicate keeps the visit going',
    [
      ['2023-10-06T05:00:00.000Z', 'human R V'],
      ['2023-10-06T05:00:10.000Z', 'duplicate'],
      ['2023-10-06T05:30:05.000Z', 'human'],
    ],
  ],
  [
    'a clock set back by seconds',
    [
      ['2023-10-06T05:00:10.000Z', 'human R V'],
      ['2023-10-06T05:00:00.000Z', 'duplicate'],
    ],
  ],
  [
    'a clock set back by an hour',
    [
      ['2023-10-06T05:10:00.000Z', 'human R V'],
      ['2023-10-06T06:10:00.000Z', 'human R V'],
      ['2023-10-06T05:11:00.000Z', 'human'],
      ['2023-10-06T06:11:00.000Z', 'human V'],
    ],
  ],
])('%s', (_what, moments) => {
  const events = moments.map(([at]) => anEvent({ at }));
  expect(classAll(events).map(shortly)).toEqual(moments.map(([, outcome]) => outcome));
});

test('the same moment on another article or in another language is no duplicate', () => {
  const events = [
    anEvent(),
    anEvent({ articleId: 'article00000000000000002' }),
    anEvent({ locale: 'en' }),
  ];
  expect(classAll(events).map(shortly)).toEqual(['human R V', 'human R', 'human R']);
});

test('a new tab starts a visit in the middle of one, but not as a duplicate', () => {
  const events = [
    anEvent(),
    anEvent({ at: '2023-10-06T05:00:10.000Z', startsTab: true }),
    anEvent({ at: '2023-10-06T05:01:00.000Z', startsTab: true }),
  ];
  expect(classAll(events).map(shortly)).toEqual(['human R V', 'duplicate', 'human V']);
});

test('more activations in a clock hour than a person makes are suspect, duplicates among them', () => {
  const rules = { ...VIEW_RULES, readerHourMax: 3 };
  const at = (time: string) => anEvent({ at: `2023-10-06T${time}.000Z` });
  const events = [at('05:00:00'), at('05:00:10'), at('05:30:00'), at('05:40:00'), at('06:00:00')];
  const outcomes = ['human R V', 'duplicate', 'human', 'suspect', 'human R'];
  expect(classAll(events, { rules }).map(shortly)).toEqual(outcomes);
});

test.each([
  [299, 'human R V'],
  [300, 'suspect'],
])(
  'after %i views of the article by the network in this hour, one more is %s',
  (networkViewCount, outcome) => {
    expect(classAll([anEvent()], { networkViewCount }).map(shortly)).toEqual([outcome]);
  },
);

test('bots, editors and prefetching leave no trace in what is remembered of a reader', () => {
  const [first, bot] = classAll([anEvent(), anEvent({ agent: 'isbot' })]);
  expect(first?.reader).not.toBeNull();
  expect(bot?.reader).toBeNull();
});

test('what is remembered of an article that was not viewed for two hours leaves with the next view', () => {
  const other = 'article00000000000000002';
  const events = [
    anEvent({ at: '2023-10-06T05:10:00.000Z', articleId: other }),
    anEvent({ at: '2023-10-06T05:50:00.000Z' }),
    anEvent({ at: '2023-10-06T07:10:00.000Z' }),
  ];
  expect(classAll(events).at(-1)?.reader?.articles).toEqual([
    {
      articleId: 'article00000000000000001',
      locale: 'vi',
      lastViewedAt: Date.parse('2023-10-06T07:10:00.000Z'),
      readHours: ['2023-10-06T05', '2023-10-06T07'],
    },
  ]);
});
