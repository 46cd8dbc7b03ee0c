import type { ViewEvent } from '@congkhai/shared/views/class-view';
import { packEvents, packRecorded, unpackEvents, unpackRecorded } from './packed-events';

const VIEW: ViewEvent = {
  eventId: '018b03fe-a400-7e8f-9a0b-000000000001',
  articleId: 'article00000000000000001',
  locale: 'vi',
  recordedAt: new Date('2023-10-06T08:00:00.123Z'),
  readerKey: 'AAECAwQFBgcICQoLDA0ODw',
  networkKey: 'EBESExQVFhcYGRobHB0eHw',
  agent: 'browser',
  source: 'direct',
  isInternal: false,
  isPrefetch: false,
  startsTab: null,
};

test.each<Partial<ViewEvent>>([
  {},
  { readerKey: null },
  { startsTab: true },
  { startsTab: false },
  { isInternal: true },
  { isPrefetch: true, startsTab: true },
  { agent: 'counter', source: 'government', locale: 'en' },
  { readerKey: 'a key with " and , and \u001f', recordedAt: new Date(0) },
])('%j comes out as it went in, alone and among others', (some) => {
  const events = [VIEW, { ...VIEW, ...some }, VIEW];
  expect(unpackEvents(packEvents(events))).toEqual(events);
  const found = { viewClass: 'human', isRead: true, startsVisit: false } as const;
  const other = { viewClass: 'duplicate', isRead: false, startsVisit: true } as const;
  const recorded = events.map((event, index) => ({ event, ...(index === 1 ? other : found) }));
  expect(unpackRecorded(packRecorded(recorded))).toEqual(recorded);
});
