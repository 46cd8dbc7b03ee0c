import type { KeyObject } from 'node:crypto';
import type { BlockList } from 'node:net';
import { join } from 'node:path';
import type { S3StoreOptions } from '@congkhai/published-store';
import type { SiteSettings } from '@congkhai/shared/news/site';
import type { CatalogueSettings } from '@congkhai/shared/open-data/catalogue';
import * as z from 'zod';
import { parseNetworks, parseTrustedProxies, type TrustedProxies } from './client-address';
import type { CorsOrigins } from './http';
import { parsePrivateKey } from './ledger/signing';
import { parseSealKeys } from './seal-keys';
import type { DynamodbOptions } from './stores/dynamodb-client';
import type { SealTrust } from './stores/opened-seals';

// The one reader of process.env in functions/.

/** Thrown at start when settings are missing or wrong. Names the variables and what they should be, never their values. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';
  constructor(readonly settings: readonly { variable: string; message: string }[]) {
    const list = settings.map(({ variable, message }) => `${variable} (${message})`).join(', ');
    super(`Settings are missing or wrong: ${list}`);
  }
}

const secondsSchema = (fallback: number) =>
  z.coerce.number().int().min(1).max(86_400).default(fallback);

const OriginsSchema = z
  .string()
  .transform((text) => (text === '*' ? text : text.split(',').map((origin) => origin.trim())))
  .pipe(
    z.union([
      z.literal('*'),
      z.array(z.string().refine(isOrigin, 'must be * or origins such as https://example.vn')),
    ]),
  );

const TrustedProxiesSchema = z
  .string()
  .default('0')
  .transform((text, context) => {
    const trustedProxies = parseTrustedProxies(text);
    if (trustedProxies) return trustedProxies;
    context.addIssue('must be a number of proxies, or addresses and networks separated by commas');
    return z.NEVER;
  });

const NetworksSchema = z.string().transform((text, context) => {
  const networks = parseNetworks(text);
  if (networks) return networks;
  context.addIssue('must be addresses and networks separated by commas');
  return z.NEVER;
});

const OriginSecretsSchema = z
  .string()
  .transform((text) => text.split(',').filter((secret) => secret !== ''))
  .pipe(z.array(z.string().min(32, 'must be secrets of at least 32 characters each')))
  .optional();

const SecretSchema = z.string().min(32, 'must have at least 32 characters');
const perMinuteSchema = (fallback: number) =>
  z.coerce.number().int().min(1).max(1_000_000_000).default(fallback);

const PrivateKeySchema = z.string().transform((text, context) => {
  const privateKey = parsePrivateKey(text);
  if (privateKey) return privateKey;
  context.addIssue('must be an Ed25519 private key: PKCS#8 PEM, or that in base64');
  return z.NEVER;
});

const SealKeysSchema = z.string().transform((text, context) => {
  const keys = parseSealKeys(text);
  if (keys) return keys;
  context.addIssue('must be Ed25519 public keys: SPKI PEM, or that in base64, with commas between');
  return z.NEVER;
});

const UrlSchema = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/+$/, ''))
  .optional();

const ArticleUrlSchema = z
  .string()
  .refine(
    (text) =>
      /^https?:\/\//.test(text) &&
      URL.canParse(text.replaceAll('{localePrefix}', '')) &&
      text.includes('{slug}'),
    'must be an address of http or https with {slug} in it',
  )
  .optional();

const CommonEnvSchema = z.object({
  CORS_ORIGINS: OriginsSchema.prefault('*'),
  TRUSTED_PROXIES: TrustedProxiesSchema,
  API_URL: UrlSchema,
  SITE_NAME: z.string().max(200).default('Cổng thông tin Cải cách hành chính'),
  ARTICLE_URL: ArticleUrlSchema,
  OPEN_DATA_LICENCE_URL: UrlSchema,
  OPEN_DATA_PUBLISHER: z.string().max(200).optional(),
  VIEW_SECRET: SecretSchema.optional(),
  VIEW_TOKENS: z.enum(['optional', 'required']).default('optional'),
  VIEW_ORIGINS: OriginsSchema.optional(),
  VIEWS_PER_READER_MINUTE: perMinuteSchema(60),
  VIEWS_PER_NETWORK_MINUTE: perMinuteSchema(1_200),
  INTERNAL_NETWORKS: NetworksSchema.optional(),
});

const S3EnvSchema = z
  .object({
    S3_BUCKET: z.string(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    S3_PREFIX: z.string().optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    S3_FORCE_PATH_STYLE: z.stringbool().default(false),
    CACHE_SECONDS: z.coerce.number().min(0).max(3_600).default(2),
  })
  .refine((settings) => !settings.S3_ACCESS_KEY_ID === !settings.S3_SECRET_ACCESS_KEY, {
    path: ['S3_SECRET_ACCESS_KEY'],
    message: 'must be set if, and only if, S3_ACCESS_KEY_ID is',
  });

const SealEnvSchema = z
  .object({
    PUBLISHING_PUBLIC_KEYS: SealKeysSchema.optional(),
    REQUIRE_SEALS: z.stringbool().optional(),
  })
  .refine((settings) => !settings.REQUIRE_SEALS || settings.PUBLISHING_PUBLIC_KEYS, {
    path: ['PUBLISHING_PUBLIC_KEYS'],
    message: 'must be set when REQUIRE_SEALS is true',
  });

const LedgerEnvSchema = z.object({
  LEDGER_PRIVATE_KEY: PrivateKeySchema.optional(),
});

const LambdaEnvSchema = CommonEnvSchema.required({ API_URL: true }).extend({
  VIEWS_TABLE: z.string(),
  READERS_TABLE: z.string(),
  DYNAMODB_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  ORIGIN_SECRETS: OriginSecretsSchema,
});

const ServerEnvSchema = CommonEnvSchema.extend({
  ...LedgerEnvSchema.shape,
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATA_DIR: z.string().default('.data'),
  PUBLISHED_STORE: z.enum(['folder', 's3']).default('folder'),
  PUBLISHED_FOLDER: z.string().optional(),
  VIEWS_FILE: z.string().optional(),
  PORTAL_FOLDER: z.string().optional(),
  INTERNAL_TOKEN: SecretSchema.optional(),
  CMS_URL: UrlSchema,
  MOST_READ_SECONDS: secondsSchema(10),
  SUMMARY_CHECK_SECONDS: secondsSchema(60),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the published store is, and for how long its documents are taken for current. */
