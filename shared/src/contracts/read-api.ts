import * as z from 'zod';
import { MediaHashSchema, MediaNameSchema } from '../news/media';
import { InstantSchema, LocalDaySchema } from '../time/local-day';
import {
  AdministrativeUnitSchema,
  TierSchema,
  UnitHistorySchema,
  UnitReferenceSchema,
} from '../units/administrative-unit';
import { UnitEventSchema } from '../units/unit-event';
import { UnitLineageSchema } from '../units/unit-lineage';
import { fieldsParameter } from './field-selection';
import { ArticleIdSchema, IdentifierSchema, LocaleSchema, SlugSchema } from './identifiers';
import {
  ArticleHeadlineSchema,
  CategoryReferenceSchema,
  PublishedArticleSchema,
} from './published-article';

// The public API, one request and one response schema per endpoint; those of the index of a year are in read-api-index.ts, those of what is read in read-api-views.ts. Requests are the query and path parameters together.

const limitSchema = (fallback: number, max: number) =>
  z.coerce.number().int().min(1).max(max).default(fallback);
const localeParameter = LocaleSchema.default('vi');
const count = z.number().int().min(0);

/** `GET /v1/articles`: latest first, or those of `ids` in their order. At most one of `category`, `unit` and `ids`. */
export const ListArticlesRequestSchema = z
  .strictObject({
    locale: localeParameter,
    category: IdentifierSchema.optional(),
    unit: IdentifierSchema.optional(),
    limit: limitSchema(10, 100),
    cursor: z.string().max(300).optional(),
    /** Up to 100 articles with commas between, each once; they are all on one page. */
    ids: z
      .string()
      .max(4_000)
      .transform((ids) => [...new Set(ids.split(','))])
      .pipe(z.array(ArticleIdSchema).min(1).max(100))
      .optional(),
    /** Only these of each article, with commas between, such as `slug,title,category.name`; all if left out. */
    fields: fieldsParameter(ArticleHeadlineSchema),
  })
  .refine((request) => !(request.category && request.unit), {
    message: 'filter by category or by unit, not both',
    path: ['unit'],
  })
  .refine(({ ids, category, unit, cursor }) => !(ids && (category ?? unit ?? cursor)), {
    message: 'goes with neither category, unit nor cursor',
    path: ['ids'],
  });
export const ListArticlesResponseSchema = z.strictObject({
  data: z.array(ArticleHeadlineSchema),
  meta: z.strictObject({
    articleCount: count,
    /** Send it back as `cursor` for the next page; null on the last one. */
    nextCursor: z.string().nullable(),
    /** With `ids`: those of them that are not published in this language. */
    unknownIds: z.array(ArticleIdSchema).optional(),
  }),
});

const ReadArticleSchema = PublishedArticleSchema.extend({
  /** Published just after this one, nearest first (các tin mới). */
  newer: z.array(ArticleHeadlineSchema),
  /** Published just before this one, nearest first (các tin khác). */
  older: z.array(ArticleHeadlineSchema),
  /** Of the same unit or category, latest first. */
  related: z.array(ArticleHeadlineSchema),
});

/**
 * `GET /v1/articles/{slug}`. An address that an article had before answers 301 with the new one in `Location`, one of an article
 * that was taken back for good answers 410.
 */
export const GetArticleRequestSchema = z.strictObject({
  slug: SlugSchema,
  locale: localeParameter,
  /** Only these of the article, with commas between, such as `title,bodyHtml,older.slug`; all if left out. */
  fields: fieldsParameter(ReadArticleSchema),
});
export const GetArticleResponseSchema = z.strictObject({
  data: ReadArticleSchema,
  meta: z.strictObject({
    /** Goes with a view of the article, in any language, for two to three hours (docs/beacon.md); null where none is handed out. */
    viewToken: z.string().nullable(),
  }),
});

/** `GET /v1/categories`: all of them, in the order of their identifiers, which are also the last part of their pages' addresses. */
export const ListCategoriesRequestSchema = z.strictObject({
  /** Whose articles are counted. */
  locale: localeParameter,
});
export const ListCategoriesResponseSchema = z.strictObject({
  data: z.array(
    CategoryReferenceSchema.extend({
      /** Null where nobody has translated the name. */
      nameEnglish: CategoryReferenceSchema.shape.name.nullable(),
      /** The category that it is a part of; null for one at the top. */
      parentCategoryId: IdentifierSchema.nullable(),
      /** Published articles that are filed under it, in the language that was asked for: as many as its list has. Those of the categories below it are counted there. */
      articleCount: count,
    }),
  ),
  meta: z.strictObject({ categoryCount: count }),
});

/** `GET /v1/media/{hash}/{name}`: a file that a published article shows. */
export const GetMediaRequestSchema = z.strictObject({
  hash: MediaHashSchema,
  name: MediaNameSchema,
});

/** The body of a 301: where the article is now. */
export const MovedArticleResponseSchema = z.strictObject({
  data: z.strictObject({ articleId: ArticleIdSchema, locale: LocaleSchema, slug: SlugSchema }),
  meta: z.strictObject({}),
});

