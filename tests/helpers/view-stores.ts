import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countViews } from '../../functions/src/handlers/count-views';
import { createLog } from '../../functions/src/log';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { type DynamodbServer, startDynamodb } from './dynamodb';
import { openDynamodbViewStore } from './dynamodb-view-store';
import { openStream } from './stream-pump';

/** A view store of its own for a test. */
export interface OpenViews {
  views: ViewStore;
  /** Closes the store and opens what it stored again. */
  reopen(): Promise<ViewStore>;
  close(): Promise<void>;
}

/** Every adapter of the view store, on real storage: what they promise together is tested in each of them. */
export const VIEW_STORES: { place: string; open: () => Promise<OpenViews> }[] = [
  { place: 'a SQLite file', open: openSqlite },
  { place: 'DynamoDB', open: openOnServer },
];

/** Started by the first test that needs it. */
let server: Promise<DynamodbServer> | undefined;
afterAll(async () => (await server)?.stop());

async function openOnServer(): Promise<OpenViews> {
  server ??= startDynamodb();
  return openDynamodb(await server);
}

async function openSqlite(): Promise<OpenViews> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-views-'));
  const open = () => openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  const opened = {
    views: open(),
    async reopen() {
      await opened.views.close();
      opened.views = open();
      return opened.views;
    },
    async close() {
      await opened.views.close();
      rmSync(folder, { recursive: true });
    },
  };
  return opened;
}

/** Counters follow the stream: whoever reads counts waits until all of it has been counted. */
async function openDynamodb({
  endpoint,
  region,
  createTables,
}: DynamodbServer): Promise<OpenViews> {
  const tables = await createTables();
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stdout.write(line) });
  const metrics = { count: jest.fn(), seconds: jest.fn() };
  const open = () => {
    const store = openDynamodbViewStore({
      ...tables,
      endpoint,
      region,
      now,
      freshMilliseconds: 0,
    });
    const stream = openStream({ endpoint, region }, tables.streamArn);
    const catchUp = async () => {
      for (const Records of await stream.read()) {
        const { batchItemFailures } = await countViews(
          { Records },
          { counter: store.counter, isTimeLeft: () => true, log, metrics },
        );
        expect(batchItemFailures).toEqual([]);
      }
    };
    return {
      ...readingAfter(catchUp, store),
      close: async () => {
        await store.close();
        stream.close();
      },
    };
  };
  const opened = {
    views: open(),
    async reopen() {
      await opened.views.close();
      opened.views = open();
      return opened.views;
    },
    async close() {
      await opened.views.close();
      await tables.delete();
    },
  };
  return opened;
}

function readingAfter(catchUp: () => Promise<void>, store: ViewStore): ViewStore {
  const after =
    <Arguments extends unknown[], Answer>(read: (...request: Arguments) => Promise<Answer>) =>
    async (...request: Arguments): Promise<Answer> => {
      await catchUp();
      return read(...request);
    };
  return {
    ...store,
    countViews: after(store.countViews),
    countByArticle: after(store.countByArticle),
    countDays: after(store.countDays),
    readsByHour: after(store.readsByHour),
    daysOf: after(store.daysOf),
    siteHours: after(store.siteHours),
    totals: after(store.totals),
    tallies: after(store.tallies),
    oldestUnsealed: after(store.oldestUnsealed),
  };
}