export type PublishedStoreConfig = { seals: SealTrust } & (
  | { kind: 'folder'; root: string }
  | { kind: 's3'; options: S3StoreOptions; cacheSeconds: number }
);

/** Which views are taken, and what is made of them. */
export interface ViewConfig {
  /** Tokens and signatures are made with keys derived from it. Null: no token is handed out and no call can be signed. */
  secret: string | null;
  isTokenRequired: boolean;
  /** Whose pages may send views. */
  origins: CorsOrigins;
  /** A reader who comes from one of these hosts was on the portal already. */
  ownHosts: string[];
  perReaderMinute: number;
  perNetworkMinute: number;
  /** Where editors sit: views from there are tallied apart. */
  internalNetworks: BlockList | null;
}

interface CommonConfig {
  corsOrigins: CorsOrigins;
  trustedProxies: TrustedProxies;
  catalogue: CatalogueSettings;
  site: SiteSettings;
  publishedStore: PublishedStoreConfig;
  views: ViewConfig;
}

/** Settings of the one embedded Node server. */
export interface ServerConfig extends CommonConfig {
  host: string;
  port: number;
  viewsFile: string;
  searchFile: string;
  portalFolder: string | null;
  internalToken: string | null;
  /** Where the CMS is asked for drafts that somebody has a link to; null: no previews. */
  cmsUrl: string | null;
  mostReadSeconds: number;
  summaryCheckSeconds: number;
  /** What seals of the ledger are signed with; null: they are hashed only. */
  ledgerPrivateKey: KeyObject | null;
}

/** Reads the settings of the embedded server. */
export function readServerConfig(environment: Environment = process.env): ServerConfig {
  const settings = parseEnvironment(ServerEnvSchema, environment);
  return {
    ...commonConfigOf(settings, `http://localhost:${settings.PORT}`),
    publishedStore:
      settings.PUBLISHED_STORE === 's3'
        ? readS3Config(environment)
        : {
            kind: 'folder',
            seals: readSealTrust(environment),
            root: settings.PUBLISHED_FOLDER ?? join(settings.DATA_DIR, 'published'),
          },
    host: settings.HOST,
    port: settings.PORT,
    viewsFile: settings.VIEWS_FILE ?? join(settings.DATA_DIR, 'views.sqlite'),
    searchFile: join(settings.DATA_DIR, 'search.sqlite'),
    portalFolder: settings.PORTAL_FOLDER ?? null,
    internalToken: settings.INTERNAL_TOKEN ?? null,
    cmsUrl: settings.CMS_URL ?? null,
    mostReadSeconds: settings.MOST_READ_SECONDS,
    summaryCheckSeconds: settings.SUMMARY_CHECK_SECONDS,
    ledgerPrivateKey: settings.LEDGER_PRIVATE_KEY ?? null,
  };
}

