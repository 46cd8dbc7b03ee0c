import type { DynamodbOptions } from './dynamodb-client';
import { openDatabase } from './dynamodb-database';
import { openDynamodbViewCounter, type ViewCounter } from './dynamodb-view-counter';
import { openDynamodbViewCounts } from './dynamodb-view-counts';
import { openDynamodbRecorder } from './dynamodb-view-recorder';
import { openDynamodbViewSealing } from './dynamodb-view-sealing';
import type { ViewStore } from './view-store';

/** A whole view store on two tables of DynamoDB, and what advances its counters from the stream of the first. */
export function openDynamodbViewStore(
  options: DynamodbOptions & { now: () => Date; freshMilliseconds?: number },
): ViewStore & { counter: ViewCounter } {
  const { now } = options;
  const database = openDatabase(options);
  const recorder = openDynamodbRecorder(database, now);
  const counts = openDynamodbViewCounts(database.views, options);
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
