import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  InvalidKey,
  type PublishedStore,
  PublishedStoreUnreachable,
  s3Store,
  uploadsBucket,
} from '@congkhai/published-store';
import { auditViews } from '../../functions/src/handlers/audit-views';
import { createSigner } from '../../functions/src/ledger/signing';
import { AFTER_TWO_DAYS, aPrivateKey, recordTwoDays, sealAt } from '../helpers/ledger';
import { type S3Server, startS3Server, storeIn } from '../helpers/s3-server';
import { VIEW_STORES } from '../helpers/view-stores';

// What only a bucket can go through: neighbours in it, wrong settings, a server that is away or says nothing.

// Starting a gateway and writing to a busy disk take their time.

const KEY = 'summaries/tien-phuoc-2022.json';
const TEXT = '{"periodId":"tien-phuoc-2022"}';

let server: S3Server;
let store: PublishedStore;
let client: S3Client;

beforeAll(async () => {
  server = await startS3Server();
  store = storeWith({});
  client = new S3Client({ ...addressOf(server), forcePathStyle: true });
});
afterAll(() => server?.stop());

function addressOf({ endpoint, region, credentials }: S3Server) {
  return { endpoint, region, credentials };
}

function storeWith(change: Partial<Parameters<typeof s3Store>[0]>): PublishedStore {
  return s3Store({ ...addressOf(server), bucket: server.bucket, forcePathStyle: true, ...change });
}

test('a document is served as JSON in UTF-8 to whoever reads the bucket itself', async () => {
  await store.write(KEY, TEXT);
  const { ContentType } = await client.send(
    new GetObjectCommand({ Bucket: server.bucket, Key: KEY }),
  );
  expect(ContentType).toBe('application/json; charset=utf-8');
});

test('stores under different prefixes of one bucket do not see each other', async () => {
  const first = storeWith({ prefix: 'tien-phuoc/' });
  const second = storeWith({ prefix: 'tien-phuoc-2/' });
  await first.write(KEY, TEXT);
  expect(await first.list('')).toEqual([KEY]);
  expect(await second.list('')).toEqual([]);
  expect(await second.read(KEY)).toBeNull();
});

test('objects of strangers are not listed', async () => {
  for (const Key of ['shared/Logo.PNG', 'shared/', `shared/${KEY}`]) {
    await client.send(
      new PutObjectCommand({ Bucket: server.bucket, Key, Body: Buffer.from(TEXT) }),
    );
  }
  expect(await storeWith({ prefix: 'shared/' }).list('')).toEqual([KEY]);
});

describe('uploads in the bucket of a store', () => {
  const file = { bytes: Buffer.from('%PDF-1.7'), mediaType: 'application/pdf' };

  test('and its documents do not see each other', async () => {
    const address = { ...addressOf(server), bucket: server.bucket, forcePathStyle: true };
    const uploads = uploadsBucket({ ...address, prefix: 'uploads-test/' });
    const documents = storeWith({ prefix: 'uploads-test/' });
    await documents.write(KEY, TEXT);
    await uploads.write('Bao_cao_3f2a19c07b.pdf', file);
    expect(await documents.list('')).toEqual([KEY]);
    expect(await uploads.list()).toEqual(['Bao_cao_3f2a19c07b.pdf']);
    expect((await uploads.read('Bao_cao_3f2a19c07b.pdf'))?.bytes).toEqual(file.bytes);
    await uploads.remove('Bao_cao_3f2a19c07b.pdf');
    expect(await uploads.read('Bao_cao_3f2a19c07b.pdf')).toBeNull();
  });

  test.each(['../periods/tien-phuoc-2022.json', 'a/b.pdf', '.env', 'Bao_cao', 'Báo_cáo.pdf', ''])(
    'none is called “%s”',
    async (name) => {
      const uploads = uploadsBucket({ ...addressOf(server), bucket: server.bucket });
      await expect(uploads.write(name, file)).rejects.toThrow(InvalidKey);
      await expect(uploads.remove(name)).rejects.toThrow(InvalidKey);
      expect(await uploads.read(name)).toBeNull();
    },
  );
});

