import { localDayOf, utcHourOf } from '@congkhai/shared/time/local-day';
import { isOutsideCounting, type ViewEvent } from '@congkhai/shared/views/class-view';
import { classAndRemember, type RememberedView } from '@congkhai/shared/views/reader-state';
import type { RejectionReason } from '@congkhai/shared/views/view';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import { pause, type TransactionPart } from './dynamodb-client';
import { textOf } from './dynamodb-counters';
import type { DynamodbDatabase } from './dynamodb-database';
import { itemOfEvent } from './dynamodb-event-rows';
import { createForgetting } from './dynamodb-forgetting';
import type { Item } from './dynamodb-items';
import { gateOf, viewKeys } from './dynamodb-keys';
import { createReaders, type KnownReader } from './dynamodb-readers';
import { createRejections } from './dynamodb-rejections';
import { createTurns } from './in-parallel';
import { StoreUnavailable } from './store-unavailable';
import type { ViewRecorder } from './view-store';

/** An event id is known for three days. */
const EVENT_IDS_KEPT_SECONDS = 3 * 86_400;
/** How often an event is classed anew because the same reader did something else meanwhile, or its hour was closed. */
const ATTEMPTS_MAX = 20;
/** So many events are recorded at the same time: each needs a connection, of which the SDK has 50. */
const PARALLEL_EVENTS_MAX = 32;
const NO_READER: KnownReader = { state: null, version: 0 };

/**
 * Records views in DynamoDB. One transaction has the event id, the raw row, what is remembered of the reader, and the condition that the hour is
 * open; the counters are advanced from the table's stream (dynamodb-view-counter.ts).
 */
export function openDynamodbRecorder(database: DynamodbDatabase, now: () => Date): ViewRecorder {
  const record = createRecording(database, now);
  const rejections = createRejections(database.views);
  const readers = createReaders(database, now);
  const forget = createForgetting(database);
  const inTurn = createTurns(PARALLEL_EVENTS_MAX);
  const running = new Set<Promise<void>>();
  let didLastFail = false;

  async function recordAndNote(event: ViewEvent): Promise<void> {
    try {
      await inTurn(() => record(event));
      didLastFail = false;
    } catch (error) {
      didLastFail = true;
      throw error;
    }
  }

  return {
    record(event) {
      const recording = recordAndNote(event).finally(() => running.delete(recording));
      running.add(recording);
      return recording;
    },
    tallyRejected: (reason: RejectionReason, at) => rejections.add(reason, localDayOf(at)),
    readerSaltOf: readers.readerSaltOf,
    async forgetReaders(at) {
      await rejections.settled();
      await forget(at);
    },
    async checkHealth() {
      if (didLastFail) throw new StoreUnavailable('view store');
    },
    async close() {
      await Promise.allSettled(running);
      await rejections.settled();
    },
  };
}

/** What is known of an event while it is being recorded. */
interface Recording {
  event: ViewEvent;
  /** How many views its network had before it; null as long as nobody had to ask. */
  networkViewCount: number | null;
}

function createRecording(database: DynamodbDatabase, now: () => Date) {
  const { views } = database;
  const readers = createReaders(database, now);
  /** Hours that this process knows to stand among those that will have to be sealed. */
  const notedHours = new Set<string>();

  async function classify(recording: Recording, { state }: KnownReader): Promise<RememberedView> {
    const { event } = recording;
    const classOf = (networkViewCount: number) =>
      classAndRemember(event, { reader: state, networkViewCount }, VIEW_RULES);
    const classed = classOf(0);
    if (classed.viewClass !== 'human') return classed;
    recording.networkViewCount ??= await readers.countNetwork(event);
    return classOf(recording.networkViewCount);
  }

  /** The parts of the transaction: who was refused is told by position. */
  function partsOf(event: ViewEvent, classed: RememberedView, known: KnownReader) {
    const hour = utcHourOf(event.recordedAt);
    const expiresAt = Math.floor(now().getTime() / 1_000) + EVENT_IDS_KEPT_SECONDS;
    const table = views.name;
    const id = { ...viewKeys.eventId(event.eventId), expiresAt };
    const parts: TransactionPart[] = [
      {
        kind: 'check',
        table,
        key: viewKeys.gate(gateOf(event.eventId)),
        condition: {
          text: 'attribute_not_exists(#firstOpenHour) OR #firstOpenHour <= :hour',
          values: { hour },
        },
      },
      { kind: 'put', table, item: id, condition: { text: 'attribute_not_exists(#pk)' } },
      { kind: 'put', table, item: itemOfEvent(event, classed) },
    ];
    if (classed.reader) parts.push(readers.partOf(event, known, classed.reader));
    if (!notedHours.has(hour)) parts.push({ kind: 'put', table, item: viewKeys.openHour(hour) });
    return parts;
  }

  async function tryToRecord(recording: Recording): Promise<'recorded' | 'known' | 'again'> {
    const { event } = recording;
    const { readerKey } = event;
    const isRemembered = readerKey !== null && !isOutsideCounting(event);
    const known = isRemembered ? await readers.read(readerKey) : NO_READER;
    const classed = await classify(recording, known);
    const outcome = await database.transact(partsOf(event, classed, known));
    if (outcome.kind === 'done') {
      notedHours.add(utcHourOf(event.recordedAt));
      return 'recorded';
    }
    if (outcome.refusals.has(ID_PART)) return 'known';
    const gate = outcome.refusals.get(GATE_PART);
    if (gate) moveToOpenHour(recording, gate);
    return 'again';
  }

  return async function record(event: ViewEvent): Promise<void> {
    if (await views.get(viewKeys.eventId(event.eventId))) return;
    const recording: Recording = { event, networkViewCount: null };
    for (let tries = 1; tries <= ATTEMPTS_MAX; tries += 1) {
      if ((await tryToRecord(recording)) !== 'again') return;
      await pause(Math.min(tries, 4));
    }
    throw new StoreUnavailable('view store');
  };
}

const GATE_PART = 0;
const ID_PART = 1;

/** A clock that was set back, or a process that slept, may be late for an hour that is closed: the next one takes the event. */
function moveToOpenHour(recording: Recording, gate: Item): void {
  const firstOpenHour = textOf(gate, 'firstOpenHour');
  if (firstOpenHour === null) return;
  recording.event = { ...recording.event, recordedAt: new Date(`${firstOpenHour}:00:00.000Z`) };
  recording.networkViewCount = null;
}
