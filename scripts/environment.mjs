import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { isIP } from 'node:net';
import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import util from 'node:util';
import { codeOf } from './lock.mjs';
import { BOTH, OPTIONS } from './options.mjs';
import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { publishingPublicKeys } from './signing-keys.mjs';

/**
 * @typedef {import('./options.mjs').Part} Part
 * @typedef {import('./options.mjs').Option} Option
 */

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
  const { values, envFile, missing } = readOptions(environment);
  const folder = values.DATA_DIR ?? '';
  const isFresh = !existsSync(folder) || readdirSync(folder).length === 0;
  for (const { name, generate } of missing) if (generate) values[name] = generate({ isFresh });
  if (missing.length > 0) writeMissing(envFile, missing, values);
  return { values, envFile, created: missing.map(({ name }) => name) };
}

/**
 * The same for what works on an installation that is there: it makes no secrets, and is refused where there is none.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Settings}
 */
export function readSettingsOfInstallation(environment = process.env) {
  const { values, envFile, ...options } = readOptions(environment);
  const missing = options.missing.filter(({ isForFirstStart }) => !isForFirstStart);
  const folder = values.DATA_DIR ?? '';
  const faults = [];
  if (!existsSync(folder)) faults.push(`there is no folder DATA_DIR=${folder}`);
  if (missing.length > 0)
    faults.push(
      existsSync(envFile)
        ? `ENV_FILE=${envFile} lacks ${missing.map(({ name }) => name).join(', ')}`
        : `there is no file ENV_FILE=${envFile}`,
    );
  if (faults.length > 0)
    throw new Problem(
      `There is no installation here: ${faults.join('; ')}. Set ENV_FILE and DATA_DIR to those of the installation (the command congkhai of docs/operations.md does), or start it once.`,
    );
  requireOwnFolder(folder);
  return { values, envFile, created: [] };
}

/**
 * What root makes in a folder of another account, that account can neither change nor remove.
 * @param {string} folder
 */
function requireOwnFolder(folder) {
  const { uid } = statSync(folder);
  if (process.getuid?.() === 0 && uid !== 0)
    throw new Problem(
      `DATA_DIR=${folder} belongs to another account (uid ${uid}): run this as that account (the command congkhai of docs/operations.md does).`,
    );
}

/**
 * Where an installation keeps its options and its data.
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function placeOf(environment = process.env) {
  const envFile = pathFromRoot(environment.ENV_FILE || '.env');
  const folder = environment.DATA_DIR || readEnvFile(envFile).DATA_DIR || '.data';
  return { envFile, folder: pathFromRoot(folder) };
}

/** @param {Readonly<Record<string, string | undefined>>} environment */
function readOptions(environment) {
  const { envFile, folder } = placeOf(environment);
  const fromFile = readEnvFile(envFile);
  /** @type {Record<string, string>} */
  const values = {};
  for (const { name, initial } of OPTIONS) {
    const value = environment[name] || fromFile[name] || initial;
    if (value !== undefined) values[name] = value;
  }
  values.DATA_DIR = folder;
  checkOptions(values);
  const parts = partsOf(values);
  const missing = OPTIONS.filter(
    ({ name, generate, passedTo }) =>
      generate && values[name] === undefined && passedTo?.some((part) => parts.includes(part)),
  );
  return { values, envFile, missing };
}

/**
 * The parts that run on this machine.
 * @param {Record<string, string>} values
 */
export function partsOf({ PARTS }) {
  return BOTH.filter((part) => PARTS?.split(',').includes(part));
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
  const text = readTextOf(envFile);
  if (text === null) return {};
  const values = util.parseEnv(text);
  const known = new Set(OPTIONS.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Problem(
      `${envFile}: there is no option ${unknown.join(', ')}. docs/options.md lists all options.`,
    );
  }
  return values;
}

/**
 * @param {string} envFile
 * @returns {string | null} null: it is not there
 */
function readTextOf(envFile) {
  try {
    return readFileSync(envFile, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new Problem(`The options in ENV_FILE=${envFile} cannot be read: ${reasonOf(error)}`);
  }
}

/**
 * Why a file cannot be used, with the account when that is the reason.
 * @param {unknown} error
 */
export function reasonOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  if (codeOf(error) !== 'EACCES') return message;
  return `${message}. The account ${accountName()} may not; docs/operations.md#as-a-service gives it its folders.`;
}