/** `GET /v1/units`: the units in force on a day, in the order of their identifiers. */
export const ListUnitsRequestSchema = z.strictObject({
  /** Today in Viet Nam if left out. */
  asOf: LocalDaySchema.optional(),
  /** Only those directly below this unit. */
  parent: IdentifierSchema.optional(),
  tier: TierSchema.optional(),
  limit: limitSchema(100, 500),
  cursor: z.string().max(300).optional(),
  /** Only these of each unit, with commas between, such as `unitId,name`; all if left out. */
  fields: fieldsParameter(AdministrativeUnitSchema),
});
export const ListUnitsResponseSchema = z.strictObject({
  data: z.array(AdministrativeUnitSchema),
  meta: z.strictObject({
    asOf: LocalDaySchema,
    /** On all pages together. */
    unitCount: count,
    /** Send it back as `cursor` for the next page; null on the last one. */
    nextCursor: z.string().nullable(),
  }),
});

const ReadUnitSchema = UnitHistorySchema.safeExtend({
  events: z.array(UnitEventSchema),
  /** Every unit that the events name, by its last name. */
  namedUnits: z.array(UnitReferenceSchema),
});
/** `GET /v1/units/{unitId}`: a unit's versions, and what happened to it with the names of all units concerned. */
export const GetUnitRequestSchema = z.strictObject({
  unitId: IdentifierSchema,
  /** Only these of the unit, with commas between, such as `versions.name`; all if left out. */
  fields: fieldsParameter(ReadUnitSchema),
});
export const GetUnitResponseSchema = z.strictObject({
  data: ReadUnitSchema,
  meta: z.strictObject({}),
});

/** `GET /v1/units/{unitId}/lineage`: where its territory came from and what became of it. */
export const GetUnitLineageRequestSchema = GetUnitRequestSchema.omit({ fields: true });
export const GetUnitLineageResponseSchema = z.strictObject({
  data: UnitLineageSchema,
  meta: z.strictObject({}),
});

/** What an operator watches. Those that begin with `job-` are there on the server of one machine; in the cloud the alarms of the functions tell. */
export const HEALTH_CHECK_NAMES = [
  'published-store',
  'view-store',
  'seal-hours',
  'seal-days',
  'index-summaries',
  'most-read-lists',
  'search-index',
  'job-refresh-most-read',
  'job-refresh-index-summary',
  'job-refresh-search',
  'job-seal-views',
  'job-forget-readers',
] as const;

/** One thing that is done again and again, and how far that is. */
export const HealthCheckSchema = z.strictObject({
  /** What it is; docs/operations.md says what to do about each. */
  name: z.enum(HEALTH_CHECK_NAMES),
  /**
   * `ok`: everything is done. `pending`: something waits to be done. `stale`: readers get something that is older than it should be. `unknown`:
   * it cannot be found out at the moment, because a store cannot be reached.
   */
  state: z.enum(['ok', 'pending', 'stale', 'unknown']),
  /** Up to when everything is done, or when that was last known; null where nothing is behind. */
  since: InstantSchema.nullable(),
  /** How long ago that is. */
  lagSeconds: count,
  /** What is behind by more makes `status` `degraded`. Less is usual. */
  limitSeconds: count,
});
export type HealthCheck = z.infer<typeof HealthCheckSchema>;

/** `GET /v1/health` */
export const HealthResponseSchema = z.strictObject({
  data: z.strictObject({
    /** `degraded`: a store cannot be reached, a document is invalid, or a check is behind by more than its limit. */
    status: z.enum(['ok', 'degraded']),
    publishedStore: z.enum(['ok', 'unreachable']),
    viewStore: z.enum(['ok', 'unreachable']),
    /** Documents that were read lately and break their contract; the log names them. */
    invalidDocumentCount: count,
    /**
     * What of published documents is checked before they are served: `signed` refuses what publishing did not sign, `signed-or-unsigned` still
     * serves what nobody signed, `hashed` has no public key and checks hashes alone.
     */
    sealCheck: z.enum(['signed', 'signed-or-unsigned', 'hashed']),
    /** When it was looked: at most a few seconds ago. */
    checkedAt: InstantSchema,
    checks: z.array(HealthCheckSchema),
  }),
  meta: z.strictObject({}),
});

export type ListArticlesResponse = z.infer<typeof ListArticlesResponseSchema>;
export type GetArticleResponse = z.infer<typeof GetArticleResponseSchema>;
export type ListCategoriesResponse = z.infer<typeof ListCategoriesResponseSchema>;
export type MovedArticleResponse = z.infer<typeof MovedArticleResponseSchema>;
export type ListUnitsResponse = z.infer<typeof ListUnitsResponseSchema>;
export type GetUnitResponse = z.infer<typeof GetUnitResponseSchema>;
export type GetUnitLineageResponse = z.infer<typeof GetUnitLineageResponseSchema>;
export type HealthResponse = z.infer<typeof HealthResponseSchema>;
