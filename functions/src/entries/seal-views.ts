import { readLedgerPrivateKey } from '../config/ledger';
import { sealViews } from '../handlers/seal-views';
import { sealLagSeconds } from '../handlers/seal-views/seal-lag';
import { JOB_PATIENCE, openBucket, openCounts, openTables, startLambda } from '../lambda';
import { createSigner } from '../ledger/signing';
import { createForgetting } from '../stores/dynamodb-forgetting';
import { openDynamodbViewSealing } from '../stores/dynamodb-view-sealing';

const lambda = startLambda();
const { now, metrics } = lambda;
const published = openBucket(lambda, JOB_PATIENCE);
const database = openTables(lambda, JOB_PATIENCE);
const views = openDynamodbViewSealing(database, now);
const forgetReaders = createForgetting(database);
const counts = openCounts(lambda, JOB_PATIENCE);
const signer = createSigner(readLedgerPrivateKey());

/** Called by a schedule. Seals what is over, then forgets what tells readers apart; a call that comes twice or late does no harm. */
export const handler = lambda.inRun(async () => {
  try {
    await sealViews({ published, views, signer, now });
  } finally {
    // A salt dies with its day, whether or not anything can be sealed.
    await forgetReaders(now());
    metrics.seconds('SealLag', await sealLagSeconds(counts, now()));
  }
});
