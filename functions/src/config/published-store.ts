import type { S3StoreOptions } from '@congkhai/published-store';
import * as z from 'zod';
import { parseSealKeys } from '../seal-keys';
import type { SealTrust } from '../stores/opened-seals';
import { type Environment, parseEnvironment } from './environment';

const SealKeysSchema = z.string().transform((text, context) => {
  const keys = parseSealKeys(text);
  if (keys) return keys;
  context.addIssue('must be Ed25519 public keys: SPKI PEM, or that in base64, with commas between');
  return z.NEVER;
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

/** Where the published store is, and for how long its documents are taken for current. */
export type PublishedStoreConfig =
  | { kind: 'folder'; seals: SealTrust; root: string }
  | BucketConfig;
export interface BucketConfig {
  kind: 's3';
  seals: SealTrust;
  options: S3StoreOptions;
  cacheSeconds: number;
}

/** Reads whose documents are served. */
export function readSealTrust(environment: Environment): SealTrust {
  const { PUBLISHING_PUBLIC_KEYS: keys = new Map(), REQUIRE_SEALS } = parseEnvironment(
    SealEnvSchema,
    environment,
  );
  return { keys, isSignatureRequired: REQUIRE_SEALS ?? keys.size > 0 };
}

/** Reads which bucket the published store is, and whose documents in it are served. */
export function readS3Config(environment: Environment = process.env): BucketConfig {
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
