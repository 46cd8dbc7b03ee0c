import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, InvalidKey, type PublishedStore, s3Store } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { startS3Server } from '../helpers/s3-server';

// What both adapters of the published store promise, on a real folder and on a real S3 gateway.

// Starting a gateway and writing to a busy disk take their time.

interface OpenStore {
  store: PublishedStore;
  close(): Promise<void>;
}

async function openFolder(): Promise<OpenStore> {
  const root = mkdtempSync(join(tmpdir(), 'congkhai-published-'));
  const close = async () => rmSync(root, { recursive: true });
  return { store: folderStore({ root: join(root, 'published') }), close };
}

async function openBucket(): Promise<OpenStore> {
  const { stop, outage: _, ...server } = await startS3Server();
  return { store: s3Store({ ...server, forcePathStyle: true, prefix: 'congkhai/' }), close: stop };
}

const S3_PAGE_KEYS = 1000;

const KEY = objectKeys.period('tien-phuoc-2022');
const OTHER_KEY = objectKeys.period('tien-phuoc-2023');
const TEXT = '{"title":"Kỳ đánh giá năm 2022 — xã Tiên Châu \u{1F33E}"}\n';

describe.each([
  { place: 'folder', open: openFolder },
  { place: 'S3 bucket', open: openBucket },
])('the published store in a $place', ({ open }) => {
  let opened: OpenStore;
  let store: PublishedStore;

  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened?.close());
  beforeEach(async () => {
    for (const key of await store.list('')) await store.remove(key);
  });

  async function readText(key: string): Promise<string | undefined> {
    return (await store.read(key))?.text;
  }

  async function etagOf(key: string): Promise<string> {
    const stored = await store.read(key);
    if (stored === null) throw new Error(`Nothing at ${key}`);
    return stored.etag;
  }

  test('a document is read back as it was written, letter for letter', async () => {
    await store.write(KEY, TEXT);
    expect(await store.read(KEY)).toEqual({ text: TEXT, etag: expect.stringMatching(/./) });
  });

  test('an empty document is a document', async () => {
    await store.write(KEY, '');
    expect(await readText(KEY)).toBe('');
  });

  test('a document of a megabyte is read back whole', async () => {
    const text = JSON.stringify({ text: 'Tiên Châu '.repeat(100_000) });
    await store.write(KEY, text);
    expect(await readText(KEY)).toBe(text);
  });

  test('a file of any bytes is read back byte for byte, and is listed, changed and removed like a document', async () => {
    const file = objectKeys.openDataFile('tien-phuoc-2022', 1, 'annex.xlsx');
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await store.writeBytes(file, { bytes, mediaType });
    const stored = await store.readBytes(file);
    expect(stored?.bytes.equals(bytes)).toBe(true);
    expect(await store.list('releases/')).toEqual([file]);
    await store.writeBytes(file, { bytes: bytes.toReversed(), mediaType });
    expect((await store.readBytes(file))?.etag).not.toBe(stored?.etag);
    await store.remove(file);
    expect(await store.readBytes(file)).toBeNull();
  });

  test('a file of twenty megabytes is read back whole', async () => {
    const file = objectKeys.openDataFile('tien-phuoc-2022', 1, 'leaves.csv.gz');
    const bytes = Buffer.alloc(20 * 1_024 * 1_024, 'Tiên Châu ');
    await store.writeBytes(file, { bytes, mediaType: 'application/gzip' });
    expect((await store.readBytes(file))?.bytes.equals(bytes)).toBe(true);
  });

  test('a document that was written as text is read as its UTF-8 bytes', async () => {
    await store.write(KEY, TEXT);
    expect((await store.readBytes(KEY))?.bytes).toEqual(Buffer.from(TEXT));
  });

  test('there is nothing where nothing was written', async () => {
    expect(await store.read(KEY)).toBeNull();
    expect(await store.has(KEY)).toBe(false);
    expect(await store.readIfChanged(KEY, '"any"')).toBeNull();
    expect(await store.list('')).toEqual([]);
  });

  test('a reader who has the latest text is told that it is unchanged', async () => {
    await store.write(KEY, TEXT);
    expect(await store.readIfChanged(KEY, await etagOf(KEY))).toBe('unchanged');
  });

  test('a reader who has an older text gets the new one and its etag', async () => {
    await store.write(KEY, '{"version":1}');
    const oldEtag = await etagOf(KEY);
    await store.write(KEY, '{"version":2}');
    const changed = await store.readIfChanged(KEY, oldEtag);
    expect(changed).toEqual({ text: '{"version":2}', etag: await etagOf(KEY) });
  });

  test('a reader is told when a document is gone', async () => {
    await store.write(KEY, TEXT);
    const etag = await etagOf(KEY);
    expect(await store.has(KEY)).toBe(true);
    await store.remove(KEY);
    expect(await store.has(KEY)).toBe(false);
    expect(await store.readIfChanged(KEY, etag)).toBeNull();
    expect(await store.read(KEY)).toBeNull();
  });

  test('different texts of one length never share an etag, however fast they follow', async () => {
    const etags = new Set<string>();
    for (let version = 100; version < 200; version += 1) {
      await store.write(KEY, `{"version":${version}}`);
      etags.add(await etagOf(KEY));
    }
    expect(etags.size).toBe(100);
  });

  test('a shorter text leaves nothing of the longer one before it', async () => {
    await store.write(KEY, TEXT.repeat(1000));
    await store.write(KEY, TEXT);
    expect(await readText(KEY)).toBe(TEXT);
  });

  test('writing twice is writing once', async () => {
    await store.write(KEY, TEXT);
    await store.write(KEY, TEXT);
    expect(await store.list('')).toEqual([KEY]);
    expect(await readText(KEY)).toBe(TEXT);
  });

  test('removing twice is removing once, and leaves the neighbours', async () => {
    await store.write(KEY, TEXT);
    await store.write(OTHER_KEY, TEXT);
    await store.remove(KEY);
    await store.remove(KEY);
    expect(await store.list('periods/')).toEqual([OTHER_KEY]);
  });

  test('removing what never was does nothing', async () => {
    await store.remove(objectKeys.article('a'.repeat(24), 'vi'));
    expect(await store.list('')).toEqual([]);
  });

  test('a document that was removed can be written again', async () => {
    await store.write(KEY, TEXT);
    await store.remove(KEY);
    await store.write(KEY, TEXT);
    expect(await readText(KEY)).toBe(TEXT);
  });

  test('a list holds the keys under its prefix, at any depth, sorted', async () => {
    const keys = [
      objectKeys.releasedScorecard('tien-phuoc-2022', 1, 'tien-chau'),
      objectKeys.releasedScorecard('tien-phuoc-2022', 1, 'tien-an'),
      objectKeys.releasedScorecard('tien-phuoc-2022-2', 1, 'tien-an'),
      objectKeys.articleListMonth('vi', 'unit/tien-chau', '2023-10'),
      objectKeys.units(),
    ];
    for (const key of keys) await store.write(key, TEXT);
    expect(await store.list('')).toEqual(keys.toSorted());
    expect(await store.list('releases/')).toEqual([
      'releases/tien-phuoc-2022-2/1/scorecards/tien-an.json',
      'releases/tien-phuoc-2022/1/scorecards/tien-an.json',
      'releases/tien-phuoc-2022/1/scorecards/tien-chau.json',
    ]);
    expect(await store.list('releases/tien-phuoc-2022/')).toEqual([
      'releases/tien-phuoc-2022/1/scorecards/tien-an.json',
      'releases/tien-phuoc-2022/1/scorecards/tien-chau.json',
    ]);
    expect(await store.list('summaries/')).toEqual([]);
  });

  test('a list longer than a page of S3 is whole', async () => {
    const keys = Array.from(
      { length: S3_PAGE_KEYS + 5 },
      (_, number) => `articles/${10_000 + number}/vi.json`,
    );
    for (let start = 0; start < keys.length; start += 50) {
      await Promise.all(keys.slice(start, start + 50).map((key) => store.write(key, TEXT)));
    }
    expect(await store.list('articles/')).toEqual(keys);
  });

  test('of two writers at once one wins, and a reader meanwhile sees one document or the other, whole', async () => {
    const texts = ['a', 'b'].map((letter) => JSON.stringify({ text: letter.repeat(200_000) }));
    const seen = new Set<string | undefined>();
    for (let round = 0; round < 10; round += 1) {
      const writes = Promise.all(texts.map((text) => store.write(KEY, text)));
      const reads = await Promise.all(Array.from({ length: 5 }, () => readText(KEY)));
      await writes;
      for (const text of [...reads, await readText(KEY)]) seen.add(text);
    }
    seen.delete(undefined);
    expect(texts).toEqual(expect.arrayContaining([...seen]));
  });

  test('a document is created once, and what was there stays', async () => {
    expect(await store.create(KEY, TEXT)).toBe(true);
    expect(await store.create(KEY, '{"version":2}')).toBe(false);
    expect(await readText(KEY)).toBe(TEXT);
    expect(await store.list('')).toEqual([KEY]);
  });

  test('what was written cannot be created, what was removed can', async () => {
    await store.write(KEY, '{"version":1}');
    expect(await store.create(KEY, TEXT)).toBe(false);
    await store.remove(KEY);
    expect(await store.create(KEY, TEXT)).toBe(true);
    expect(await readText(KEY)).toBe(TEXT);
  });

  test('of several who create a document at once exactly one does, and it is the one that is there', async () => {
    for (let round = 0; round < 10; round += 1) {
      const key = objectKeys.hourSeal(`2023-10-06T0${round}`, 1);
      const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(20_000));
      const created = await Promise.all(texts.map((text) => store.create(key, text)));
      const winners = texts.filter((_, position) => created[position]);
      expect([winners.length, await readText(key)]).toEqual([1, winners[0]]);
    }
  });

  test.each([
    objectKeys.article('a'.repeat(24), 'vi'),
    objectKeys.slug('tien-chau-dung-thu-tu', 'en'),
    objectKeys.articleListIndex('vi', 'category/cai-cach-hanh-chinh'),
    objectKeys.mostRead('vi', 'all', '7d'),
    objectKeys.categories(),
    objectKeys.periods(),
    objectKeys.framework('tien-phuoc-2022'),
    objectKeys.releaseSummary('tien-phuoc-2022', 1),
    objectKeys.segment('2023-10-06T08', '0123456789abcdef'.repeat(4)),
    objectKeys.hourSeal('2023-10-06T08', 1),
    objectKeys.daySeal('2023-10-06', 12),
    objectKeys.ledgerKey('0123456789abcdef'),
  ])('%s is a key that can be written and is listed', async (key) => {
    await store.write(key, TEXT);
    expect(await store.list('')).toEqual([key]);
  });

  test.each([
    ['empty', ''],
    ['the parent folder', '../units.json'],
    ['a parent folder in the middle', 'periods/../../units.json'],
    ['a parent folder at the end', 'periods/..'],
    ['the folder itself', './units.json'],
    ['two dots in a name', 'units..json'],
    ['absolute', '/etc/passwd.json'],
    ['an empty name', 'periods//2022.json'],
    ['a folder', 'periods/'],
    ['a name without a dot, which could be a folder', 'periods'],
    ['a folder with a dot, which could be a document', 'units.json/vi.json'],
    ['hidden', '.units.json'],
    ["the folder store's own folder", '.writing/units.json'],
    ['a backslash', 'periods\\..\\units.json'],
    ['upper case, one with lower case on some disks', 'Units.json'],
    ['a letter with a mark', 'tiên-châu.json'],
    ['a blank', 'tien chau.json'],
    ['a NUL', 'units.json\0'],
    ['a line feed', 'units.json\n'],
    ['escaped for a URL', 'periods/%2e%2e/units.json'],
    ['a name longer than disks allow', `${'a'.repeat(251)}.json`],
    ['longer than S3 allows with its prefix', `${'a/'.repeat(300)}units.json`],
  ])('a key that is %s is refused by every operation', async (_, key) => {
    await expect(store.read(key)).rejects.toThrow(InvalidKey);
    await expect(store.has(key)).rejects.toThrow(InvalidKey);
    await expect(store.readIfChanged(key, 'any')).rejects.toThrow(InvalidKey);
    await expect(store.write(key, TEXT)).rejects.toThrow(InvalidKey);
    await expect(store.create(key, TEXT)).rejects.toThrow(InvalidKey);
    await expect(store.readBytes(key)).rejects.toThrow(InvalidKey);
    const file = { bytes: Buffer.from(TEXT), mediaType: 'text/csv' };
    await expect(store.writeBytes(key, file)).rejects.toThrow(InvalidKey);
    await expect(store.remove(key)).rejects.toThrow(InvalidKey);
  });

  test.each(['/', '../', 'periods', 'periods/../', '.writing/', 'units.json', 'Periods/'])(
    'a list under the prefix %s is refused',
    async (prefix) => {
      await expect(store.list(prefix)).rejects.toThrow(InvalidKey);
    },
  );
});
