import { setImmediate as nextTurn } from 'node:timers/promises';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { ViewEvent } from '@congkhai/shared/views/class-view';
import { createBatches } from './batches';
import { attempt, openToWrite } from './sqlite-database';
import { prepareForgetting } from './sqlite-forgetting';
import { createRejectionTally, createViewWriter, type ViewBatch } from './sqlite-view-writer';
import { StoreUnavailable } from './store-unavailable';
import type { ViewRecorder } from './view-store';

/** So many events share one commit at most, so that no single commit takes long. */
const BATCH_EVENTS_MAX = 1_000;

/** What the one connection that records does. Every call ends before the next begins. */
export interface BatchRecorder {
  record(batch: ViewBatch): Promise<void>;
  readerSaltOf(localDay: string): Promise<Uint8Array>;
  forgetReaders(now: Date): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the connection that records in a SQLite file, and makes the file if it is missing. There must be one only. Events are counted as they are
 * recorded; under heavy load up to `countingMilliseconds` later.
 */
export function openSqliteRecorder({
  file,
  countingMilliseconds = 0,
}: {
  file: string;
  countingMilliseconds?: number;
}): BatchRecorder {
  const database = openToWrite(file);
  const writer = createViewWriter(database, { countingMilliseconds });
  const forgetting = prepareForgetting(database);
  let counting: NodeJS.Timeout | undefined;

  function countLater(): void {
    if (!writer.hasUncounted()) return;
    counting ??= setTimeout(() => {
      counting = undefined;
      try {
        writer.count();
      } catch {
        // The file is held by another process: nothing is lost, and the next attempt is not far.
        countLater();
      }
    }, countingMilliseconds);
  }

  return {
    async record(batch) {
      writer.record(batch);
      countLater();
    },
    readerSaltOf: async (localDay) => forgetting.readerSaltOf(localDay),
    async forgetReaders(now) {
      while (forgetting.forgetSome(now)) await nextTurn();
    },
    async close() {
      clearTimeout(counting);
      try {
        if (writer.hasUncounted()) writer.count();
      } finally {
        database.close();
      }
    },
  };
}

/** A recorder of single events over one of batches: events and refusals that come together are committed together. */
export function recordInBatches(recorder: BatchRecorder): ViewRecorder {
  const rejections = createRejectionTally();
  const batches = createBatches<ViewEvent>(
    (events) => recorder.record({ events, rejections: rejections.take() }),
    { itemsMax: BATCH_EVENTS_MAX },
  );

  async function flushRejections(): Promise<void> {
    const taken = rejections.take();
    if (taken.length > 0) await recorder.record({ events: [], rejections: taken });
  }

  return {
    record: batches.add,
    tallyRejected: (reason, at) => rejections.add(reason, localDayOf(at)),
    readerSaltOf: (localDay) => attempt(() => recorder.readerSaltOf(localDay)),
    forgetReaders: (now) =>
      attempt(async () => {
        await flushRejections();
        await recorder.forgetReaders(now);
      }),
    async checkHealth() {
      if (batches.didLastFail()) throw new StoreUnavailable('view store');
    },
    async close() {
      await batches.settled();
      await attempt(flushRejections);
      await recorder.close();
    },
  };
}
