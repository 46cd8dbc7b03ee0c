import * as z from 'zod';
import type { DatabaseOptions } from './database';

/** How the S3-compatible server of the published store is reached, and that of backups where it is another one or has a user of its own. */
const ConnectionSchema = z.object({
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: z.stringbool().default(true),
  BACKUP_S3_ENDPOINT: z.url().optional(),
  BACKUP_S3_REGION: z.string().optional(),
  BACKUP_S3_ACCESS_KEY_ID: z.string().optional(),
  BACKUP_S3_SECRET_ACCESS_KEY: z.string().optional(),
  BACKUP_S3_FORCE_PATH_STYLE: z.stringbool().optional(),
});
export type Connection = z.infer<typeof ConnectionSchema>;

/** What a backup is made with besides. */
const BackupSettingsSchema = z.object({
  BACKUP_PRODUCT_VERSION: z.string(),
  /** Options as JSON; `null` leaves them out. */
  BACKUP_OPTIONS: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), z.string()).nullable()),
});

/** What the scripts hand over; docs/options.md explains the options themselves. */
const EnvironmentSchema = z.object({
  DATA_DIR: z.string().min(1),
  DATABASE_CLIENT: z.enum(['sqlite', 'postgres']).default('sqlite'),
  DATABASE_FILENAME: z.string().min(1),
  DATABASE_URL: z.url().optional(),
  PUBLISHED_STORE: z.enum(['folder', 's3']).default('folder'),
  PUBLISHED_FOLDER: z.string().min(1),
  S3_BUCKET: z.string().optional(),
  S3_PREFIX: z.string().optional(),
  ...ConnectionSchema.shape,
});
export type Environment = z.infer<typeof EnvironmentSchema>;

export function readEnvironment(): Environment {
  return EnvironmentSchema.parse(process.env);
}

/** For what runs before there is an installation. */
export function readConnection(): Connection {
  return ConnectionSchema.parse(process.env);
}

export function readBackupSettings(): z.infer<typeof BackupSettingsSchema> {
  return BackupSettingsSchema.parse(process.env);
}

export function databaseOf(env: Environment): DatabaseOptions {
  return env.DATABASE_CLIENT === 'postgres'
    ? { client: 'postgres', connectionString: env.DATABASE_URL ?? '' }
    : { client: 'sqlite', filename: env.DATABASE_FILENAME };
}
