import { countViews } from '../handlers/count-views';
import { openTables, startLambda } from '../lambda';
import { openDynamodbViewCounter } from '../stores/dynamodb-view-counter';

const lambda = startLambda();
const { log, metrics } = lambda;
const counter = openDynamodbViewCounter(openTables(lambda));

/** The slowest addition: three times two seconds and the pauses between them, and the same once more when somebody else was faster. */
const ADDING_MILLISECONDS_MAX = 20_000;

/** Called with batches of the views table's stream: in order within each shard, at least once, and cut as it happens. */
export const handler = lambda.inRun((event: unknown, context) => {
  const isTimeLeft = () => context.getRemainingTimeInMillis() > ADDING_MILLISECONDS_MAX;
  return countViews(event, { counter, isTimeLeft, log, metrics });
});
