import { readLambdaConfig } from './config';
import { createLog } from './log';
import { openDynamodbViewStore } from './stores/dynamodb-view-store';
import { openPublishedStore } from './stores/open-published-store';
import { openViewTokens } from './view-tokens';

/** A Lambda answers at most 6 MB, and bytes travel as base64 in it. */
const LAMBDA_FILE_BYTES_MAX = 4_500_000;

/**
 * What every Lambda function starts with: its settings, log and stores. Made once for each instance, while it is initialised, so that
 * wrong settings fail the deployment's first call and name the variables.
 */
export function openLambda() {
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stdout.write(line) });
  const { publishedStore, views: viewConfig, dynamodb, ...config } = readLambdaConfig();
  const viewTokens = openViewTokens(viewConfig.secret);
  const stores = openPublishedStore(publishedStore, { now, log });
  if (stores.sealCheck !== 'signed')
    log.warn('Published documents are served without a check of their signatures', {
      sealCheck: stores.sealCheck,
    });
  const fileBytesMax = LAMBDA_FILE_BYTES_MAX;
  const views = openDynamodbViewStore({ ...dynamodb, now });
  return { ...config, ...stores, fileBytesMax, views, viewConfig, viewTokens, now, log };
}
