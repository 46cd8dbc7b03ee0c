import type { SiteSettings } from '@congkhai/shared/news/site';
import type { CatalogueSettings } from '@congkhai/shared/open-data/catalogue';
import * as z from 'zod';
import type { CorsOrigins } from '../http';
import { UrlSchema } from './environment';

export const OriginsSchema = z
  .string()
  .transform((text) => (text === '*' ? text : text.split(',').map((origin) => origin.trim())))
  .pipe(
    z.union([
      z.literal('*'),
      z.array(z.string().refine(isOrigin, 'must be * or origins such as https://example.vn')),
    ]),
  );

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

/** What is said of the service, and who may read it. */
export const SiteEnvSchema = z.object({
  CORS_ORIGINS: OriginsSchema.prefault('*'),
  API_URL: UrlSchema,
  SITE_NAME: z.string().max(200).default('Cổng thông tin Cải cách hành chính'),
  ARTICLE_URL: ArticleUrlSchema,
  OPEN_DATA_LICENCE_URL: UrlSchema,
  OPEN_DATA_PUBLISHER: z.string().max(200).optional(),
});

export interface SiteConfig {
  corsOrigins: CorsOrigins;
  catalogue: CatalogueSettings;
  site: SiteSettings;
}

/** `apiUrl`: the address of the API as readers see it. */
export function siteConfigOf(
  settings: Omit<z.infer<typeof SiteEnvSchema>, 'API_URL'>,
  apiUrl: string,
): SiteConfig {
  return {
    corsOrigins: settings.CORS_ORIGINS,
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
  };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
