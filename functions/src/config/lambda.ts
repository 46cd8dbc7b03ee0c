import * as z from 'zod';
import type { DynamodbOptions } from '../stores/dynamodb-client';
import { type Environment, parseEnvironment } from './environment';
import { type SiteConfig, SiteEnvSchema, siteConfigOf } from './site';

// A Lambda function reads what it uses, each part by a function of its own, so that its bundle goes without the rest.

const OriginSecretsSchema = z
  .string()
  .transform((text) => text.split(',').filter((secret) => secret !== ''))
  .pipe(z.array(z.string().min(32, 'must be secrets of at least 32 characters each')))
  .optional();
const LambdaEnvSchema = SiteEnvSchema.required({ API_URL: true }).extend({
  ORIGIN_SECRETS: OriginSecretsSchema,
  TRACING: z.enum(['Active', 'PassThrough']).default('PassThrough'),
});
const TablesEnvSchema = z.object({
  VIEWS_TABLE: z.string(),
  READERS_TABLE: z.string(),
  DYNAMODB_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
});

/** Settings of every Lambda function. */
export interface LambdaConfig extends SiteConfig {
  /** What CloudFront shows that it is CloudFront; empty: whoever calls the HTTP API is answered. */
  originSecrets: readonly string[];
  /** Whether what is asked of stores is to be seen in traces. */
  isTraced: boolean;
}

/** Reads what every Lambda function needs to know. */
export function readLambdaConfig(environment: Environment = process.env): LambdaConfig {
  const settings = parseEnvironment(LambdaEnvSchema, environment);
  return {
    ...siteConfigOf(settings, settings.API_URL),
    originSecrets: settings.ORIGIN_SECRETS ?? [],
    isTraced: settings.TRACING === 'Active',
  };
}

/** Reads which tables the view store is. */
export function readTablesConfig(environment: Environment = process.env): DynamodbOptions {
  const settings = parseEnvironment(TablesEnvSchema, environment);
  return {
    viewsTable: settings.VIEWS_TABLE,
    readersTable: settings.READERS_TABLE,
    endpoint: settings.DYNAMODB_ENDPOINT,
  };
}
