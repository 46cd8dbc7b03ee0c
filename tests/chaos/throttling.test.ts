import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import { type DynamodbServer, startDynamodb } from '../helpers/dynamodb';
import { openDynamodbViewStore } from '../helpers/dynamodb-view-store';
import { scheduleEvent } from '../helpers/lambda-events';
import { AFTER_TWO_DAYS, recordTwoDays } from '../helpers/ledger';
import { type S3Server, startS3Server } from '../helpers/s3-server';
import { packageFunctions, type ServerlessPackage } from '../helpers/serverless-package';
import { openThrottledFunctions, type ThrottledFunctions } from '../helpers/throttled-functions';
import { aView } from '../helpers/view-events';

// How the packaged functions bear it when DynamoDB and S3 throttle for long. The short version is in tests/integration/cloud-shape.test.ts.

/** As many as Lambda hands over at once (serverless.yml), each of an article of its own: as many additions as there can be. */
const BATCH_RECORDS = 1_000;

const RUNS_MAX = 10;

let functions: ServerlessPackage;
let server: S3Server;
let dynamodb: DynamodbServer;
let throttled: ThrottledFunctions;

beforeAll(async () => {
  functions = packageFunctions();
  server = await startS3Server();
  dynamodb = await startDynamodb();
  throttled = await openThrottledFunctions({ functions, server, dynamodb });
  await putArticles(throttled.store, someArticles(20));
});
afterAll(async () => {
  await throttled?.stop();
  await dynamodb?.stop();
  await server?.stop();
  functions?.remove();
});

function openViews(now: () => Date) {
  const { viewsTable, readersTable } = throttled.tables;
  const { endpoint, region } = dynamodb;
  return openDynamodbViewStore({ viewsTable, readersTable, endpoint, region, now });
}

test(`a batch of ${BATCH_RECORDS} views of as many articles ends in time however much is throttled, and counts each once in the end`, async () => {
  const at = new Date();
  const views = openViews(() => at);
  for (let n = 1; n <= BATCH_RECORDS; n += 1)
    await views.record({
      ...aView({ readerKey: `R${n}`, networkKey: `N${n}`, articleId: anArticleId(n) }),
      recordedAt: at,
    });
  let left = await throttled.readStream();
  for (const share of [1, 0.5, 0.3, 0]) {
    throttled.dynamodb.throttle(share);
    const startedAt = Date.now();
    const before = left.length;
    left = await throttled.count(left);
    process.stdout.write(
      `${share * 100} % throttled: ${before} records, ${left.length} of them to come again, after ${Date.now() - startedAt} ms; ${throttled.dynamodb.refusedCount()} requests refused\n`,
    );
    if (share === 1) expect(left.length).toBeGreaterThanOrEqual(BATCH_RECORDS);
  }
  expect(left).toEqual([]);
  const counts = await views.countByArticle({ locale: 'vi', window: 'today', now: at });
  expect(counts.filter(({ viewCount }) => viewCount !== 1)).toEqual([]);
  expect(counts).toHaveLength(BATCH_RECORDS);
  await views.close();
});

/** Runs a job as its schedule does, until a run ends well. The SDK asks little again after so much was refused, until it was answered for a while. */
async function runUntilDone(name: string): Promise<void> {
  for (let runs = 1; ; runs += 1)
    try {
      await throttled.invoke(name, scheduleEvent());
      process.stdout.write(`A third throttled: ${name} ended well in run ${runs}\n`);
      return;
    } catch (error) {
      if (runs === RUNS_MAX) throw error;
    }
}

test('jobs whose stores throttle without end fail before Lambda ends them, and the next run does what they did not', async () => {
  const views = openViews(() => new Date(AFTER_TWO_DAYS));
  await recordTwoDays(views);
  await views.close();
  throttled.dynamodb.throttle(1);
  const whileDynamodbThrottles = ['seal-views', 'refresh-most-read'].map((name) =>
    expect(throttled.invoke(name, scheduleEvent())).rejects.toThrow(
      'The view store is unavailable',
    ),
  );
  await Promise.all(whileDynamodbThrottles);
  throttled.dynamodb.mend();
  expect(await throttled.store.list('ledger/')).toEqual([]);

  throttled.s3.throttle(1);
  const whileS3Throttles = ['seal-views', 'refresh-most-read', 'refresh-index-summary'].map(
    (name) =>
      expect(throttled.invoke(name, scheduleEvent())).rejects.toThrow('The published store'),
  );
  await Promise.all(whileS3Throttles);
  throttled.s3.mend();
  expect(await throttled.store.list('ledger/')).toEqual([]);

  // A third of everything.
  throttled.dynamodb.throttle(1 / 3);
  throttled.s3.throttle(1 / 3);
  for (const name of ['seal-views', 'refresh-most-read', 'refresh-index-summary'])
    await runUntilDone(name);
  throttled.dynamodb.mend();
  throttled.s3.mend();
  const keys = await throttled.store.list('ledger/');
  expect(keys.filter((key) => key.startsWith('ledger/days/'))).toHaveLength(2);
  for (const key of keys.filter((key) => /^ledger\/(?:hours|days)\//.test(key)))
    expect(key).toMatch(/\/1\.json$/);
});
