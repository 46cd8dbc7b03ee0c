import * as z from 'zod';
import { ArticleIdSchema, LocaleSchema } from './identifiers';

// The newsroom's own routes in the admin: what its pages ask and what the server answers.

/** Why a version of an article was kept. */
export const VERSION_REASONS = ['saved', 'published', 'unpublished', 'discarded'] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

const instant = z.union([z.string(), z.date()]).transform((value) => new Date(value).toISOString());

export const ArticleVersionsSchema = z.array(
  z.object({
    number: z.int().min(1),
    reason: z.enum(VERSION_REASONS),
    savedAt: instant,
    /** Whoever was signed in; null for work without a person. */
    savedBy: z.string().nullable(),
  }),
);
export type ArticleVersion = z.infer<typeof ArticleVersionsSchema>[number];

/** `GET /articles/:documentId/versions?locale=`, newest first. */
export const ArticleInLanguageSchema = z.object({
  documentId: ArticleIdSchema,
  locale: LocaleSchema,
});
export const ArticleVersionsResponseSchema = z.object({ data: ArticleVersionsSchema });

/** `GET /articles/:documentId/versions/:number?locale=` and `POST …/restore`. */
export const ArticleVersionRequestSchema = ArticleInLanguageSchema.extend({
  number: z.coerce.number().int().min(1),
});

/** A field as text, for people to compare; a field that is the same on both sides is left out. */
export const VersionComparisonSchema = z.object({
  fields: z.array(z.object({ field: z.string(), before: z.string(), now: z.string() })),
});
export type VersionComparison = z.infer<typeof VersionComparisonSchema>;
export const VersionComparisonResponseSchema = z.object({ data: VersionComparisonSchema });

/** `GET /trash`, the newest first. */
export const TrashedArticlesSchema = z.array(
  z.object({
    documentId: ArticleIdSchema,
    locale: LocaleSchema,
    title: z.string(),
    wasPublished: z.boolean(),
    deletedAt: instant,
    deletedBy: z.string().nullable(),
    /** The day in Viet Nam after which it is gone for good. */
    keptUntil: z.iso.date(),
  }),
);
export type TrashedArticle = z.infer<typeof TrashedArticlesSchema>[number];
export const TrashedArticlesResponseSchema = z.object({ data: TrashedArticlesSchema });
/** `POST /trash/:documentId/restore?locale=` takes `ArticleInLanguageSchema`. */
