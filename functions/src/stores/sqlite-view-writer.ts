import { classView, type ViewEvent } from '@congkhai/shared/views/class-view';
import type { RejectionReason } from '@congkhai/shared/views/view';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import type { Database } from 'better-sqlite3';
import {
  dayNumberOf,
  dayOfHour,
  hourNameOf,
  hourNumberAt,
  MILLISECONDS_PER_HOUR,
} from './hour-numbers';
import { createReaderMemory, type ReaderMemory } from './reader-memory';
import { createArticleNumbers } from './sqlite-article-numbers';
import { createBatchCounters, rowOfArticle, rowOfSite } from './sqlite-counters';
import {
  bytesOfEventId,
  EVENT_COLUMNS,
  eventOfRow,
  rowOfEvent,
  SELECT_EVENTS,
  type StoredEvent,
} from './sqlite-events';
import { ARTICLE_COLUMNS, addingTo, SITE_COLUMNS } from './sqlite-schema';

/** Readers are remembered for the hour that it is and so many before, which is more than the 30 minutes of a visit. */
const REMEMBERED_HOURS = 3;

/** Requests of one day that were refused for one reason. */
export interface Rejections {
  localDay: string;
  reason: RejectionReason;
  requestCount: number;
}

/** What arrived together and is committed together. */
export interface ViewBatch {
  events: readonly ViewEvent[];
  rejections: readonly Rejections[];
}

/** Records batches of events through the one connection that writes them, each batch in one transaction. Throws if nothing of it was recorded. */
export function createViewWriter(database: Database): (batch: ViewBatch) => void {
  const statements = prepareStatements(database);
  let known: Known | null = recall(database);

  const recordAll = database.transaction(({ events, rejections }: ViewBatch, state: Known) => {
    const firstOpenHour = statements.findFirstOpenHour.get() ?? 0;
    const counters = createBatchCounters();
    for (const sent of events) {
      const event = movedToOpenHour(sent, firstOpenHour);
      const hour = hourNumberAt(event.recordedAt.getTime());
      const isNew = statements.insertId.run(bytesOfEventId(event.eventId), hour).changes > 0;
      if (!isNew) continue;
      turnTo(hour, state);
      const classed = classView(event, state.memory.contextOf(event), VIEW_RULES);
      state.memory.note(event, classed.viewClass, classed.reader);
      const article = state.numberOf(event.articleId, event.locale);
      state.arrival += 1;
      statements.insertEvent.run(
        rowOfEvent(event, { ...classed, arrival: state.arrival, article }),
      );
      counters.add(event, classed, { hour, article });
    }
    for (const { hour, article, counts } of counters.articles()) {
      const row = rowOfArticle(counts);
      statements.addToHour.run([hour, article, ...row]);
      statements.addToDay.run([article, dayOfHour(hour), ...row]);
    }
    for (const [hour, counts] of counters.site())
      statements.addToSite.run([hour, ...rowOfSite(counts)]);
    for (const { localDay, reason, requestCount } of rejections)
      statements.addRejections.run(dayNumberOf(localDay), reason, requestCount);
  });

  return function record(batch) {
    known ??= recall(database);
    try {
      recordAll.immediate(batch, known);
    } catch (error) {
      // What was remembered of a batch that is not in the file must be forgotten.
      known = null;
      throw error;
    }
  };
}

function prepareStatements(database: Database) {
  const places = EVENT_COLUMNS.map(() => '?').join(', ');
  return {
    findFirstOpenHour: database
      .prepare<[], number>('SELECT first_open_hour FROM recording')
      .pluck(),
    insertId: database.prepare('INSERT OR IGNORE INTO event_ids VALUES (?, ?)'),
    insertEvent: database.prepare(
      `INSERT INTO events (${EVENT_COLUMNS.join(', ')}) VALUES (${places})`,
    ),
    addToHour: database.prepare(addingTo('article_hours', ['hour', 'article'], ARTICLE_COLUMNS)),
    addToDay: database.prepare(addingTo('article_days', ['article', 'local_day'], ARTICLE_COLUMNS)),
    addToSite: database.prepare(addingTo('hours', ['hour'], SITE_COLUMNS)),
    addRejections: database.prepare(
      addingTo('rejections', ['local_day', 'reason'], ['request_count']),
    ),
  };
}

/** What the writer knows of what is in the file. */
interface Known {
  memory: ReaderMemory;
  numberOf: ReturnType<typeof createArticleNumbers>;
  /** Events are numbered as they arrive. */
  arrival: number;
  lastHour: number;
}

function recall(database: Database): Known {
  const memory = createReaderMemory();
  const lastHour = database.prepare<[], number>('SELECT max(hour) FROM events').pluck().get() ?? 0;
  const stored = database.prepare<[number], StoredEvent>(
    `${SELECT_EVENTS} WHERE hour > ? ORDER BY arrival`,
  );
  for (const row of stored.iterate(lastHour - REMEMBERED_HOURS))
    memory.recall(eventOfRow(row), row.viewClass);
  const arrival = database.prepare<[], number>('SELECT max(arrival) FROM events').pluck().get();
  return { memory, numberOf: createArticleNumbers(database), arrival: arrival ?? 0, lastHour };
}

/** A clock that was set back, or a process that slept, may be late for an hour that is closed: the next one takes the event. */
function movedToOpenHour(event: ViewEvent, firstOpenHour: number): ViewEvent {
  const firstInstant = firstOpenHour * MILLISECONDS_PER_HOUR;
  if (event.recordedAt.getTime() >= firstInstant) return event;
  return { ...event, recordedAt: new Date(firstInstant) };
}

function turnTo(hour: number, known: Known): void {
  if (hour <= known.lastHour) return;
  known.lastHour = hour;
  known.memory.forgetBefore(hourNameOf(hour - REMEMBERED_HOURS + 1));
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
