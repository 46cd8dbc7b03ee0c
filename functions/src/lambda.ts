import { readLambdaConfig, readTablesConfig } from './config/lambda';
import { readS3Config } from './config/published-store';
import type { Log } from './log';
import { openPowertools, openTracing, type RunContext } from './powertools';
import { openDatabase, openReadableViews } from './stores/dynamodb-database';
import { openDynamodbViewCounts } from './stores/dynamodb-view-counts';
import {
  BUCKET_PATIENCE_MILLISECONDS,
  openBucketStore,
  type Patience,
  READER_PATIENCE,
} from './stores/open-bucket';
import { type SealTrust, sealCheckOf, withSealsOpened } from './stores/opened-seals';
import type { DocumentSource } from './stores/parsed-documents';
import { createStoreReaders } from './stores/store-readers';

/** A Lambda answers at most 6 MB, and bytes travel as base64 in it. */
const LAMBDA_FILE_BYTES_MAX = 4_500_000;

/**
 * For functions that a schedule or an event calls. Where a store throttles they wait for up to 1, 2, 4, 8 and 16 s, at random: less than the 60 s that the
 * shortest of them may run. With half of all requests refused, one in 64 fails and with it the run; the next one goes on.
 */
export const JOB_PATIENCE: Patience = { attemptsMax: 6, timeoutMilliseconds: 45_000 };

type Lambda = ReturnType<typeof startLambda>;

/**
 * What every Lambda function starts with: its settings, log and metrics. Made once for each instance, while it is initialised, so that wrong settings
 * fail the deployment's first call and name the variables. What else a function uses it opens by the functions below: it is made of
 * that and of nothing else (docs/decisions/0033).
 */
export function startLambda() {
  const now = () => new Date();
  const { log, metrics, beginRun } = openPowertools();
  /** A handler whose lines in the log say in which run they were written. */
  const inRun =
    <Event, Answer>(handle: (event: Event, context: RunContext) => Promise<Answer>) =>
    (event: Event, context: RunContext): Promise<Answer> => {
      beginRun(context);
      return handle(event, context);
    };
  const config = readLambdaConfig();
  const trace = config.isTraced ? openTracing() : undefined;
  return {
    ...{ ...config, trace, fileBytesMax: LAMBDA_FILE_BYTES_MAX },
    ...{ now, log, metrics, beginRun, inRun },
  };
}

/** The bucket, with the documents that this function reads by name. */
export function openDocumentsOfBucket<Documents>(
  { now, log, trace }: Lambda,
  openDocuments: (source: DocumentSource) => Documents,
  patience = READER_PATIENCE,
) {
  const bucket = readS3Config();
  warnOfUncheckedSeals(bucket.seals, log);
  return createStoreReaders(openBucketStore(bucket, patience, trace), {
    seals: bucket.seals,
    openDocuments,
    maxAgeMilliseconds: bucket.cacheSeconds * 1_000,
    patienceMilliseconds: BUCKET_PATIENCE_MILLISECONDS,
    now,
    log,
  });
}

/** The bucket, for functions that read no document by name. */
export function openBucket({ log, trace }: Lambda, patience = READER_PATIENCE) {
  const bucket = readS3Config();
  warnOfUncheckedSeals(bucket.seals, log);
  return withSealsOpened(openBucketStore(bucket, patience, trace), { trust: bucket.seals, log });
}

function warnOfUncheckedSeals(seals: SealTrust, log: Log): void {
  const sealCheck = sealCheckOf(seals);
  if (sealCheck !== 'signed')
    log.warn('Published documents are served without a check of their signatures', { sealCheck });
}

/** The two tables of the view store. */
export function openTables({ trace }: Lambda, { attemptsMax } = READER_PATIENCE) {
  return openDatabase({ ...readTablesConfig(), attemptsMax, trace });
}

/** What was viewed how often, as the tables have it. */
export function openCounts({ now, trace }: Lambda, { attemptsMax } = READER_PATIENCE) {
  const views = openReadableViews({ ...readTablesConfig(), attemptsMax, trace });
  return openDynamodbViewCounts(views, { now });
}
