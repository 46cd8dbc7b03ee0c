import type { KeyObject } from 'node:crypto';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { parseTrustedProxies, type TrustedProxies } from '../client-address';
import { type Environment, parseEnvironment, SecretSchema, UrlSchema } from './environment';
import { LedgerEnvSchema } from './ledger';
import { type PublishedStoreConfig, readS3Config, readSealTrust } from './published-store';
import { type SiteConfig, SiteEnvSchema, siteConfigOf } from './site';
import { type ViewConfig, ViewEnvSchema, viewConfigOf } from './views';

const secondsSchema = (fallback: number) =>
  z.coerce.number().int().min(1).max(86_400).default(fallback);

const TrustedProxiesSchema = z
  .string()
  .default('0')
  .transform((text, context) => {
    const trustedProxies = parseTrustedProxies(text);
    if (trustedProxies) return trustedProxies;
    context.addIssue('must be a number of proxies, or addresses and networks separated by commas');
    return z.NEVER;
  });

const ServerEnvSchema = SiteEnvSchema.extend({
  ...ViewEnvSchema.shape,
  ...LedgerEnvSchema.shape,
  TRUSTED_PROXIES: TrustedProxiesSchema,
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  LISTEN_FD: z.coerce.number().int().min(3).optional(),
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

/** Settings of the one embedded Node server. */
export interface ServerConfig extends SiteConfig {
  publishedStore: PublishedStoreConfig;
  views: ViewConfig;
  trustedProxies: TrustedProxies;
  host: string;
  port: number;
  /** The descriptor of a socket that somebody else opened and keeps open; null: the server opens one of its own. */
  listenFd: number | null;
  viewsFile: string;
  /** Where what was sealed lately is kept beside the view store. */
  keptFolder: string;
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
  const apiUrl = settings.API_URL ?? `http://localhost:${settings.PORT}`;
  const site = siteConfigOf(settings, apiUrl);
  const viewsFile = settings.VIEWS_FILE ?? join(settings.DATA_DIR, 'views.sqlite');
  return {
    ...site,
    views: viewConfigOf(settings, { apiUrl, corsOrigins: site.corsOrigins }),
    trustedProxies: settings.TRUSTED_PROXIES,
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
    listenFd: settings.LISTEN_FD ?? null,
    viewsFile,
    keptFolder: join(dirname(viewsFile), 'kept'),
    searchFile: join(settings.DATA_DIR, 'search.sqlite'),
    portalFolder: settings.PORTAL_FOLDER ?? null,
    internalToken: settings.INTERNAL_TOKEN ?? null,
    cmsUrl: settings.CMS_URL ?? null,
    mostReadSeconds: settings.MOST_READ_SECONDS,
    summaryCheckSeconds: settings.SUMMARY_CHECK_SECONDS,
    ledgerPrivateKey: settings.LEDGER_PRIVATE_KEY ?? null,
  };
}
