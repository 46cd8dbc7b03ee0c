import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isAbsolute, join } from 'node:path';
import util from 'node:util';
import {
  DATABASE_URL,
  EMAIL,
  HOST,
  LONG_SECRET,
  oneOf,
  PASSWORD,
  PORT,
  TOKEN_SECRET,
  URL_OF_A_SERVER,
} from './option-checks.mjs';
import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { publishingPublicKeys } from './signing-keys.mjs';

/**
 * @typedef {'cms' | 'functions'} Part
 * @typedef {import('./option-checks.mjs').Check} Check
 * @typedef {object} Option
 * @property {string} name
 * @property {Part[]} [passedTo] the processes that get it as it is
 * @property {string} [initial] the value when nobody sets one
 * @property {(installation: { isFresh: boolean }) => string} [generate] makes the value that is written to the .env file at the first start
 * @property {string} [comment] stands above a generated value in the .env file
 * @property {boolean} [isSecret] its value is never shown
 * @property {Check} [check]
 */

const makeSecret = () => randomBytes(24).toString('hex');

function makePassword() {
  for (;;) {
    const password = randomBytes(12).toString('base64url');
    if (PASSWORD[1](password) && /^[a-zA-Z0-9]+$/.test(password)) return password;
  }
}

/** @type {(name: string, passedTo: Part[]) => Option} */
const secret = (name, passedTo) => ({
  name,
  passedTo,
  generate: makeSecret,
  isSecret: true,
  check: LONG_SECRET,
});

/** @type {Part[]} */
const BOTH = ['cms', 'functions'];

/**
 * Every option that the start script takes, from the real environment or from the .env file. What has no check here
 * is checked by the part that it is passed to. docs/options.md explains them; a test compares the two.
 * @type {readonly Option[]}
 */