/** Settings of a Lambda function. */
export interface LambdaConfig extends CommonConfig {
  dynamodb: DynamodbOptions;
  /** What CloudFront shows that it is CloudFront; empty: whoever calls the HTTP API is answered. */
  originSecrets: readonly string[];
}

/** Reads the settings of a Lambda function. Its published store is always a bucket, its view store two tables. */
export function readLambdaConfig(environment: Environment = process.env): LambdaConfig {
  const settings = parseEnvironment(LambdaEnvSchema, environment);
  return {
    ...commonConfigOf(settings, settings.API_URL),
    publishedStore: readS3Config(environment),
    dynamodb: {
      viewsTable: settings.VIEWS_TABLE,
      readersTable: settings.READERS_TABLE,
      endpoint: settings.DYNAMODB_ENDPOINT,
    },
    originSecrets: settings.ORIGIN_SECRETS ?? [],
  };
}

/** Reads the key that a Lambda function signs seals with; null if there is none. No other function gets it. */
export function readLedgerPrivateKey(environment: Environment = process.env): KeyObject | null {
  return parseEnvironment(LedgerEnvSchema, environment).LEDGER_PRIVATE_KEY ?? null;
}

function commonConfigOf(
  settings: z.infer<typeof CommonEnvSchema>,
  localUrl: string,
): Omit<CommonConfig, 'publishedStore'> {
  const apiUrl = settings.API_URL ?? localUrl;
  return {
    corsOrigins: settings.CORS_ORIGINS,
    trustedProxies: settings.TRUSTED_PROXIES,
    site: {
      name: settings.SITE_NAME,
      apiUrl,
      // As the example portal has them.
      articleUrl: settings.ARTICLE_URL ?? `${apiUrl}{localePrefix}/tin/{slug}`,
    },
    catalogue: {
      baseUrl: apiUrl,
      licenceUrl: settings.OPEN_DATA_LICENCE_URL ?? null,
      publisher: settings.OPEN_DATA_PUBLISHER ?? null,
    },
    views: viewConfigOf(settings, apiUrl),
  };
}

function viewConfigOf(settings: z.infer<typeof CommonEnvSchema>, apiUrl: string): ViewConfig {
  const { VIEW_SECRET: secret = null, CORS_ORIGINS, VIEW_ORIGINS = CORS_ORIGINS } = settings;
  const isTokenRequired = settings.VIEW_TOKENS === 'required';
  if (isTokenRequired && secret === null)
    throw new InvalidConfig([
      { variable: 'VIEW_SECRET', message: 'must be set when VIEW_TOKENS is required' },
    ]);
  // The example page is served from the address of the API itself.
  const origins = VIEW_ORIGINS === '*' ? VIEW_ORIGINS : [...VIEW_ORIGINS, new URL(apiUrl).origin];
  const listed = origins === '*' ? [apiUrl] : origins;
  return {
    secret,
    isTokenRequired,
    origins,
    ownHosts: listed.map((origin) => new URL(origin).hostname),
    perReaderMinute: settings.VIEWS_PER_READER_MINUTE,
    perNetworkMinute: settings.VIEWS_PER_NETWORK_MINUTE,
    internalNetworks: settings.INTERNAL_NETWORKS ?? null,
  };
}

function readSealTrust(environment: Environment): SealTrust {
  const { PUBLISHING_PUBLIC_KEYS: keys = new Map(), REQUIRE_SEALS } = parseEnvironment(
    SealEnvSchema,
    environment,
  );
  return { keys, isSignatureRequired: REQUIRE_SEALS ?? keys.size > 0 };
}

function readS3Config(environment: Environment): PublishedStoreConfig {
  const settings = parseEnvironment(S3EnvSchema, environment);
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  return {
    kind: 's3',
    seals: readSealTrust(environment),
    cacheSeconds: settings.CACHE_SECONDS,
    options: {
      bucket: settings.S3_BUCKET,
      region: settings.S3_REGION,
      endpoint: settings.S3_ENDPOINT,
      prefix: settings.S3_PREFIX,
      forcePathStyle: settings.S3_FORCE_PATH_STYLE,
      credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    },
  };
}

function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.infer<Schema> {
  // A variable that is set to nothing is not set: that is what "PORT=" in an .env file means.
  const set = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = schema.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  throw new InvalidConfig(
    parsed.error.issues.map(({ path, message }) => ({ variable: String(path[0]), message })),
  );
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