/** A number, where no account has the user id that a container was started with. */
function accountName() {
  try {
    return userInfo().username;
  } catch {
    return `with the uid ${process.getuid?.()}`;
  }
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
  if (values.SMTP_URL && !values.MAIL_FROM) faults.push('SMTP_URL needs MAIL_FROM');
  if (values.PUBLISHED_STORE === 's3' && !values.S3_BUCKET)
    faults.push('PUBLISHED_STORE=s3 needs S3_BUCKET');
  faults.push(...faultsOfParts(values));
  if (faults.length > 0)
    throw new Problem(`Wrong options (see docs/options.md): ${faults.join('; ')}.`);
}

/**
 * What is wrong between the parts that run here and those that run elsewhere.
 * @param {Record<string, string>} values
 * @returns {string[]}
 */
function faultsOfParts(values) {
  const { PARTS } = values;
  const faults = [];
  if (PARTS !== 'cms' && values.FUNCTIONS_URL)
    faults.push(
      `FUNCTIONS_URL says where the functions are when they do not run here: set PARTS=cms, or take it out`,
    );
  if (PARTS !== 'functions' && values.CMS_URL)
    faults.push(
      `CMS_URL says where the CMS is when it does not run here: set PARTS=functions, or take it out`,
    );
  if (PARTS === 'cms,functions' && values.PORT === values.CMS_PORT)
    faults.push(`PORT and CMS_PORT are both ${values.PORT}; they must differ`);
  if (PARTS === 'cms' && !values.FUNCTIONS_URL)
    faults.push('PARTS=cms needs FUNCTIONS_URL, the address of the functions elsewhere');
  if (PARTS === 'functions') {
    for (const name of ['INTERNAL_TOKEN', 'PUBLISHING_PUBLIC_KEYS'])
      if (!values[name]) faults.push(`PARTS=functions needs ${name}, as the CMS elsewhere has it`);
  }
  if (PARTS !== 'cms,functions' && values.PUBLISHED_STORE !== 's3')
    faults.push(`PARTS=${PARTS} needs PUBLISHED_STORE=s3, which both parts can reach`);
  return faults;
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
  const before = readTextOf(envFile);
  const heading =
    before === null
      ? '# Options and secrets of this installation; docs/options.md explains them.\n'
      : before.endsWith('\n')
        ? ''
        : '\n';
  try {
    appendFileSync(envFile, heading + lines.join(''), { mode: 0o600, flush: true });
    chmodSync(envFile, 0o600);
  } catch (error) {
    throw new Problem(`The secrets cannot be written to ENV_FILE=${envFile}: ${reasonOf(error)}`);
  }
}

/**
 * What the CMS is started with.
 * @param {Settings} settings
 */
export function cmsEnvironment({ values }) {
  const data = values.DATA_DIR ?? '';
  const functionsUrl = functionsUrlOf(values);
  return {
    ...environmentOf('cms', values),
    HOST: values.CMS_HOST,
    PORT: values.CMS_PORT,
    DATABASE_FILENAME: join(data, 'cms.sqlite'),
    UPLOADS_FOLDER: join(data, 'public'),
    PUBLISHED_FOLDER: join(data, 'published'),
    QUARANTINE_FOLDER: join(data, 'quarantine'),
    AUDIT_CHECKPOINTS_FILE: join(data, 'audit-checkpoints.jsonl'),
    FUNCTIONS_URL: functionsUrl,
    PORTAL_URL: values.PORTAL_URL ?? values.API_URL ?? functionsUrl,
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
    API_URL: values.API_URL ?? functionsUrlOf(values),
    PORTAL_FOLDER: join(ROOT, 'examples', 'portal'),
    ...(partsOf(values).includes('cms')
      ? {
          PUBLISHING_PUBLIC_KEYS: publishingPublicKeys(values),
          CMS_URL: urlOf(values.CMS_HOST, values.CMS_PORT),
        }
      : { PUBLISHING_PUBLIC_KEYS: values.PUBLISHING_PUBLIC_KEYS, CMS_URL: values.CMS_URL }),
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
 * Where the functions are reached from this machine.
 * @param {Record<string, string>} values
 */
function functionsUrlOf({ FUNCTIONS_URL, HOST: host, PORT: port }) {
  return FUNCTIONS_URL?.replace(/\/+$/, '') ?? urlOf(host, port);
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
