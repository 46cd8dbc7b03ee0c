import { generateKeyPairSync } from 'node:crypto';
import { InvalidConfig } from './environment';
import { readLambdaConfig, readTablesConfig } from './lambda';
import { readS3Config } from './published-store';
import { readServerConfig } from './server';

const TABLES = { VIEWS_TABLE: 'views', READERS_TABLE: 'readers' };
const API_URL = 'https://cchc.example';

function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof InvalidConfig) return error.settings.map(({ variable }) => variable);
    throw error;
  }
  return [];
}

test('without any setting the server keeps everything in .data and listens on port 8080', () => {
  expect(readServerConfig({})).toEqual({
    host: '0.0.0.0',
    port: 8080,
    site: {
      name: 'Cổng thông tin Cải cách hành chính',
      apiUrl: 'http://localhost:8080',
      articleUrl: 'http://localhost:8080{localePrefix}/tin/{slug}',
    },
    publishedStore: {
      kind: 'folder',
      seals: { keys: new Map(), isSignatureRequired: false },
      root: '.data/published',
    },
    viewsFile: '.data/views.sqlite',
    keptFolder: '.data/kept',
    searchFile: '.data/search.sqlite',
    portalFolder: null,
    internalToken: null,
    cmsUrl: null,
    corsOrigins: '*',
    trustedProxies: { kind: 'count', count: 0 },
    catalogue: { baseUrl: 'http://localhost:8080', licenceUrl: null, publisher: null },
    mostReadSeconds: 10,
    summaryCheckSeconds: 60,
    ledgerPrivateKey: null,
    listenFd: null,
    views: {
      secret: null,
      isTokenRequired: false,
      origins: '*',
      ownHosts: ['localhost'],
      perReaderMinute: 60,
      perNetworkMinute: 1_200,
      internalNetworks: null,
    },
  });
});

test('a variable that is set to nothing is not set', () => {
  expect(readServerConfig({ PORT: '', DATA_DIR: '', INTERNAL_TOKEN: '' })).toEqual(
    readServerConfig({}),
  );
});

test('every wrong setting is named at once, and no value', () => {
  const wrong = {
    PORT: '80a',
    MOST_READ_SECONDS: '0',
    INTERNAL_TOKEN: 'secret',
    CORS_ORIGINS: 'https://a.example/path',
    TRUSTED_PROXIES: 'everyone',
    PUBLISHED_STORE: 'ftp',
    VIEW_SECRET: 'secret',
    VIEW_TOKENS: 'maybe',
    VIEW_ORIGINS: 'a.example',
    VIEWS_PER_READER_MINUTE: '0',
    VIEWS_PER_NETWORK_MINUTE: '1.5',
    INTERNAL_NETWORKS: 'office',
    LEDGER_PRIVATE_KEY: 'secret',
  };
  expect(problemsOf(() => readServerConfig(wrong)).sort()).toEqual(Object.keys(wrong).sort());
  expect(() => readServerConfig(wrong)).not.toThrow(/secret|80a|everyone/);
});

test('origins are listed with commas', () => {
  const { corsOrigins } = readServerConfig({
    CORS_ORIGINS: 'https://a.example, http://b.example:81',
  });
  expect(corsOrigins).toEqual(['https://a.example', 'http://b.example:81']);
});

test('a bucket needs its name; keys are left to the AWS SDK when they are not set', () => {
  const bucket = { PUBLISHED_STORE: 's3' };
  expect(problemsOf(() => readServerConfig(bucket))).toEqual(['S3_BUCKET']);
  expect(problemsOf(() => readS3Config({}))).toEqual(['S3_BUCKET']);
  const named = { ...bucket, S3_BUCKET: 'congkhai', S3_REGION: 'ap-southeast-1' };
  expect(readServerConfig(named).publishedStore).toMatchObject({
    kind: 's3',
    cacheSeconds: 2,
    options: { bucket: 'congkhai', region: 'ap-southeast-1', credentials: undefined },
  });
});

