import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import type { BackupFile } from './backup-document';
import { putContent } from './objects';
import { requireRestorable, restoreLedger, restorePublished } from './restore-published';

const SEAL = 'ledger/hours/2023-10-06-08/1.json';
const DAY = 'ledger/days/2023-10-06/1.json';
const SEGMENT = 'ledger/segments/2023-10-06-08/0123456789abcdef.csv.gz';
const KEY = 'ledger/keys/06e3fd8fda29bb60.json';
const ARTICLE = 'articles/a1/vi.json';
const OPENING = 'opening-balance.json';

let folder: string;
let place: PublishedStore;
let published: PublishedStore;
let files: BackupFile[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-restore-'));
  place = folderStore({ root: join(folder, 'backups') });
  published = folderStore({ root: join(folder, 'published') });
  files = await Promise.all(
    [ARTICLE, DAY, SEAL, KEY, SEGMENT, OPENING].map(async (path) => ({
      path,
      content: await putContent(place, [Buffer.from(`{"of":"${path}"}`)]),
    })),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The same store for a user who may not write the ledger, as that of the CMS on AWS. */
function withoutLedger(store: PublishedStore): PublishedStore {
  return {
    ...store,
    async write(key, text) {
      if (key.startsWith('ledger/')) throw new Error('AccessDenied');
      await store.write(key, text);
    },
  };
}

// What functions write within minutes of their deployment, into an empty bucket.
test.each([
  [KEY, true],
  ['search/index.json', true],
  ['lists/most-read/vi/all/today.json', true],
  [SEAL, false],
  [SEGMENT, false],
  [OPENING, false],
  [ARTICLE, false],
  ['lists/articles/vi/all/index.json', false],
])('with %s in it a store can be restored into: %s', async (key, canBe) => {
  await published.write(key, '{}');
  const outcome = requireRestorable(published).then(
    () => true,
    () => false,
  );
  expect(await outcome).toBe(canBe);
});

test('whether the ledger can be written is found out before anything is, and leaves nothing', async () => {
  await requireRestorable(published);
  expect(await published.list('')).toEqual([]);
  await expect(requireRestorable(withoutLedger(published))).rejects.toThrow(
    'There is no right to write and remove ledger/',
  );
});

test('the ledger is whole before an article is there, and a seal comes after what it is made of', async () => {
  const order: string[] = [];
  const noting: PublishedStore = {
    ...published,
    async write(key, text) {
      order.push(key);
      await published.write(key, text);
    },
    async writeBytes(key, file) {
      order.push(key);
      await published.writeBytes(key, file);
    },
  };
  await restorePublished(place, files, noting);
  expect(order).toEqual([SEGMENT, SEAL, DAY, KEY, ARTICLE, OPENING]);
  expect((await published.read(SEAL))?.text).toBe(`{"of":"${SEAL}"}`);
});

test('of a lost store the ledger and the opening balance are put back where they are missing, and nothing is replaced', async () => {
  const newer = 'ledger/hours/2023-10-06-09/1.json';
  await published.write(newer, '{}');
  await published.write(DAY, '{"of":"another"}');
  await published.write(KEY, `{"of":"${KEY}"}`);
  expect(await restoreLedger(place, files, published)).toEqual({
    putBackCount: 3,
    presentCount: 2,
    different: [DAY],
  });
  expect(await published.list('')).toEqual([DAY, SEAL, newer, KEY, SEGMENT, OPENING]);
  expect((await published.read(DAY))?.text).toBe('{"of":"another"}');
  expect(await restoreLedger(place, files, published)).toMatchObject({ putBackCount: 0 });
});
