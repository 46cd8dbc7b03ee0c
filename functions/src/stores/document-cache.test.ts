import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PublishedStore, StoredText } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { createLog } from '../log';
import { createDocumentCache, noDocumentsUsed } from './document-cache';
import { openDocuments } from './published-documents';
import { DocumentInvalid, StoreUnavailable } from './store-unavailable';

const KEY = objectKeys.slug('tin-1', 'vi');
const ARTICLE_ID = 'article00000000000000001';

/** A store of documents in memory whose calls are counted. */
function aStore() {
  const documents = new Map<string, StoredText>();
  let version = 0;
  const put = (text: string, key = KEY) => {
    version += 1;
    documents.set(key, { text, etag: `v${version}` });
  };
  const store = {
    read: jest.fn<Promise<StoredText | null>, [string]>(async (key) => documents.get(key) ?? null),
    readIfChanged: jest.fn(async (key: string, etag: string) => {
      const stored = documents.get(key) ?? null;
      return stored?.etag === etag ? ('unchanged' as const) : stored;
    }),
    has: async (key) => documents.has(key),
    write: async () => undefined,
    create: async () => true,
    readBytes: async () => null,
    writeBytes: async () => undefined,
    remove: async () => undefined,
    list: async () => [],
  } satisfies PublishedStore;
  return { store, put, remove: (key = KEY) => documents.delete(key) };
}

function aCache(store: PublishedStore, maxAgeMilliseconds = 0) {
  const clock = { milliseconds: 0 };
  const now = () => new Date(clock.milliseconds);
  const lines: string[] = [];
  const log = createLog({ now, write: (line) => lines.push(line) });
  const options = {
    store,
    openDocuments,
    maxAgeMilliseconds,
    patienceMilliseconds: 50,
    charactersMax: 10_000,
    now,
    log,
  };
  return { clock, lines, cache: createDocumentCache(options) };
}

function aSlug(slug: string): string {
  return JSON.stringify({ articleId: ARTICLE_ID, slug });
}

test('a document is read once, and from then on only asked whether it has changed', async () => {
  const { store, put } = aStore();
  const { cache } = aCache(store);
  put(aSlug('tin-1'));
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await cache.open().slug('tin-1', 'vi')).toMatchObject({ slug: 'tin-1' });
    await nextTurn();
  }
  expect(store.read).toHaveBeenCalledTimes(1);
  expect(store.readIfChanged).toHaveBeenCalledTimes(2);
});

test('the next turn of the event loop sees a document that changed, appeared or went', async () => {
  const { store, put, remove } = aStore();
  const { cache } = aCache(store);
  const slugNow = async () => {
    await nextTurn();
    return (await cache.open().slug('tin-1', 'vi'))?.slug ?? null;
  };
  expect(await slugNow()).toBeNull();
  put(aSlug('tin-1'));
  expect(await slugNow()).toBe('tin-1');
  put(aSlug('tin-2'));
  expect(await slugNow()).toBe('tin-2');
  remove();
  expect(await slugNow()).toBeNull();
});

test('all who ask in one turn share one question to the store', async () => {
  const { store, put } = aStore();
  const { cache } = aCache(store);
  put(aSlug('tin-1'));
  await Promise.all(Array.from({ length: 100 }, () => cache.open().slug('tin-1', 'vi')));
  expect(store.read).toHaveBeenCalledTimes(1);
});

test('with an age a document is taken for current until it is that old', async () => {
  const { store, put } = aStore();
  const { cache, clock } = aCache(store, 2_000);
  put(aSlug('tin-1'));
  await cache.open().slug('tin-1', 'vi');
  put(aSlug('tin-2'));
  await nextTurn();
  clock.milliseconds = 1_999;
  expect(await cache.open().slug('tin-1', 'vi')).toMatchObject({ slug: 'tin-1' });
  clock.milliseconds = 2_000;
  expect(await cache.open().slug('tin-1', 'vi')).toMatchObject({ slug: 'tin-2' });
});

test('what was used is current until one of the documents has another version', async () => {
  const { store, put } = aStore();
  const { cache } = aCache(store);
  const used = noDocumentsUsed();
  await cache.open(used).slug('tin-1', 'vi');
  expect([...used.etags]).toEqual([[KEY, null]]);
  expect(await cache.isCurrent(used)).toBe(true);
  await nextTurn();
  put(aSlug('tin-1'));
  expect(await cache.isCurrent(used)).toBe(false);
});

