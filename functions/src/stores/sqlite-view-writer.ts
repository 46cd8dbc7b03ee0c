import { classView, type ViewEvent } from '@congkhai/shared/views/class-view';
import type { RejectionReason } from '@congkhai/shared/views/view';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import type { Database } from 'better-sqlite3';
import { hourNumberAt, MILLISECONDS_PER_HOUR } from './hour-numbers';
import { packRecorded, type RecordedView, unpackRecorded } from './packed-events';
import { createReaderMemory, REMEMBERED_HOURS, type ReaderMemory } from './reader-memory';
import { createArticleNumbers } from './sqlite-article-numbers';
import { type Counters, createCounters } from './sqlite-counters';
import { prepareCounting, type Rejections } from './sqlite-counting';
import { prepareEventIds } from './sqlite-event-ids';

/** A commit of more events than this leaves it to a later one to count them, if it may. */
const COUNTED_AT_ONCE_MAX = 64;

/** What arrived together and is committed together. */
export interface ViewBatch {
  events: readonly ViewEvent[];
  rejections: readonly Rejections[];
}

export interface ViewWriter {
  /** Records a batch in one transaction. Throws if nothing of it was recorded. */
  record(batch: ViewBatch): void;
  /** Adds to the counters what was recorded and is not in them yet. */
  count(): void;
  hasUncounted(): boolean;
}

/**
 * Records batches of events through the one connection that writes them. The counters are written in the same commit, but for large batches that
 * follow one another within `countingMilliseconds`: an article is then written once for all of them. Which batches are counted is in the file, so
 * that every event is counted once whatever happens.
 */
export function createViewWriter(
  database: Database,
  { countingMilliseconds }: { countingMilliseconds: number },
): ViewWriter {
  const recordAll = prepareRecording(database);
  const { addAll, ...counting } = prepareCounting(database);
  let known: Known | null = null;
  let countedAt = Number.NEGATIVE_INFINITY;

  function isToCount({ events }: ViewBatch): boolean {
    return (
      events.length <= COUNTED_AT_ONCE_MAX || performance.now() - countedAt >= countingMilliseconds
    );
  }

  function countAll(state: Known): void {
    if (state.uncounted.isEmpty()) return;
    addAll(state.uncounted, state.lastBatch);
    state.uncounted = createCounters();
    countedAt = performance.now();
  }

  const run = database.transaction((batch: ViewBatch, state: Known) => {
    recordAll(batch.events, state);
    if (isToCount(batch)) countAll(state);
    counting.addRejections(batch.rejections);
  });

  function record(batch: ViewBatch): void {
    known ??= recall(database);
    try {
      run.immediate(batch, known);
    } catch (error) {
      // What was remembered of a batch that is not in the file must be forgotten.
      known = null;
      throw error;
    }
  }

  const count = () => record({ events: [], rejections: [] });
  known = recall(database);
  if (!known.uncounted.isEmpty()) count();
  return { record, count, hasUncounted: () => known === null || !known.uncounted.isEmpty() };
}

function prepareRecording(database: Database) {
  const findFirstOpenHour = database
    .prepare<[], number>('SELECT first_open_hour FROM recording')
    .pluck();
  const noteIds = prepareEventIds(database);
  const insertBatch = database.prepare('INSERT INTO event_batches VALUES (?, ?, ?, ?)');

  function insertAll(hour: number, views: readonly RecordedView[], state: Known): void {
    let first = MILLISECONDS_PER_HOUR;
    for (const { event } of views)
      first = Math.min(first, event.recordedAt.getTime() % MILLISECONDS_PER_HOUR);
    state.lastBatch += 1;
    insertBatch.run(state.lastBatch, hour, first, packRecorded(views));
  }

  return function recordAll(events: readonly ViewEvent[], state: Known): void {
    const firstOpenHour = findFirstOpenHour.get() ?? 0;
    const byHour = new Map<number, ViewEvent[]>();
    for (const sent of events) {
      const event = movedToOpenHour(sent, firstOpenHour);
      const hour = hourNumberAt(event.recordedAt.getTime());
      const others = byHour.get(hour);
      if (others) others.push(event);
      else byHour.set(hour, [event]);
    }
    for (const [hour, ofHour] of byHour) {
      const views = noteIds(ofHour, hour).map((event) => takeIn(event, hour, state));
      if (views.length > 0) insertAll(hour, views, state);
    }
  };
}

/** What the writer knows of what is in the file. */
interface Known {
  take: ReaderMemory;
  numberOf: ReturnType<typeof createArticleNumbers>;
  /** Batches are numbered as they arrive. */
  lastBatch: number;
  /** What the batches add that are not counted yet. */
  uncounted: Counters;
}

function recall(database: Database): Known {
  const find = (column: string, table: string) =>
    database.prepare<[], number | null>(`SELECT ${column} FROM ${table}`).pluck().get() ?? 0;
  const lastHour = find('max(hour)', 'event_batches');
  const countedBatch = find('counted_batch', 'recording');
  const known: Known = {
    take: createReaderMemory(),
    numberOf: createArticleNumbers(database),
    lastBatch: Math.max(find('max(batch)', 'event_batches'), countedBatch),
    uncounted: createCounters(),
  };
  const recent = database
    .prepare<[number, number], [number, number, string]>(
      'SELECT batch, hour, events FROM event_batches WHERE hour > ? OR batch > ? ORDER BY batch',
    )
    .raw();
  for (const [batch, hour, events] of recent.iterate(lastHour - REMEMBERED_HOURS, countedBatch))
    for (const view of unpackRecorded(events)) {
      const article = known.numberOf(view.event.articleId, view.event.locale);
      known.take(view.event, article, () => view);
      if (batch > countedBatch) known.uncounted.add(view, { hour, article });
    }
  return known;
}

/** Classes an event and notes what it adds to the counters. */
function takeIn(
  event: ViewEvent,
  hour: number,
  { take, numberOf, uncounted }: Known,
): RecordedView {
  const article = numberOf(event.articleId, event.locale);
  const { viewClass, isRead, startsVisit } = take(event, article, (context) =>
    classView(event, context, VIEW_RULES),
  );
  // Written out, because to spread an object takes longer than to class a view.
  const view = { event, viewClass, isRead, startsVisit };
  uncounted.add(view, { hour, article });
  return view;
}

/** A clock that was set back, or a process that slept, may be late for an hour that is closed: the next one takes the event. */
function movedToOpenHour(event: ViewEvent, firstOpenHour: number): ViewEvent {
  const firstInstant = firstOpenHour * MILLISECONDS_PER_HOUR;
  if (event.recordedAt.getTime() >= firstInstant) return event;
  return { ...event, recordedAt: new Date(firstInstant) };
}

/** Adds up refused requests until they are committed. */
export function createRejectionTally() {
  const tally = new Map<string, Rejections>();
  return {
    add(reason: RejectionReason, localDay: string): void {
      const key = `${localDay} ${reason}`;
      const known = tally.get(key);
      if (known) known.requestCount += 1;
      else tally.set(key, { localDay, reason, requestCount: 1 });
    },
    take(): Rejections[] {
      const taken = [...tally.values()];
      tally.clear();
      return taken;
    },
  };
}
