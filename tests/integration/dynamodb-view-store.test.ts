import { StoreUnavailable } from '../../functions/src/stores/store-unavailable';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { type DynamodbServer, startDynamodb, type ViewTables } from '../helpers/dynamodb';
import { openDynamodbViewStore } from '../helpers/dynamodb-view-store';
import { findFreePort } from '../helpers/servers';
import { anEventId, aView } from '../helpers/view-events';

// On Lambda many processes record at the same time, each with a store of its own, on the same tables.

const HOUR = '2023-10-06T08';
const NEXT_HOUR = '2023-10-06T09';

let server: DynamodbServer;
let tables: ViewTables;
let stores: ViewStore[];
beforeAll(async () => {
  server = await startDynamodb();
});
afterAll(async () => server?.stop());

function openStore(endpoint = server.endpoint): ViewStore {
  return openDynamodbViewStore({
    ...tables,
    endpoint,
    region: server.region,
    now: () => new Date(),
  });
}
beforeEach(async () => {
  tables = await server.createTables();
  stores = Array.from({ length: 4 }, () => openStore());
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await tables.delete();
});

async function eventsOf(hour: string) {
  const [store] = stores;
  return [...((await store?.eventsOf(hour))?.() ?? [])];
}

test('of one reader who is recorded by several processes at once one view counts, the others are duplicates', async () => {
  await Promise.all(stores.map((store) => store.record(aView())));
  const duplicates = (await eventsOf(HOUR)).map(({ isDuplicate }) => isDuplicate);
  expect(duplicates.sort()).toEqual([false, true, true, true]);
});

test('an event that several processes record at once is there once', async () => {
  const view = aView();
  await Promise.all(stores.map((store) => store.record(view)));
  expect(await eventsOf(HOUR)).toHaveLength(1);
});

test('all processes have the same salt', async () => {
  const salts = await Promise.all(stores.map((store) => store.readerSaltOf('2023-10-06')));
  expect(new Set(salts.map((salt) => Buffer.from(salt).toString('hex'))).size).toBe(1);
});

test('an hour that is closed while processes record loses nothing: what it has not, the next one has', async () => {
  const views = Array.from({ length: 300 }, (_, n) =>
    aView({ eventId: anEventId(n), readerKey: `reader-${n}`, networkKey: `network-${n}` }),
  );
  const recording = views.map((view, n) => stores[n % stores.length]?.record(view));
  await Promise.all(recording.slice(0, 50));
  const closed = await eventsOf(HOUR);
  await Promise.all(recording);
  // From then on the hour stays as it was read.
  expect(await eventsOf(HOUR)).toEqual(closed);
  const late = await eventsOf(NEXT_HOUR);
  expect(closed.length).toBeGreaterThanOrEqual(50);
  expect(closed.length + late.length).toBe(300);
  expect(await stores[1]?.hoursToSeal('2023-10-06T10')).toEqual(
    late.length > 0 ? [HOUR, NEXT_HOUR] : [HOUR],
  );
});

test('a view that cannot be recorded is refused as unavailable, and the health of the store tells of it', async () => {
  const away = openStore(`http://127.0.0.1:${await findFreePort()}`);
  await expect(away.record(aView())).rejects.toThrow(StoreUnavailable);
  await expect(away.checkHealth()).rejects.toThrow(StoreUnavailable);
  await expect(away.totals()).rejects.toThrow(StoreUnavailable);
  // A refusal that cannot be tallied harms nobody.
  away.tallyRejected('origin', new Date());
  await away.close();
});
