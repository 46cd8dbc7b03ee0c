import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { ViewEvent } from '@congkhai/shared/views/class-view';
import type { Agent, ViewClass, ViewSource } from '@congkhai/shared/views/view';
import { hourNumberAt, MILLISECONDS_PER_HOUR } from './hour-numbers';

/** The columns of `events`, as they are inserted. */
export const EVENT_COLUMNS = [
  'hour',
  'offset_milliseconds',
  'event_id',
  'arrival',
  'article',
  'reader_key',
  'network_key',
  'agent',
  'source',
  'is_internal',
  'is_prefetch',
  'starts_tab',
  'class',
  'starts_visit',
];

/** Selects events with the names of `StoredEvent`. */
export const SELECT_EVENTS = `
  SELECT hour, offset_milliseconds AS offset, event_id AS eventId, article_id AS articleId, locale, reader_key AS readerKey,
    network_key AS networkKey, agent, source, is_internal AS isInternal, is_prefetch AS isPrefetch, starts_tab AS startsTab,
    class AS viewClass, starts_visit AS startsVisit
  FROM events JOIN articles USING (article)`;

/** An event as the database gives it back. It was written by `EVENT_COLUMNS` alone, so its types are known. */
export interface StoredEvent {
  hour: number;
  offset: number;
  eventId: Buffer;
  articleId: string;
  locale: Locale;
  readerKey: string | null;
  networkKey: string;
  agent: Agent;
  source: ViewSource;
  isInternal: number;
  isPrefetch: number;
  startsTab: number | null;
  viewClass: ViewClass;
  startsVisit: number;
}

/** An event id in 16 bytes. */
export function bytesOfEventId(eventId: string): Buffer {
  return Buffer.from(eventId.replaceAll('-', ''), 'hex');
}

export function rowOfEvent(
  event: ViewEvent,
  facts: { arrival: number; article: number; viewClass: ViewClass; startsVisit: boolean },
): unknown[] {
  const at = event.recordedAt.getTime();
  return [
    hourNumberAt(at),
    at % MILLISECONDS_PER_HOUR,
    bytesOfEventId(event.eventId),
    facts.arrival,
    facts.article,
    event.readerKey,
    event.networkKey,
    event.agent,
    event.source,
    Number(event.isInternal),
    Number(event.isPrefetch),
    event.startsTab === null ? null : Number(event.startsTab),
    facts.viewClass,
    Number(facts.startsVisit),
  ];
}

export function eventOfRow(row: StoredEvent): ViewEvent {
  const { hour, offset, eventId, isInternal, isPrefetch, startsTab, ...rest } = row;
  const { articleId, locale, readerKey, networkKey, agent, source } = rest;
  return {
    eventId: textOfEventId(eventId),
    articleId,
    locale,
    recordedAt: new Date(hour * MILLISECONDS_PER_HOUR + offset),
    readerKey,
    networkKey,
    agent,
    source,
    isInternal: isInternal === 1,
    isPrefetch: isPrefetch === 1,
    startsTab: startsTab === null ? null : startsTab === 1,
  };
}

function textOfEventId(bytes: Buffer): string {
  const digits = bytes.toString('hex');
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return parts.join('-');
}