export const OPTIONS = [
  { name: 'ENV_FILE', initial: '.env' },
  { name: 'DATA_DIR', initial: '.data' },
  { name: 'CMS_HOST', initial: '127.0.0.1', check: HOST },
  { name: 'CMS_PORT', initial: '1337', check: PORT },
  { name: 'HOST', initial: '127.0.0.1', check: HOST, passedTo: ['functions'] },
  { name: 'PORT', initial: '8080', check: PORT, passedTo: ['functions'] },
  { name: 'PUBLIC_URL', check: URL_OF_A_SERVER, passedTo: ['cms'] },
  { name: 'PROXY_COUNT', passedTo: ['cms'] },
  {
    name: 'DEMONSTRATION_CONTENT',
    initial: 'load',
    check: oneOf('load', 'none'),
    passedTo: ['cms'],
  },
  {
    name: 'DATABASE_CLIENT',
    initial: 'sqlite',
    check: oneOf('sqlite', 'postgres'),
    passedTo: ['cms'],
  },
  { name: 'DATABASE_URL', isSecret: true, check: DATABASE_URL, passedTo: ['cms'] },
  { name: 'TWO_FACTOR_ROLES', passedTo: ['cms'] },
  { name: 'ADMIN_RATE_LIMIT', check: oneOf('true', 'false'), passedTo: ['cms'] },
  { name: 'SESSION_IDLE_MINUTES', passedTo: ['cms'] },
  { name: 'SESSION_MAX_HOURS', passedTo: ['cms'] },
  { name: 'SESSION_REMEMBERED_DAYS', passedTo: ['cms'] },
  { name: 'SESSIONS_PER_ACCOUNT', passedTo: ['cms'] },
  { name: 'ACCOUNT_IDLE_DAYS', passedTo: ['cms'] },
  { name: 'SUPER_ADMINISTRATORS_MAX', passedTo: ['cms'] },
  { name: 'PUBLISHED_STORE', initial: 'folder', check: oneOf('folder', 's3'), passedTo: BOTH },
  { name: 'S3_ENDPOINT', check: URL_OF_A_SERVER, passedTo: BOTH },
  { name: 'S3_REGION', passedTo: BOTH },
  { name: 'S3_BUCKET', passedTo: BOTH },
  { name: 'S3_PREFIX', passedTo: BOTH },
  { name: 'S3_ACCESS_KEY_ID', passedTo: BOTH },
  { name: 'S3_SECRET_ACCESS_KEY', isSecret: true, passedTo: BOTH },
  { name: 'S3_FORCE_PATH_STYLE', initial: 'true', check: oneOf('true', 'false'), passedTo: BOTH },
  { name: 'CACHE_SECONDS', passedTo: ['functions'] },
  { name: 'API_URL', check: URL_OF_A_SERVER, passedTo: ['functions'] },
  { name: 'PORTAL_URL', check: URL_OF_A_SERVER, passedTo: ['cms'] },
  { name: 'LINK_HOSTS', passedTo: ['cms'] },
  { name: 'ARTICLE_COUNT_SECONDS', passedTo: ['cms'] },
  { name: 'SITE_NAME', passedTo: ['functions'] },
  { name: 'ARTICLE_URL', passedTo: ['functions'] },
  { name: 'OPEN_DATA_LICENCE_URL', check: URL_OF_A_SERVER, passedTo: ['functions'] },
  { name: 'OPEN_DATA_PUBLISHER', passedTo: ['functions'] },
  { name: 'CORS_ORIGINS', passedTo: ['functions'] },
  { name: 'TRUSTED_PROXIES', passedTo: ['functions'] },
  { name: 'VIEW_TOKENS', check: oneOf('optional', 'required'), passedTo: ['functions'] },
  { name: 'VIEW_ORIGINS', passedTo: ['functions'] },
  { name: 'VIEWS_PER_READER_MINUTE', passedTo: ['functions'] },
  { name: 'VIEWS_PER_NETWORK_MINUTE', passedTo: ['functions'] },
  { name: 'INTERNAL_NETWORKS', passedTo: ['functions'] },
  { name: 'LEDGER_PRIVATE_KEY', isSecret: true, passedTo: ['functions'] },
  { name: 'AUDIT_PRIVATE_KEY', isSecret: true, passedTo: ['cms'] },
  { name: 'AUDIT_ADDRESS_DAYS', passedTo: ['cms'] },
  { name: 'PUBLISHING_PRIVATE_KEY', isSecret: true, passedTo: ['cms'] },
  // The functions get it with the public half of that key.
  { name: 'PUBLISHING_PUBLIC_KEYS' },
  {
    name: 'REQUIRE_SEALS',
    generate: ({ isFresh }) => String(isFresh),
    check: oneOf('true', 'false'),
    passedTo: ['functions'],
    comment:
      'Whether only signed documents are served. Where documents of an earlier version lie it begins with false: docs/publishing.md says when to set it to true.',
  },
  { name: 'RECONCILE_MINUTES', passedTo: ['cms'] },
  { name: 'ALERT_EMAILS', passedTo: ['cms'] },
  { name: 'ALERT_WEBHOOK_URL', check: URL_OF_A_SERVER, passedTo: ['cms'] },
  { name: 'ALERT_WEBHOOK_SECRET', isSecret: true, check: LONG_SECRET, passedTo: ['cms'] },
  { name: 'MOST_READ_SECONDS', passedTo: ['functions'] },
  { name: 'SUMMARY_CHECK_SECONDS', passedTo: ['functions'] },
  {
    name: 'ADMINISTRATOR_EMAIL',
    generate: () => 'administrator@congkhai.example',
    check: EMAIL,
    passedTo: ['cms'],
    comment:
      'The first accounts, made at the first start. A change here does not change them later.',
  },
  {
    name: 'ADMINISTRATOR_PASSWORD',
    generate: makePassword,
    isSecret: true,
    check: PASSWORD,
    passedTo: ['cms'],
  },
  {
    name: 'EDITOR_EMAIL',
    generate: () => 'editor@congkhai.example',
    check: EMAIL,
    passedTo: ['cms'],
  },
  {
    name: 'EDITOR_PASSWORD',
    generate: makePassword,
    isSecret: true,
    check: PASSWORD,
    passedTo: ['cms'],
  },
  {
    name: 'APPRAISER_EMAIL',
    generate: () => 'appraiser@congkhai.example',
    check: EMAIL,
    passedTo: ['cms'],
  },
  {
    name: 'APPRAISER_PASSWORD',
    generate: makePassword,
    isSecret: true,
    check: PASSWORD,
    passedTo: ['cms'],
  },
  {
    name: 'UNIT_EMAIL',
    generate: () => 'tien-chau@congkhai.example',
    check: EMAIL,
    passedTo: ['cms'],
  },
  {
    name: 'UNIT_PASSWORD',
    generate: makePassword,
    isSecret: true,
    check: PASSWORD,
    passedTo: ['cms'],
  },
  {
    ...secret('APP_KEYS', ['cms']),
    generate: () => `${makeSecret()},${makeSecret()}`,
    comment:
      'Secrets. Keep them as long as the data: sessions and encrypted values depend on them.',
  },
  secret('API_TOKEN_SALT', ['cms']),
  secret('ADMIN_JWT_SECRET', ['cms']),
  secret('TRANSFER_TOKEN_SALT', ['cms']),
  secret('ENCRYPTION_KEY', ['cms']),
  secret('ACCOUNTS_SECRET', ['cms']),
  { ...secret('INTERNAL_TOKEN', BOTH), check: TOKEN_SECRET },
  { ...secret('VIEW_SECRET', ['functions']), check: TOKEN_SECRET },
];

