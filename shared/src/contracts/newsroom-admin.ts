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
    /** The fields in which it differs from the version before; null for the first. */
    changedFields: z.array(z.string()).nullable(),
  }),
);
export type ArticleVersion = z.infer<typeof ArticleVersionsSchema>[number];

/** `GET /articles/:documentId/versions?locale=`, newest first. */
export const ArticleInLanguageSchema = z.object({
  documentId: ArticleIdSchema,
  locale: LocaleSchema,
});
export const ArticleVersionsResponseSchema = z.object({
  data: z.object({
    /** The title of the draft as it is now. */
    title: z.string(),
    versions: ArticleVersionsSchema,
  }),
});
export type ArticleVersions = z.infer<typeof ArticleVersionsResponseSchema>['data'];

const numberSchema = z.coerce.number().int().min(1);
/** `POST /articles/:documentId/versions/:number/restore?locale=`. */
export const ArticleVersionRequestSchema = ArticleInLanguageSchema.extend({ number: numberSchema });

/** `GET /articles/:documentId/versions/:number?locale=`: with another version, or with the draft as it is now. */
export const VersionComparisonRequestSchema = ArticleVersionRequestSchema.extend({
  with: numberSchema.optional(),
});

/** What could not be had back, because it has been deleted since: where it was, and what it was called. */
export const LeftOutSchema = z.object({ field: z.string(), label: z.string() });
export type LeftOut = z.infer<typeof LeftOutSchema>;
export const RestorationResponseSchema = z.object({
  data: z.object({
    leftOut: z.array(LeftOutSchema),
    /** Whether the address is another one than before, because an article has that meanwhile. */
    hasNewAddress: z.boolean(),
  }),
});
export type Restoration = z.infer<typeof RestorationResponseSchema>['data'];

/** A field as text, for people to compare; a field that is the same on both sides is left out. */
export const VersionComparisonSchema = z.object({
  fields: z.array(z.object({ field: z.string(), before: z.string(), now: z.string() })),
});
export type VersionComparison = z.infer<typeof VersionComparisonSchema>;
export const VersionComparisonResponseSchema = z.object({ data: VersionComparisonSchema });

/** Who saved the article after the form was opened. In the details of the error with which a form that is too late is refused. */
export const ArticleConflictSchema = z.object({
  savedBy: z.string().nullable(),
  savedAt: instant.nullable(),
  /** What a form has to be opened with to be saved now. */
  saveNumber: z.int().min(0),
});
export type ArticleConflict = z.infer<typeof ArticleConflictSchema>;

/**
 * `POST /articles/:documentId/comparison`: what saving a form would change in the draft as it is now. `form` is what the form
 * would send.
 */
export const FormComparisonRequestSchema = ArticleInLanguageSchema.extend({
  form: z.record(z.string(), z.unknown()),
});

/** At most so many deleted articles are listed; the others are found by their titles. */
export const TRASH_LISTED_MAX = 200;

/** `GET /trash?search=`, the newest first; a search in titles does not mind diacritics. */
export const TrashRequestSchema = z.object({ search: z.string().max(200).default('') });
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
    /** Whether another article has its address meanwhile, so that it would come back at another. */
    isAddressTaken: z.boolean(),
  }),
);
export type TrashedArticle = z.infer<typeof TrashedArticlesSchema>[number];
export const TrashedArticlesResponseSchema = z.object({ data: TrashedArticlesSchema });
/** `POST /trash/:documentId/restore?locale=` takes `ArticleInLanguageSchema`. */
