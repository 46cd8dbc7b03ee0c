import { setImmediate as nextTurn } from 'node:timers/promises';
import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import { utcHourOf } from '@congkhai/shared/time/local-day';
import type { ViewEvent } from '@congkhai/shared/views/class-view';
import { countViews } from '../../functions/src/handlers/count-views';
import { createLog } from '../../functions/src/log';
import { type DynamodbDatabase, openDatabase } from '../../functions/src/stores/dynamodb-database';
import { openDynamodbViewCounter } from '../../functions/src/stores/dynamodb-view-counter';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticleId } from '../helpers/builders';
import {
  type DynamodbServer,
  REQUEST_MILLISECONDS_MAX,
  startDynamodb,
  type ViewTables,
} from '../helpers/dynamodb';
import { openDynamodbViewStore } from '../helpers/dynamodb-view-store';
import { openStream, type StreamEventRecord } from '../helpers/stream-pump';
import { anHourSeal, aView, someTallies } from '../helpers/view-events';

// Counts are exact whatever the stream does: batches come twice, split, grown and interleaved, and counting is cut off between any two writes.

const VIEW_COUNT = 2_000;
const ARTICLE_COUNT = 25;
const CLIENT_COUNT = 4;
const HOURS = ['2023-10-06T08', '2023-10-06T09', '2023-10-06T17'];
const NOW = new Date('2023-10-06T18:00:00.000Z');
const BATCH_RECORDS_MAX = 200;
const log = createLog({ now: () => NOW, write: () => undefined });
const metrics = { count: () => undefined, seconds: () => undefined };

let server: DynamodbServer;
let tables: ViewTables;
beforeAll(async () => {
  server = await startDynamodb();
  tables = await server.createTables();
});
afterAll(async () => server?.stop());

/** A generator of numbers from 0 to 1 that gives the same ones in every run (Lehmer, 1951). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

/** Views by readers of their own, every tenth by a robot. */
function someEvents(): ViewEvent[] {
  const random = createRandom(1);
  const place = (size: number) => Math.floor(random() * size);
  return Array.from({ length: VIEW_COUNT }, (_, n) =>
    aView({
      articleId: anArticleId(place(ARTICLE_COUNT) + 1),
      locale: LOCALES[place(2)] ?? 'vi',
      at: `${HOURS[place(3)]}:${String(place(60)).padStart(2, '0')}:00.000Z`,
      readerKey: `reader-${n}`,
      networkKey: `network-${n}`,
      agent: n % 10 === 9 ? 'isbot' : 'browser',
    }),
  );
}

function openStore(): ViewStore {
  const { endpoint, region } = server;
  const now = () => new Date();
  return openDynamodbViewStore({
    ...tables,
    endpoint,
    region,
    requestMillisecondsMax: REQUEST_MILLISECONDS_MAX,
    now,
    freshMilliseconds: 0,
  });
}

/** Sends its events in an order of its own, every tenth of them twice, eight at a time. */
async function sendAll(events: readonly ViewEvent[], seed: number): Promise<void> {
  const random = createRandom(seed);
  const store = openStore();
  const waiting = shuffled([...events, ...events.filter(() => random() < 0.1)], random);
  const sendSome = async () => {
    for (let event = waiting.pop(); event; event = waiting.pop()) await store.record(event);
  };
  await Promise.all(Array.from({ length: 8 }, sendSome));
  await store.close();
}

/** A counter that dies after some writes: the last one may be done without anybody hearing of it. */
function openDyingCounter(database: DynamodbDatabase, random: () => number) {
  let writesLeft = random() < 0.3 ? Math.floor(random() * 20) : Number.POSITIVE_INFINITY;
  const isLastDone = random() < 0.5;
  const { views } = database;
  const update: typeof views.update = async (...write) => {
    writesLeft -= 1;
    if (writesLeft < 0 && !(writesLeft === -1 && isLastDone)) throw new Error('killed');
    const outcome = await views.update(...write);
    if (writesLeft < 0) throw new Error('killed');
    return outcome;
  };
  return openDynamodbViewCounter({ ...database, views: { ...views, update } });
}

