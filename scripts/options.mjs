import { randomBytes } from 'node:crypto';
import {
  DATABASE_URL,
  EMAIL,
  HOST,
  LONG_SECRET,
  oneOf,
  PASSWORD,
  PORT,
  SMTP_URL,
  TOKEN_SECRET,
  URL_OF_A_SERVER,
} from './option-checks.mjs';

/**
 * @typedef {'cms' | 'functions'} Part
 * @typedef {import('./option-checks.mjs').Check} Check
 * @typedef {object} Option
 * @property {string} name
 * @property {Part[]} [passedTo] the processes that get it as it is
 * @property {string} [initial] the value when nobody sets one
 * @property {(installation: { isFresh: boolean }) => string} [generate] makes the value that is written to the .env file at the first start
 * @property {boolean} [isForFirstStart] what works on an installation later does without it
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
export const BOTH = ['cms', 'functions'];

/**
 * Every option that the start script takes, from the real environment or from the .env file. What has no check here
 * is checked by the part that it is passed to. docs/options.md explains them; a test compares the two.
 * @type {readonly Option[]}
 */
export const OPTIONS = [
  { name: 'ENV_FILE', initial: '.env' },
  { name: 'DATA_DIR', initial: '.data' },
  { name: 'PARTS', initial: 'cms,functions', check: oneOf('cms,functions', 'cms', 'functions') },
  // Where the part is that runs elsewhere; of one that runs here the start script knows it.
  { name: 'FUNCTIONS_URL', check: URL_OF_A_SERVER },
  { name: 'FUNCTIONS_KIND', check: oneOf('server', 'aws'), passedTo: ['cms'] },
  { name: 'CMS_URL', check: URL_OF_A_SERVER },
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
  { name: 'BACKUP_S3_ENDPOINT', check: URL_OF_A_SERVER },
  { name: 'BACKUP_S3_REGION' },
  { name: 'BACKUP_S3_ACCESS_KEY_ID' },
  { name: 'BACKUP_S3_SECRET_ACCESS_KEY', isSecret: true },
  { name: 'BACKUP_S3_FORCE_PATH_STYLE', check: oneOf('true', 'false') },
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
  { name: 'SMTP_URL', isSecret: true, check: SMTP_URL, passedTo: ['cms'] },
  { name: 'MAIL_FROM', passedTo: ['cms'] },
  { name: 'ALERT_WEBHOOK_URL', check: URL_OF_A_SERVER, passedTo: ['cms'] },
  { name: 'ALERT_WEBHOOK_SECRET', isSecret: true, check: LONG_SECRET, passedTo: ['cms'] },
  { name: 'MOST_READ_SECONDS', passedTo: ['functions'] },
  { name: 'SUMMARY_CHECK_SECONDS', passedTo: ['functions'] },
  {
    name: 'ADMINISTRATOR_EMAIL',
    isForFirstStart: true,
    generate: () => 'administrator@congkhai.example',
    check: EMAIL,
    passedTo: ['cms'],
    comment:
      'The first accounts, made at the first start. A change here does not change them later.',
  },
  {
    name: 'ADMINISTRATOR_PASSWORD',
    isForFirstStart: true,
    generate: makePassword,
    isSecret: true,
    check: PASSWORD,
    passedTo: ['cms'],
  },
  {
    name: 'EDITOR_EMAIL',
    isForFirstStart: true,
    generate: () => 'editor@congkhai.example',
    check: EMAIL,
    passedTo: ['cms'],
  },
  {
    name: 'EDITOR_PASSWORD',
    isForFirstStart: true,
    generate: makePassword,
    isSecret: true,
    check: PASSWORD,
    passedTo: ['cms'],
  },
  {
    name: 'APPRAISER_EMAIL',
    isForFirstStart: true,
    generate: () => 'appraiser@congkhai.example',
    check: EMAIL,
    passedTo: ['cms'],
  },
  {
    name: 'APPRAISER_PASSWORD',
    isForFirstStart: true,
    generate: makePassword,
    isSecret: true,
    check: PASSWORD,
    passedTo: ['cms'],
  },
  {
    name: 'UNIT_EMAIL',
    isForFirstStart: true,
    generate: () => 'tien-chau@congkhai.example',
    check: EMAIL,
    passedTo: ['cms'],
  },
  {
    name: 'UNIT_PASSWORD',
    isForFirstStart: true,
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
