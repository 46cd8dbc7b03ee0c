import type { ClassedView, ViewEvent } from '@congkhai/shared/views/class-view';
import type { ViewClass } from '@congkhai/shared/views/view';

// Events as texts of JSON: a batch of them goes to the thread that records, and into the database, in one piece. A row for each, or an object with
// names, would cost several times as much.

/** An event without names; the last number tells its flags (`FLAGS`). */
type EventFields = [
  eventId: string,
  articleId: string,
  locale: ViewEvent['locale'],
  recordedAt: number,
  readerKey: string | null,
  networkKey: string,
  agent: ViewEvent['agent'],
  source: ViewEvent['source'],
  flags: number,
];
type RecordedFields = [...EventFields, viewClass: ViewClass];

/** An event with what it was found to be when it was recorded. */
export interface RecordedView extends Pick<ClassedView, 'viewClass' | 'isRead' | 'startsVisit'> {
  event: ViewEvent;
}

const FLAGS = { internal: 1, prefetch: 2, tabKnown: 4, startsTab: 8, read: 16, startsVisit: 32 };

export function packEvents(events: readonly ViewEvent[]): string {
  return JSON.stringify(events.map((event) => fieldsOf(event, flagsOf(event))));
}

/** Reads what `packEvents` wrote, and nothing else. */
export function unpackEvents(text: string): ViewEvent[] {
  const packed: EventFields[] = JSON.parse(text);
  return packed.map(eventOf);
}

export function packRecorded(views: readonly RecordedView[]): string {
  return JSON.stringify(views.map(recordedFieldsOf));
}

/** Reads what `packRecorded` wrote, and nothing else. */
export function unpackRecorded(text: string): RecordedView[] {
  const packed: RecordedFields[] = JSON.parse(text);
  return packed.map((fields) => {
    const [event, flags, viewClass] = [eventOf(fields), fields[8], fields[9]];
    const isRead = (flags & FLAGS.read) !== 0;
    return { event, viewClass, isRead, startsVisit: (flags & FLAGS.startsVisit) !== 0 };
  });
}

function recordedFieldsOf({ event, viewClass, isRead, startsVisit }: RecordedView): RecordedFields {
  const found = (isRead ? FLAGS.read : 0) | (startsVisit ? FLAGS.startsVisit : 0);
  return [...fieldsOf(event, flagsOf(event) | found), viewClass];
}

function fieldsOf(event: ViewEvent, flags: number): EventFields {
  return [
    event.eventId,
    event.articleId,
    event.locale,
    event.recordedAt.getTime(),
    event.readerKey,
    event.networkKey,
    event.agent,
    event.source,
    flags,
  ];
}

function flagsOf({ isInternal, isPrefetch, startsTab }: ViewEvent): number {
  const ofTab = startsTab === null ? 0 : FLAGS.tabKnown | (startsTab ? FLAGS.startsTab : 0);
  return ofTab | (isInternal ? FLAGS.internal : 0) | (isPrefetch ? FLAGS.prefetch : 0);
}

function eventOf(fields: readonly [...EventFields, ...unknown[]]): ViewEvent {
  const [eventId, articleId, locale, recordedAt, readerKey, networkKey, agent, source, flags] =
    fields;
  return {
    eventId,
    articleId,
    locale,
    recordedAt: new Date(recordedAt),
    readerKey,
    networkKey,
    agent,
    source,
    isInternal: (flags & FLAGS.internal) !== 0,
    isPrefetch: (flags & FLAGS.prefetch) !== 0,
    startsTab: (flags & FLAGS.tabKnown) === 0 ? null : (flags & FLAGS.startsTab) !== 0,
  };
}
