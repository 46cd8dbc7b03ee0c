import { type BatchReply, countViews } from '../handlers/count-views';
import { openLambda } from '../lambda';

const { views, log } = openLambda();

/** Called with batches of the views table's stream: in order within each shard, at least once, and cut as it happens. */
export function handler(event: unknown): Promise<BatchReply> {
  return countViews(event, { counter: views.counter, log });
}
