import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { auditViews } from '../../functions/src/handlers/audit-views';
import { sealViewsKeepingLedger } from '../../functions/src/handlers/seal-views/with-kept-ledger';
import { createSigner } from '../../functions/src/ledger/signing';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import type { ViewStore } from '../../functions/src/stores/view-store';
import {
  AFTER_TWO_DAYS,
  aPrivateKey,
  contentsOf,
  openPublished,
  recordTwoDays,
} from '../helpers/ledger';
import { aView } from '../helpers/view-events';

// The published store of one machine is lost while the disk of the view store is there.

const TOTALS = { viewCount: 5, readCount: 4, visitCount: 3 };

let folder: string;
let views: ViewStore;
let store: ReturnType<typeof openPublished>;
let keeping: ReturnType<typeof openPublished>;
const signer = createSigner(aPrivateKey());
const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-views-'));
  views = openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  [store, keeping] = [openPublished(), openPublished()];
});
afterEach(async () => {
  jest.clearAllMocks();
  await views.close();
  rmSync(folder, { recursive: true });
  store.remove();
  keeping.remove();
});

const sealAt = (at: string, published: PublishedStore = store.published) =>
  sealViewsKeepingLedger({
    ...{ published, kept: keeping.published, views, signer, log },
    now: () => new Date(at),
  });

test('what a published store has lost since the last backup is put back byte for byte, and no view is lost', async () => {
  await recordTwoDays(views);
  await sealAt('2023-10-06T10:05:00.000Z');
  const sealed = await contentsOf(store.published);
  expect(sealed.size).toBe(5);
  for (const key of sealed.keys()) await store.published.remove(key);
  await sealAt(AFTER_TWO_DAYS);
  expect([...(await contentsOf(store.published))]).toEqual(expect.arrayContaining([...sealed]));
  expect(await views.totals()).toEqual(TOTALS);
  const { published } = store;
  const { days } = await auditViews({ published, givenKeys: [], notedHashes: [] });
  expect(days.map(({ viewCount }) => viewCount)).toEqual([4, 1]);
  expect(log.error).toHaveBeenCalledTimes(1);
});

test('two runs without a loss say nothing, and the copy is what was sealed', async () => {
  await recordTwoDays(views);
  await sealAt(AFTER_TWO_DAYS);
  await sealAt(AFTER_TWO_DAYS);
  expect(await contentsOf(keeping.published)).toEqual(await contentsOf(store.published));
  expect(log.error).not.toHaveBeenCalled();
});

test('a seal that another process wrote before is the one that is kept', async () => {
  await views.record(aView({ at: '2023-10-06T08:00:00.000Z' }));
  const key = objectKeys.hourSeal('2023-10-06T08', 1);
  const other: PublishedStore = {
    ...store.published,
    async create(created, text) {
      if (created === key) await store.published.create(key, text.replace('09:06', '09:05'));
      return store.published.create(created, text);
    },
  };
  await sealAt('2023-10-06T09:06:00.000Z', other).catch(() => undefined);
  expect(await keeping.published.read(key)).toMatchObject({
    text: (await store.published.read(key))?.text,
  });
});

test('what was sealed is kept for 35 days; keys are kept for good', async () => {
  await recordTwoDays(views);
  await sealAt(AFTER_TWO_DAYS);
  await views.record(aView({ at: '2023-11-20T08:00:00.000Z' }));
  await sealAt('2023-11-20T09:05:00.000Z');
  const keys = await keeping.published.list('ledger/');
  expect(keys.map((key) => key.split('/').slice(0, 3).join('/'))).toEqual([
    'ledger/hours/2023-11-20-08',
    expect.stringMatching(/^ledger\/keys\//),
    'ledger/segments/2023-11-20-08',
  ]);
});

test('what is not kept any more is missed, and nothing is sealed', async () => {
  await recordTwoDays(views);
  await sealAt('2023-10-06T09:05:00.000Z');
  for (const each of [store, keeping])
    for (const key of await each.published.list('ledger/')) await each.published.remove(key);
  await expect(sealAt(AFTER_TWO_DAYS)).rejects.toMatchObject({ name: 'LedgerIncomplete' });
  expect(await views.totals()).toEqual(TOTALS);
});