/** Feeds the stream to counters until it has ended, in batches that are cut anew each time and overlap what was done before. */
async function pump(seed: number, isOver: () => boolean): Promise<number> {
  const random = createRandom(seed);
  const { endpoint, region } = server;
  const database = openDatabase({
    ...tables,
    endpoint,
    region,
    requestMillisecondsMax: REQUEST_MILLISECONDS_MAX,
  });
  const stream = openStream(server, tables.streamArn);
  const done: StreamEventRecord[] = [];
  let waiting: StreamEventRecord[] = [];
  let killCount = 0;
  for (let isLast = false; !isLast || waiting.length > 0; ) {
    isLast = isOver();
    waiting = [...waiting, ...(await stream.read()).flat()];
    const again = done.slice(done.length - Math.floor(random() * 50));
    const size = 1 + Math.floor(random() * BATCH_RECORDS_MAX);
    const next = waiting.slice(0, size);
    const Records = [...again, ...next];
    const counter = openDyingCounter(database, random);
    const { batchItemFailures } = await countViews(
      { Records },
      { counter, isTimeLeft: () => true, log, metrics },
    );
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    if (failed.size > 0) killCount += 1;
    const first = next.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    // Lambda goes on from the first record that failed; one of those before means that all come again.
    const isAgainFailed = again.some(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    const countedCount = isAgainFailed ? 0 : first === -1 ? next.length : first;
    done.push(...waiting.splice(0, countedCount));
    await nextTurn();
  }
  stream.close();
  database.close();
  return killCount;
}

/** What must be counted: plain sums over the events. */
function expectedOf(events: readonly ViewEvent[]) {
  const humans = events.filter(({ agent }) => agent === 'browser');
  const countOf = (belongs: (event: ViewEvent) => boolean) => humans.filter(belongs).length;
  return {
    articles: Array.from({ length: ARTICLE_COUNT }, (_, n) =>
      countOf(({ articleId }) => articleId === anArticleId(n + 1)),
    ),
    hours: HOURS.map((hour) => countOf(({ recordedAt }) => utcHourOf(recordedAt) === hour)),
    total: humans.length,
    tallies: ['2023-10-06', '2023-10-07'].map((_, day) => {
      const isOfDay = ({ recordedAt }: ViewEvent) =>
        (utcHourOf(recordedAt) === '2023-10-06T17') === (day === 1);
      const ofDay = events.filter(isOfDay);
      const human = ofDay.filter(({ agent }) => agent === 'browser').length;
      return someTallies({ human, 'declared-bot': ofDay.length - human });
    }),
  };
}

async function countedBy(store: ViewStore) {
  const articleIds = Array.from({ length: ARTICLE_COUNT }, (_, n) => anArticleId(n + 1));
  const counts = await store.countViews({ articleIds, windows: ['all'], now: NOW });
  // Every view is by a reader of its own, so each is a read and the beginning of a visit.
  const hours = await store.siteHours({ fromHour: HOURS[0] ?? '', toHour: HOURS[2] ?? '' });
  const { viewCount, readCount, visitCount } = await store.totals();
  const tallies = await store.tallies({ fromDay: '2023-10-06', toDay: '2023-10-07' });
  expect([readCount, visitCount]).toEqual([viewCount, viewCount]);
  return {
    articles: counts.map((count) => count.viewCount),
    hours: hours.map((hour) => hour.viewCount),
    total: viewCount,
    tallies: tallies.map(({ classes }) => classes),
  };
}

test('counts equal the distinct views, however they are sent and however the stream is delivered, sealed or not', async () => {
  const events = someEvents();
  const expected = expectedOf(events);
  let isOver = false;
  const pumps = [pump(11, () => isOver), pump(12, () => isOver)];
  await Promise.all(
    Array.from({ length: CLIENT_COUNT }, (_, n) => {
      // Every event is sent by two clients.
      const own = events.filter((_event, index) => index % CLIENT_COUNT === n);
      const ofNext = events.filter(
        (_event, index) => index % CLIENT_COUNT === (n + 1) % CLIENT_COUNT,
      );
      return sendAll([...own, ...ofNext], n + 2);
    }),
  );
  isOver = true;
  const killCounts = await Promise.all(pumps);
  expect(Math.min(...killCounts)).toBeGreaterThan(0);

  const store = openStore();
  expect(await countedBy(store)).toEqual(expected);
  for (const hour of await store.hoursToSeal('2023-10-06T18'))
    await store.applyHourSeal(await anHourSeal(store, hour));
  expect(await countedBy(store)).toEqual(expected);
  // All of it once more, after the seals.
  await pump(13, () => true);
  expect(await countedBy(store)).toEqual(expected);
  await store.close();
});
