import type { BlockList } from 'node:net';
import * as z from 'zod';
import { parseNetworks } from '../client-address';
import type { CorsOrigins } from '../http';
import { type Environment, InvalidConfig, parseEnvironment, SecretSchema } from './environment';
import { OriginsSchema, type SiteConfig } from './site';

const NetworksSchema = z.string().transform((text, context) => {
  const networks = parseNetworks(text);
  if (networks) return networks;
  context.addIssue('must be addresses and networks separated by commas');
  return z.NEVER;
});

const perMinuteSchema = (fallback: number) =>
  z.coerce.number().int().min(1).max(1_000_000_000).default(fallback);

/** Which views are taken. */
export const ViewEnvSchema = z.object({
  VIEW_SECRET: SecretSchema.optional(),
  VIEW_TOKENS: z.enum(['optional', 'required']).default('optional'),
  VIEW_ORIGINS: OriginsSchema.optional(),
  VIEWS_PER_READER_MINUTE: perMinuteSchema(60),
  VIEWS_PER_NETWORK_MINUTE: perMinuteSchema(1_200),
  INTERNAL_NETWORKS: NetworksSchema.optional(),
});

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

/** Reads which views a Lambda function takes. */
export function readViewConfig(
  { site, corsOrigins }: SiteConfig,
  environment: Environment = process.env,
): ViewConfig {
  return viewConfigOf(parseEnvironment(ViewEnvSchema, environment), {
    corsOrigins,
    apiUrl: site.apiUrl,
  });
}

/** Pages that may read the API may send views too, unless others are named. */
export function viewConfigOf(
  settings: z.infer<typeof ViewEnvSchema>,
  { apiUrl, corsOrigins }: { apiUrl: string; corsOrigins: CorsOrigins },
): ViewConfig {
  const { VIEW_SECRET: secret = null, VIEW_ORIGINS = corsOrigins } = settings;
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
