import * as z from 'zod';
import { BodyPartsSchema } from '../news/body-parts';
import { LegalDocumentSchema } from '../news/legal-document';
import { PublishedFileSchema, PublishedImageSchema } from '../news/media';
import { lineSchema } from '../text/text';
import { InstantSchema, LocalDaySchema, LocalMonthSchema } from '../time/local-day';
import { UnitReferenceSchema } from '../units/administrative-unit';
import { ArticleIdSchema, IdentifierSchema, LocaleSchema, SlugSchema } from './identifiers';

export const CategoryReferenceSchema = z.strictObject({
  categoryId: IdentifierSchema,
  name: lineSchema(120),
});

/** A legal document as articles name it: with its kind, "Quyết định", where somebody said it. */
const CitedDocumentSchema = LegalDocumentSchema.extend({
  kind: lineSchema(60).nullable().default(null),
});

/** What an article is about, in an editor's words. */
export const TagReferenceSchema = z.strictObject({ tagId: SlugSchema, name: lineSchema(80) });

/** What a list shows of an article. */
export const ArticleHeadlineSchema = z.strictObject({
  articleId: ArticleIdSchema,
  locale: LocaleSchema,
  slug: SlugSchema,
  title: lineSchema(300),
  lead: lineSchema(1_000).nullable(),
  category: CategoryReferenceSchema.nullable(),
  unit: UnitReferenceSchema.nullable(),
  /** When readers first saw it, or the original day for news of an older portal. Lists are ordered by it. */
  publishedAt: InstantSchema,
  /** The day of the event that is reported. */
  eventDate: LocalDaySchema.nullable(),
  /** True for invented content that only demonstrates the product. */
  isDemonstration: z.boolean(),
  // What follows came later: a document that was written before has none of it.
  cover: PublishedImageSchema.nullable().default(null),
  /** An editor wants it on top of lists. */
  isPinned: z.boolean().default(false),
  /** An editor wants it shown large. */
  isFeatured: z.boolean().default(false),
  /** When it was last published, which is later than `publishedAt` if it was corrected; null in a list that was written before lists had it. */
  updatedAt: InstantSchema.nullable().default(null),
});
export type ArticleHeadline = z.infer<typeof ArticleHeadlineSchema>;

/** `articles/{articleId}/{locale}.json` */
export const PublishedArticleSchema = ArticleHeadlineSchema.extend({
  /** When it was last published. */
  updatedAt: InstantSchema,
  byline: lineSchema(200).nullable(),
  source: lineSchema(200).nullable(),
  legalDocuments: z.array(CitedDocumentSchema).max(50),
  gallery: z.array(PublishedImageSchema).max(50).default([]),
  attachments: z.array(PublishedFileSchema).max(50).default([]),
  tags: z.array(TagReferenceSchema).max(30).default([]),
  /** The index of a year that it reports, and the unit whose result in it. */
  indexResult: z
    .strictObject({ periodId: IdentifierSchema, unitId: IdentifierSchema.nullable() })
    .nullable()
    .default(null),
  /** Chosen by editors, then suggested, the best first. Some may not be public any more. */
  relatedArticleIds: z.array(ArticleIdSchema).max(20).default([]),
  /** What readers are told has changed since the first publication, newest first. */
  changeNotes: z
    .array(z.strictObject({ at: InstantSchema, note: lineSchema(1_000) }))
    .max(100)
    .default([]),
  body: BodyPartsSchema,
  /** The body as HTML, rendered once at publishing from `body` by an allow-listing renderer. */
  bodyHtml: z.string(),
});
export type PublishedArticle = z.infer<typeof PublishedArticleSchema>;

/** Why readers no longer get an article: taken back by the office, over its day, or removed for good. */
export const GONE_REASONS = ['withdrawn', 'expired', 'removed'] as const;
export type GoneReason = (typeof GONE_REASONS)[number];
const goneShape = {
  /** What was written before reasons were told has none. */
  reason: z.enum(GONE_REASONS).nullable().default(null),
  title: lineSchema(300).nullable().default(null),
  goneAt: InstantSchema,
  /** What readers are told about it. */
  notice: lineSchema(1_000).nullable(),
};
/** With the answer 410: what readers can be told of an article that is gone. */
export const GoneArticleSchema = z.strictObject(goneShape);
export type GoneArticle = z.infer<typeof GoneArticleSchema>;

/**
 * `slugs/{locale}/{slug}.json`: which article lives at an address, or what became of the one that lived there. What was written
 * before addresses had a state is an article.
 */
export const PublishedSlugSchema = z.union([
  z.strictObject({
    state: z.literal('article').default('article'),
    articleId: ArticleIdSchema,
    slug: SlugSchema,
  }),
  z.strictObject({
    state: z.literal('moved'),
    articleId: ArticleIdSchema,
    slug: SlugSchema,
    /** Where to go instead, in the same language. It is never moved itself. */
    newSlug: SlugSchema,
  }),
  z.strictObject({
    state: z.literal('gone'),
    articleId: ArticleIdSchema,
    slug: SlugSchema,
    ...goneShape,
  }),
]);
export type PublishedSlug = z.infer<typeof PublishedSlugSchema>;

/** `lists/articles/{locale}/{scope}/index.json`: the months that have articles, newest first. */
export const ArticleListIndexSchema = z.strictObject({
  months: z.array(
    z.strictObject({ month: LocalMonthSchema, articleCount: z.number().int().min(1) }),
  ),
});
export type ArticleListIndex = z.infer<typeof ArticleListIndexSchema>;

/** `lists/articles/{locale}/{scope}/{month}.json`: the articles of a month in Viet Nam, newest first. */
export const ArticleListMonthSchema = z.strictObject({
  month: LocalMonthSchema,
  articles: z.array(ArticleHeadlineSchema),
});
export type ArticleListMonth = z.infer<typeof ArticleListMonthSchema>;

/** `categories.json` */
export const PublishedCategoriesSchema = z.strictObject({
  categories: z.array(
    CategoryReferenceSchema.extend({
      /** What English pages call it; null where nobody has translated the name. */
      nameEnglish: lineSchema(120).nullable().default(null),
      parentCategoryId: IdentifierSchema.nullable(),
    }),
  ),
});
export type PublishedCategories = z.infer<typeof PublishedCategoriesSchema>;
