import type { DynamodbOptions } from './dynamodb-client';
import { openDatabase } from './dynamodb-database';
import { openDynamodbViewCounter, type ViewCounter } from './dynamodb-view-counter';
import { openDynamodbViewCounts } from './dynamodb-view-counts';
import { openDynamodbRecorder } from './dynamodb-view-recorder';
import { openDynamodbViewSealing } from './dynamodb-view-sealing';
import type { ViewStore } from './view-store';

/** Counters of the running hour are read again after so long. */
const FRESH_MILLISECONDS = 2_000;

/** A whole view store on two tables of DynamoDB, and what advances its counters from the stream of the first. */
export function openDynamodbViewStore(
  options: DynamodbOptions & { now: () => Date; freshMilliseconds?: number },
): ViewStore & { counter: ViewCounter } {
  const { now, freshMilliseconds = FRESH_MILLISECONDS } = options;
  const database = openDatabase(options);
  const recorder = openDynamodbRecorder(database, now);
  const counts = openDynamodbViewCounts(database, { now, freshMilliseconds });
  return {
    ...counts,
    ...openDynamodbViewSealing(database, now),
    ...recorder,
    counter: openDynamodbViewCounter(database),
    async checkHealth() {
      await recorder.checkHealth();
      await counts.checkHealth();
    },
    async close() {
      await recorder.close();
      database.close();
    },
  };
}