/**
 * @typedef {object} Settings
 * @property {Record<string, string>} values every option that has a value, by name
 * @property {string} envFile
 * @property {readonly string[]} created names of the options whose values were made just now
 */

/**
 * Reads the options: the real environment wins over the .env file, and an empty value counts as not set.
 * What has to be secret and has no value yet gets one, which is kept in the .env file.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Settings}
 */
export function readSettings(environment = process.env) {
  const envFile = pathFromRoot(environment.ENV_FILE || '.env');
  const fromFile = readEnvFile(envFile);
  /** @type {Record<string, string>} */
  const values = {};
  for (const { name, initial } of OPTIONS) {
    const value = environment[name] || fromFile[name] || initial;
    if (value !== undefined) values[name] = value;
  }
  checkOptions(values);
  const missing = OPTIONS.filter(({ name, generate }) => generate && values[name] === undefined);
  values.DATA_DIR = pathFromRoot(values.DATA_DIR ?? '.data');
  const isFresh = !existsSync(values.DATA_DIR) || readdirSync(values.DATA_DIR).length === 0;
  for (const { name, generate } of missing) if (generate) values[name] = generate({ isFresh });
  if (missing.length > 0) writeMissing(envFile, missing, values);
  return { values, envFile, created: missing.map(({ name }) => name) };
}

/** @param {string} path */
function pathFromRoot(path) {
  return isAbsolute(path) ? path : join(ROOT, path);
}

/**
 * @param {string} envFile
 * @returns {Record<string, string | undefined>}
 */
function readEnvFile(envFile) {
  if (!existsSync(envFile)) return {};
  const values = util.parseEnv(readFileSync(envFile, 'utf8'));
  const known = new Set(OPTIONS.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Problem(
      `${envFile}: there is no option ${unknown.join(', ')}. docs/options.md lists all options.`,
    );
  }
  return values;
}

/** @param {Record<string, string>} values */
function checkOptions(values) {
  const faults = [];
  for (const { name, check, isSecret } of OPTIONS) {
    const value = values[name];
    if (value === undefined || !check || check[1](value)) continue;
    faults.push(isSecret ? `${name} must be ${check[0]}` : `${name}=${value} must be ${check[0]}`);
  }
  if (values.DATABASE_CLIENT === 'postgres' && !values.DATABASE_URL)
    faults.push('DATABASE_CLIENT=postgres needs DATABASE_URL');
  if (values.PUBLISHED_STORE === 's3' && !values.S3_BUCKET)
    faults.push('PUBLISHED_STORE=s3 needs S3_BUCKET');
  if (values.PORT === values.CMS_PORT)
    faults.push(`PORT and CMS_PORT are both ${values.PORT}; they must differ`);
  if (faults.length > 0)
    throw new Problem(`Wrong options (see docs/options.md): ${faults.join('; ')}.`);
}

