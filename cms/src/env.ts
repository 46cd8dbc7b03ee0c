import * as z from 'zod';

const secret = z.string().min(16);
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((member) => member.trim())
      .filter(Boolean),
  );
const port = z.coerce.number().int().min(1).max(65_535);

/** Every environment variable the CMS reads. `docs/options.md` explains each. */
const EnvironmentSchema = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(1337),
    PUBLIC_URL: z.url().optional(),
    PROXY_COUNT: z.coerce.number().int().min(1).max(10).default(1),
    APP_KEYS: z
      .string()
      .transform((keys) => keys.split(','))
      .pipe(z.array(secret).min(1)),
    API_TOKEN_SALT: secret,
    ADMIN_JWT_SECRET: secret,
    TRANSFER_TOKEN_SALT: secret,
    ENCRYPTION_KEY: secret,
    ACCOUNTS_SECRET: secret,
    DATABASE_CLIENT: z.enum(['sqlite', 'postgres']).default('sqlite'),
    DATABASE_FILENAME: z.string().default('.tmp/cms.sqlite'),
    DATABASE_URL: z.url().optional(),
    UPLOADS_FOLDER: z.string().default('public'),
    PUBLISHED_STORE: z.enum(['folder', 's3']).default('folder'),
    PUBLISHED_FOLDER: z.string().default('.tmp/published'),
    S3_ENDPOINT: z.url().optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_BUCKET: z.string().optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    S3_FORCE_PATH_STYLE: z.stringbool().default(false),
    S3_PREFIX: z.string().optional(),
    PUBLISHING_PRIVATE_KEY: z.string().min(1).optional(),
    RECONCILE_MINUTES: z.coerce.number().int().min(0).max(1_440).default(15),
    QUARANTINE_FOLDER: z.string().default('.tmp/quarantine'),
    ALERT_EMAILS: list.pipe(z.array(z.email()).max(20)),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^(?:[^<>@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
        'an address, or Name <address>',
      )
      .optional(),
    ALERT_WEBHOOK_URL: z.url().optional(),
    ALERT_WEBHOOK_SECRET: secret.optional(),
    FUNCTIONS_URL: z.url().default('http://127.0.0.1:8080'),
    FUNCTIONS_KIND: z.enum(['server', 'aws']).default('server'),
    PORTAL_URL: z.url().optional(),
    LINK_HOSTS: z
      .string()
      .transform((hosts) => hosts.split(',').map((host) => host.trim()))
      .optional(),
    ARTICLE_COUNT_SECONDS: z.coerce.number().int().min(1).default(300),
    INTERNAL_TOKEN: secret.optional(),
    DEMONSTRATION_CONTENT: z.enum(['load', 'none']).default('none'),
    ADMINISTRATOR_EMAIL: z.email().optional(),
    ADMINISTRATOR_PASSWORD: z.string().min(12).max(72).optional(),
    EDITOR_EMAIL: z.email().optional(),
    EDITOR_PASSWORD: z.string().min(12).max(72).optional(),
    APPRAISER_EMAIL: z.email().optional(),
    APPRAISER_PASSWORD: z.string().min(12).max(72).optional(),
    UNIT_EMAIL: z.email().optional(),
    UNIT_PASSWORD: z.string().min(12).max(72).optional(),
    AUDIT_CHECKPOINTS_FILE: z.string().default('.tmp/audit-checkpoints.jsonl'),
    AUDIT_PRIVATE_KEY: z.string().min(1).optional(),
    AUDIT_ADDRESS_DAYS: z.coerce.number().int().min(1).max(3_650).default(365),
    TWO_FACTOR_ROLES: list,
    ADMIN_RATE_LIMIT: z.stringbool().default(true),
    SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(1_440).default(120),
    SESSION_MAX_HOURS: z.coerce.number().int().min(1).max(168).default(12),
    SESSION_REMEMBERED_DAYS: z.coerce.number().int().min(1).max(30).default(7),
    SESSIONS_PER_ACCOUNT: z.coerce.number().int().min(1).max(1_000).default(5),
    ACCOUNT_IDLE_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
    SUPER_ADMINISTRATORS_MAX: z.coerce.number().int().min(1).max(1_000).default(3),
  })
  .refine((env) => env.DATABASE_CLIENT === 'sqlite' || env.DATABASE_URL, {
    path: ['DATABASE_URL'],
    message: 'is needed for DATABASE_CLIENT=postgres',
  })
  .refine((env) => env.PUBLISHED_STORE === 'folder' || env.S3_BUCKET, {
    path: ['S3_BUCKET'],
    message: 'is needed for PUBLISHED_STORE=s3',
  })
  .refine((env) => !env.SMTP_URL || env.MAIL_FROM, {
    path: ['MAIL_FROM'],
    message: 'is needed for SMTP_URL',
  })
  .refine((env) => !env.ALERT_WEBHOOK_URL || env.ALERT_WEBHOOK_SECRET, {
    path: ['ALERT_WEBHOOK_SECRET'],
    message: 'is needed for ALERT_WEBHOOK_URL',
  });

export type Environment = z.infer<typeof EnvironmentSchema>;

/** Thrown at start. Names the variables that are missing or wrong and what they should be, never their values. */
export class InvalidEnvironment extends Error {
  override readonly name = 'InvalidEnvironment';
  constructor(issues: readonly { path: PropertyKey[]; message: string }[]) {
    super(issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  }
}

/** The checked environment: the only place of the CMS that reads process.env. An empty variable counts as not set. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = EnvironmentSchema.safeParse(set);
  if (!parsed.success) throw new InvalidEnvironment(parsed.error.issues);
  return parsed.data;
}
