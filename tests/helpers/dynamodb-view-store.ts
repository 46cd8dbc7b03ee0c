import type { DynamodbOptions } from '../../functions/src/stores/dynamodb-client';
import { openDatabase } from '../../functions/src/stores/dynamodb-database';
import {
  openDynamodbViewCounter,
  type ViewCounter,
} from '../../functions/src/stores/dynamodb-view-counter';
import { openDynamodbViewCounts } from '../../functions/src/stores/dynamodb-view-counts';
import { openDynamodbRecorder } from '../../functions/src/stores/dynamodb-view-recorder';
import { openDynamodbViewSealing } from '../../functions/src/stores/dynamodb-view-sealing';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { REQUEST_MILLISECONDS_MAX } from './dynamodb';

/** A whole view store on two tables of DynamoDB, and what advances its counters from the stream of the first. */
export function openDynamodbViewStore(
  options: DynamodbOptions & { now: () => Date; freshMilliseconds?: number },
): ViewStore & { counter: ViewCounter } {
  const { now } = options;
  const database = openDatabase({
    requestMillisecondsMax: REQUEST_MILLISECONDS_MAX,
    ...options,
  });
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