test.each(['not JSON', '{"slug":"../etc"}', 'null'])(
  'a document that holds %j is logged once for each version, and counted until it is mended',
  async (text) => {
    const { store, put } = aStore();
    const { cache, lines } = aCache(store);
    put(text);
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(cache.open().slug('tin-1', 'vi')).rejects.toThrow(DocumentInvalid);
      await nextTurn();
    }
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(KEY);
    expect(cache.invalidDocumentCount()).toBe(1);
    put(aSlug('tin-1'));
    await cache.open().slug('tin-1', 'vi');
    expect(cache.invalidDocumentCount()).toBe(0);
  },
);

test('a store that fails is unavailable, with the reason as cause, and is asked again', async () => {
  const { store, put } = aStore();
  const { cache } = aCache(store);
  put(aSlug('tin-1'));
  store.read.mockRejectedValueOnce(new Error('EIO'));
  const failed = cache.open().slug('tin-1', 'vi');
  await expect(failed).rejects.toThrow(StoreUnavailable);
  await expect(failed).rejects.toMatchObject({ cause: { message: 'EIO' } });
  await nextTurn();
  expect(await cache.open().slug('tin-1', 'vi')).not.toBeNull();
});

test('what was only looked for is current until it appears or goes', async () => {
  const { store, put, remove } = aStore();
  const { cache } = aCache(store);
  const article = objectKeys.article(ARTICLE_ID, 'vi');
  const used = noDocumentsUsed();
  expect(await cache.open(used).isPublished(ARTICLE_ID, 'vi')).toBe(false);
  expect(await cache.isCurrent(used)).toBe(true);
  put('{}', article);
  expect(await cache.isCurrent(used)).toBe(false);
  expect(await cache.open(used).isPublished(ARTICLE_ID, 'vi')).toBe(true);
  remove(article);
  expect(await cache.isCurrent(used)).toBe(false);
  expect(store.read).not.toHaveBeenCalled();
});

describe('while the store cannot be reached', () => {
  async function aCacheThatKnows() {
    const { store, put } = aStore();
    const { cache, clock } = aCache(store);
    put(aSlug('tin-1'));
    await cache.open().slug('tin-1', 'vi');
    await cache.open().slug('khong-co', 'vi');
    await cache.open().isPublished(ARTICLE_ID, 'vi');
    await nextTurn();
    const fail = (how: () => Promise<never>) => {
      store.read.mockImplementation(how);
      store.readIfChanged.mockImplementation(how);
      jest.spyOn(store, 'has').mockImplementation(how);
    };
    return { cache, clock, fail, store };
  }
  const refuse = async () => {
    throw new Error('ECONNREFUSED');
  };

  test('what it said last is told, also of what is not there, and since when that is not confirmed', async () => {
    const { cache, clock, fail } = await aCacheThatKnows();
    fail(refuse);
    clock.milliseconds = 5_000;
    const used = noDocumentsUsed();
    const documents = cache.open(used);
    expect(await documents.slug('tin-1', 'vi')).toMatchObject({ slug: 'tin-1' });
    expect(await documents.slug('khong-co', 'vi')).toBeNull();
    expect(await documents.isPublished(ARTICLE_ID, 'vi')).toBe(false);
    expect(used.staleSince).toBe(0);
    expect(await cache.isCurrent(used)).toBe(true);
    await expect(documents.slug('chua-hoi', 'vi')).rejects.toThrow(StoreUnavailable);
  });

  test('it is asked again after a second, and what is told then is confirmed', async () => {
    const { cache, clock, fail, store } = await aCacheThatKnows();
    fail(refuse);
    clock.milliseconds = 5_000;
    const used = noDocumentsUsed();
    await cache.open(used).slug('tin-1', 'vi');
    store.readIfChanged.mockImplementation(async () => 'unchanged');
    await nextTurn();
    clock.milliseconds = 5_999;
    expect(await cache.isCurrent(used)).toBe(true);
    expect(used.staleSince).toBe(0);
    await nextTurn();
    clock.milliseconds = 6_000;
    expect(await cache.isCurrent(used)).toBe(true);
    expect(used.staleSince).toBeNull();
  });

  test('nobody waits for a store that does not answer', async () => {
    const { cache, clock, fail } = await aCacheThatKnows();
    fail(() => new Promise<never>(() => undefined));
    clock.milliseconds = 5_000;
    expect(await cache.open().slug('tin-1', 'vi')).toMatchObject({ slug: 'tin-1' });
  });

  test.each([
    [6 * 3_600_000, 'is told'],
    [6 * 3_600_000 + 1, 'is not told any more'],
  ])('what was confirmed %i ms ago %s', async (milliseconds, outcome) => {
    const { cache, clock, fail } = await aCacheThatKnows();
    fail(refuse);
    clock.milliseconds = milliseconds;
    const told = cache.open().slug('tin-1', 'vi');
    if (outcome === 'is told') expect(await told).not.toBeNull();
    else await expect(told).rejects.toThrow(StoreUnavailable);
  });
});