test('on Lambda the address that readers see must be told, because open data names it, and where views are kept', () => {
  expect(problemsOf(() => readLambdaConfig({}))).toEqual(['API_URL']);
  expect(problemsOf(() => readTablesConfig({}))).toEqual(['VIEWS_TABLE', 'READERS_TABLE']);
  const { catalogue } = readLambdaConfig({
    API_URL: `${API_URL}/`,
    OPEN_DATA_PUBLISHER: 'Sở Nội vụ',
  });
  expect(catalogue).toEqual({ baseUrl: API_URL, licenceUrl: null, publisher: 'Sở Nội vụ' });
  const tables = { viewsTable: 'views', readersTable: 'readers' };
  expect(readTablesConfig(TABLES)).toMatchObject(tables);
});

test('CloudFront may show one of several secrets, so that one can be changed; a short one is refused', () => {
  const settings = { API_URL };
  const [old, next] = ['o'.repeat(32), 'n'.repeat(64)];
  const read = (ORIGIN_SECRETS: string) => readLambdaConfig({ ...settings, ORIGIN_SECRETS });
  expect(read('').originSecrets).toEqual([]);
  // As the template joins them when there is no second one.
  expect(read(`${old},`).originSecrets).toEqual([old]);
  expect(read(`${next},${old}`).originSecrets).toEqual([next, old]);
  expect(problemsOf(() => read(`${next},short`))).toEqual(['ORIGIN_SECRETS']);
});

test('with public keys only signed documents are served, unless the operator says that some are not signed yet', () => {
  const [first, second] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')].map(
    ({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  );
  const PUBLISHING_PUBLIC_KEYS = `${Buffer.from(first ?? '').toString('base64')}, ${second}`;
  const sealsOf = (variables: object) => readServerConfig({ ...variables }).publishedStore.seals;
  expect(sealsOf({ PUBLISHING_PUBLIC_KEYS })).toMatchObject({ isSignatureRequired: true });
  expect(sealsOf({ PUBLISHING_PUBLIC_KEYS }).keys.size).toBe(2);
  expect(sealsOf({ PUBLISHING_PUBLIC_KEYS, REQUIRE_SEALS: 'false' })).toMatchObject({
    isSignatureRequired: false,
  });
  expect(problemsOf(() => readServerConfig({ REQUIRE_SEALS: 'true' }))).toEqual([
    'PUBLISHING_PUBLIC_KEYS',
  ]);
  const privateKey = generateKeyPairSync('ed25519').privateKey;
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(problemsOf(() => readServerConfig({ PUBLISHING_PUBLIC_KEYS: pem }))).toEqual([
    'PUBLISHING_PUBLIC_KEYS',
  ]);
});

test('half of a key is no key', () => {
  const half = { S3_BUCKET: 'congkhai', S3_ACCESS_KEY_ID: 'key' };
  expect(problemsOf(() => readS3Config(half))).toEqual(['S3_SECRET_ACCESS_KEY']);
});

test('views are taken from the pages that may read, and from the address of the API; or from those that are listed', () => {
  const CORS_ORIGINS = 'https://a.example,https://b.example';
  expect(readServerConfig({ API_URL, CORS_ORIGINS }).views).toMatchObject({
    origins: ['https://a.example', 'https://b.example', API_URL],
    ownHosts: ['a.example', 'b.example', 'cchc.example'],
  });
  const listed = { API_URL, CORS_ORIGINS, VIEW_ORIGINS: 'https://a.example' };
  expect(readServerConfig(listed).views.origins).toEqual(['https://a.example', API_URL]);
});

test('a token can be required only where there is a secret to make it with', () => {
  expect(problemsOf(() => readServerConfig({ VIEW_TOKENS: 'required' }))).toEqual(['VIEW_SECRET']);
  const VIEW_SECRET = 'a secret of the tests with 32 characters';
  const { views } = readServerConfig({ VIEW_TOKENS: 'required', VIEW_SECRET });
  expect(views).toMatchObject({ secret: VIEW_SECRET, isTokenRequired: true });
});
