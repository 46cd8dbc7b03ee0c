import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cmsEnvironment,
  functionsEnvironment,
  readSettings,
  readSettingsOfInstallation,
  reasonOf,
} from '../../scripts/environment.mjs';

// What the scripts make of options: which parts run here, and where commands find the installation that they are for.

const TOKEN = 'a-token-of-at-least-32-characters';
const ELSEWHERE = { PUBLISHED_STORE: 's3', S3_BUCKET: 'published' };

let folder: string;
let place: Record<string, string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-settings-'));
  place = { ENV_FILE: join(folder, 'options.env'), DATA_DIR: join(folder, 'data') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('with both parts here each is told where the other one is', () => {
  const settings = readSettings(place);
  expect(cmsEnvironment(settings)).toMatchObject({ FUNCTIONS_URL: 'http://127.0.0.1:8080' });
  expect(functionsEnvironment(settings)).toMatchObject({ CMS_URL: 'http://127.0.0.1:1337' });
});

test('a CMS alone asks the functions that FUNCTIONS_URL names, and sends its people there', () => {
  const settings = readSettings({
    ...place,
    ...ELSEWHERE,
    PARTS: 'cms',
    FUNCTIONS_URL: 'https://api.example.vn/',
  });
  expect(cmsEnvironment(settings)).toMatchObject({
    FUNCTIONS_URL: 'https://api.example.vn',
    PORTAL_URL: 'https://api.example.vn',
  });
  expect(settings.created).toContain('APP_KEYS');
  expect(settings.created).not.toContain('VIEW_SECRET');
});

test('functions alone take the keys of the CMS elsewhere and make none in its place', () => {
  const options = { PARTS: 'functions', INTERNAL_TOKEN: TOKEN, PUBLISHING_PUBLIC_KEYS: 'key' };
  const settings = readSettings({ ...place, ...ELSEWHERE, ...options });
  expect(settings.created).toEqual(['REQUIRE_SEALS', 'VIEW_SECRET']);
  const environment = functionsEnvironment(settings);
  expect(environment).toMatchObject({ PUBLISHING_PUBLIC_KEYS: 'key', CMS_URL: undefined });
  expect(existsSync(join(folder, 'data'))).toBe(false);
  const withCms = readSettings({ ...place, ...ELSEWHERE, ...options, CMS_URL: 'http://10.0.0.11' });
  expect(functionsEnvironment(withCms)).toMatchObject({ CMS_URL: 'http://10.0.0.11' });
});

test.each([
  [{ PARTS: 'strapi' }, 'PARTS=strapi must be cms,functions or cms or functions'],
  [{ PARTS: 'cms', ...ELSEWHERE }, 'PARTS=cms needs FUNCTIONS_URL'],
  [
    { PARTS: 'cms', ...ELSEWHERE, FUNCTIONS_URL: 'api.example.vn' },
    'FUNCTIONS_URL=api.example.vn must be a URL',
  ],
  [
    { PARTS: 'cms', ...ELSEWHERE, FUNCTIONS_URL: 'localhost:8080' },
    'FUNCTIONS_URL=localhost:8080 must be a URL',
  ],
  [
    { FUNCTIONS_URL: 'https://api.example.vn' },
    'FUNCTIONS_URL says where the functions are when they do not run here',
  ],
  [{ CMS_URL: 'http://10.0.0.11:1337' }, 'CMS_URL says where the CMS is when it does not run here'],
  [{ PARTS: 'cms', FUNCTIONS_URL: 'https://api.example.vn' }, 'PARTS=cms needs PUBLISHED_STORE=s3'],
  [{ PARTS: 'functions', ...ELSEWHERE }, 'PARTS=functions needs INTERNAL_TOKEN'],
  [
    { PARTS: 'functions', ...ELSEWHERE, INTERNAL_TOKEN: TOKEN },
    'PARTS=functions needs PUBLISHING_PUBLIC_KEYS',
  ],
])('%j is refused: %s', (options, words) => {
  expect(() => readSettings({ ...place, ...options })).toThrow(words);
  expect(existsSync(join(folder, 'options.env'))).toBe(false);
});

test('a command makes no installation where there is none, and says what leads it to one', () => {
  expect(() => readSettingsOfInstallation(place)).toThrow(
    `there is no folder DATA_DIR=${join(folder, 'data')}; there is no file ENV_FILE=${join(folder, 'options.env')}`,
  );
  expect(existsSync(join(folder, 'options.env'))).toBe(false);
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

test('a command works on the installation that a start has made', () => {
  const { values } = readSettings(place);
  mkdirSync(join(folder, 'data'));
  expect(readSettingsOfInstallation(place)).toEqual({
    values,
    envFile: join(folder, 'options.env'),
    created: [],
  });
});

test('a secret that is not there yet is named and not made by a command', () => {
  mkdirSync(join(folder, 'data'));
  const { values } = readSettings(place);
  // The first accounts are there: their passwords may have been set for the first start alone.
  const { VIEW_SECRET: _, EDITOR_PASSWORD: __, ...others } = values;
  writeFileSync(
    join(folder, 'options.env'),
    Object.entries(others)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  expect(() => readSettingsOfInstallation(place)).toThrow(/options\.env lacks VIEW_SECRET\. /);
});

test('root leaves no files of its own in the data of another account', () => {
  readSettings(place);
  const data = join(folder, 'data');
  mkdirSync(data);
  // Only root can give a folder to somebody else; to anybody else, root is somebody else.
  if (process.getuid?.() === 0) chownSync(data, 12_345, 12_345);
  const getuid = jest.spyOn(process, 'getuid').mockReturnValue(0);
  expect(() => readSettingsOfInstallation(place)).toThrow(
    `DATA_DIR=${data} belongs to another account (uid ${statSync(data).uid})`,
  );
  getuid.mockRestore();
});

test('whoever may not write the options is told which account that is', () => {
  // Root may write everywhere, so that no folder would do.
  const error = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  expect(reasonOf(error)).toMatch(/EACCES.*The account \S+ may not/);
});
