import { type BatchReply, countViews } from '../handlers/count-views';
import { openTables, startLambda } from '../lambda';
import { openDynamodbViewCounter } from '../stores/dynamodb-view-counter';

const { log } = startLambda();
const counter = openDynamodbViewCounter(openTables());

/** Called with batches of the views table's stream: in order within each shard, at least once, and cut as it happens. */
export function handler(event: unknown): Promise<BatchReply> {
  return countViews(event, { counter, log });
}