/**
 * Adds lines to the .env file; what stands there already is not touched.
 * @param {string} envFile
 * @param {readonly Option[]} options
 * @param {Record<string, string>} values
 */
function writeMissing(envFile, options, values) {
  const lines = options.map(
    ({ name, comment }) => `${comment ? `# ${comment}\n` : ''}${name}=${values[name]}\n`,
  );
  const before = existsSync(envFile)
    ? readFileSync(envFile, 'utf8')
    : '# Options and secrets of this installation; docs/options.md explains them.\n';
  const separator = before.endsWith('\n') ? '' : '\n';
  try {
    const text = existsSync(envFile) ? separator + lines.join('') : before + lines.join('');
    appendFileSync(envFile, text, { mode: 0o600, flush: true });
    chmodSync(envFile, 0o600);
  } catch (error) {
    throw new Problem(
      `The secrets cannot be written to ${envFile}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/**
 * What the CMS is started with.
 * @param {Settings} settings
 */
export function cmsEnvironment({ values }) {
  const data = values.DATA_DIR ?? '';
  return {
    ...environmentOf('cms', values),
    HOST: values.CMS_HOST,
    PORT: values.CMS_PORT,
    DATABASE_FILENAME: join(data, 'cms.sqlite'),
    UPLOADS_FOLDER: join(data, 'public'),
    PUBLISHED_FOLDER: join(data, 'published'),
    QUARANTINE_FOLDER: join(data, 'quarantine'),
    AUDIT_CHECKPOINTS_FILE: join(data, 'audit-checkpoints.jsonl'),
    FUNCTIONS_URL: urlOf(values.HOST, values.PORT),
    PORTAL_URL: values.PORTAL_URL ?? values.API_URL ?? urlOf(values.HOST, values.PORT),
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: 'vi',
  };
}

/**
 * What the functions server is started with.
 * @param {Settings} settings
 */
export function functionsEnvironment({ values }) {
  const data = values.DATA_DIR ?? '';
  return {
    // Each thread would allocate in an arena of its own in the C library, and keep there what it freed: some 80 MB more after an hour.
    MALLOC_ARENA_MAX: '2',
    ...environmentOf('functions', values),
    DATA_DIR: data,
    PUBLISHED_FOLDER: join(data, 'published'),
    VIEWS_FILE: join(data, 'views.sqlite'),
    API_URL: values.API_URL ?? urlOf(values.HOST, values.PORT),
    PORTAL_FOLDER: join(ROOT, 'examples', 'portal'),
    PUBLISHING_PUBLIC_KEYS: publishingPublicKeys(values),
    CMS_URL: urlOf(values.CMS_HOST, values.CMS_PORT),
  };
}

/**
 * The options of one part, on top of whatever else is in the environment: no part sees the secrets of the other.
 * @param {Part} part
 * @param {Record<string, string>} values
 */
function environmentOf(part, values) {
  /** @type {Record<string, string | undefined>} */
  const environment = { ...process.env, NODE_ENV: 'production' };
  for (const { name, passedTo } of OPTIONS)
    environment[name] = passedTo?.includes(part) ? values[name] : undefined;
  return environment;
}

/**
 * What the CMS is built with. Strapi reads its settings for that too, but nothing of them gets into the build except
 * the path of PUBLIC_URL.
 * @param {string | undefined} publicUrl
 */
export function cmsBuildEnvironment(publicUrl) {
  const made = OPTIONS.filter(({ generate }) => generate).map(({ name, generate }) => [
    name,
    generate?.({ isFresh: true }) ?? '',
  ]);
  return environmentOf('cms', {
    ...Object.fromEntries(made),
    ...(publicUrl && { PUBLIC_URL: publicUrl }),
  });
}

/**
 * Where a server that listens on this address is reached from this machine.
 * @param {string | undefined} host
 * @param {string | undefined} port
 */
export function urlOf(host, port) {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? '127.0.0.1' : isIP(host ?? '') === 6 ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
