import * as z from 'zod';
import { LocalMonthSchema } from '../time/local-day';
import { IdentifierSchema, LocaleSchema, SlugSchema } from './identifiers';

// The part of the public API for pages, feed readers and search engines: what they need beside the articles themselves.

const localeParameter = LocaleSchema.default('vi');

/** `GET /v1/feeds/rss.xml`, `atom.xml` and `feed.json`: the latest articles. At most one of `category` and `unit`. */
export const FeedRequestSchema = z
  .strictObject({
    locale: localeParameter,
    category: IdentifierSchema.optional(),
    unit: IdentifierSchema.optional(),
  })
  .refine((request) => !(request.category && request.unit), {
    message: 'filter by category or by unit, not both',
    path: ['unit'],
  });

/** `GET /v1/sitemaps/{locale}/{month}`: the articles of a month in Viet Nam. */
export const SitemapRequestSchema = z.strictObject({
  locale: LocaleSchema,
  month: LocalMonthSchema,
});

/** `GET /v1/articles/{slug}/head`: what belongs into the head of an article's page. */
export const GetHeadRequestSchema = z.strictObject({ slug: SlugSchema, locale: localeParameter });
export const GetHeadResponseSchema = z.strictObject({
  data: z.strictObject({
    title: z.string(),
    description: z.string().nullable(),
    canonicalUrl: z.url(),
    /** Open Graph (https://ogp.me) and the card of X, in the order in which they are to stand. */
    metaTags: z.array(
      z.strictObject({
        /** The attribute that names the tag. */
        attribute: z.enum(['property', 'name']),
        name: z.string(),
        content: z.string(),
      }),
    ),
    /** schema.org NewsArticle, for a script element of type application/ld+json. Its text has no "<". */
    jsonLd: z.string(),
  }),
  meta: z.strictObject({}),
});
export type GetHeadResponse = z.infer<typeof GetHeadResponseSchema>;