test('a document written with the newer checksums is the same document', async () => {
  const withChecksums = storeWith({ checksums: 'WHEN_SUPPORTED' });
  await withChecksums.write(KEY, TEXT);
  expect(await withChecksums.read(KEY)).toMatchObject({ text: TEXT });
  expect(await store.read(KEY)).toMatchObject({ text: TEXT });
});

test('a bucket that does not exist is a fault, not an empty store', async () => {
  const elsewhere = storeWith({ bucket: 'congkhai-no-such-bucket' });
  await expect(elsewhere.read(KEY)).rejects.toThrow(PublishedStoreUnreachable);
  await expect(elsewhere.list('')).rejects.toThrow('NoSuchBucket');
  await expect(elsewhere.remove(KEY)).rejects.toThrow(PublishedStoreUnreachable);
});

test('wrong credentials are a fault that names itself and not the secret', async () => {
  const credentials = { ...server.credentials, secretAccessKey: 'not-the-secret' };
  const failure = storeWith({ credentials }).write(KEY, TEXT);
  await expect(failure).rejects.toThrow(PublishedStoreUnreachable);
  await expect(failure).rejects.toThrow('SignatureDoesNotMatch');
  await expect(failure).rejects.not.toThrow('not-the-secret');
});

test('a server that is not there fails every operation', async () => {
  const away = storeWith({ endpoint: 'http://127.0.0.1:1' });
  await expect(away.read(KEY)).rejects.toThrow(PublishedStoreUnreachable);
  await expect(away.readIfChanged(KEY, '"etag"')).rejects.toThrow(PublishedStoreUnreachable);
  await expect(away.write(KEY, TEXT)).rejects.toThrow(PublishedStoreUnreachable);
  await expect(away.remove(KEY)).rejects.toThrow(PublishedStoreUnreachable);
  await expect(away.list('')).rejects.toThrow(PublishedStoreUnreachable);
});

describe('a server that falls silent', () => {
  let silent: Server;
  afterEach(() => {
    silent.closeAllConnections();
    silent.close();
  });

  test.each<[string, RequestListener]>([
    ['before it answers', () => undefined],
    [
      'within the document',
      (_, answer) => answer.writeHead(200, { ETag: '"1"', 'Content-Length': 100 }).write(TEXT),
    ],
  ])('%s is given up after the time allowed', async (_, listener) => {
    silent = createServer(listener);
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    const endpoint = `http://127.0.0.1:${address.port}`;
    const startedAt = Date.now();
    const read = storeWith({ endpoint, timeoutMilliseconds: 400 }).read(KEY);
    await expect(read).rejects.toThrow(PublishedStoreUnreachable);
    // Three attempts of three seconds each are what it takes without that.
    expect(Date.now() - startedAt).toBeLessThan(8_000);
  });
});

test('after an outage of the server the same store goes on', async () => {
  if (server.outage === null) return;
  await store.write(KEY, TEXT);
  await server.outage.begin();
  await expect(store.read(KEY)).rejects.toThrow(PublishedStoreUnreachable);
  await server.outage.end();
  expect(await store.read(KEY)).toMatchObject({ text: TEXT });
});

// What a folder does with a link, a bucket does with a condition.
test('several sealers at once seal once into a bucket, and the audit finds every byte as it was', async () => {
  const [sqlite] = VIEW_STORES;
  if (!sqlite) throw new Error('There is no view store');
  const { views, close } = await sqlite.open();
  const published = storeIn(server, 'ledger-in-bucket/');
  const signer = createSigner(aPrivateKey());
  await recordTwoDays(views);
  await Promise.all(
    [1, 2, 3].map((second) =>
      sealAt(AFTER_TWO_DAYS.replace('00.000', `0${second}.000`), { published, views, signer }),
    ),
  );
  const givenKeys = signer.key ? [signer.key] : [];
  const report = await auditViews({ published, givenKeys, notedHashes: [] });
  expect(report).toMatchObject({
    days: [{ viewCount: 4, readCount: 4, visitCount: 3 }, { viewCount: 1 }],
    unsignedSealCount: 0,
    unusedSegments: [],
  });
  await close();
});
