import * as z from 'zod';
import { InstantSchema, LocalDaySchema, UtcHourSchema } from '../time/local-day';
import { MostReadWindowSchema } from '../views/most-read';
import { VIEW_DEFINITION, VIEW_SOURCES } from '../views/view';
import { ArticleListScopeSchema } from './article-list-scope';
import { fieldsParameter } from './field-selection';
import { ArticleIdSchema, IdentifierSchema, LocaleSchema } from './identifiers';
import { OpeningBalanceSourceSchema } from './opening-balance';
import { ArticleHeadlineSchema } from './published-article';

// The part of the public API that tells what is read: one request and one response schema per endpoint. Requests are the query and path
// parameters together. Only articles that are public now are counted and listed by name; one that comes back comes back with its history.

const limitSchema = (fallback: number, max: number) =>
  z.coerce.number().int().min(1).max(max).default(fallback);
const localeParameter = LocaleSchema.default('vi');
const definition = z.literal(VIEW_DEFINITION);
const count = z.number().int().min(0);
const countsShape = { viewCount: count, readCount: count };
const scopeShape = {
  /** With the categories below it. */
  category: IdentifierSchema.optional(),
  /** With the units below it as they are today, and those that it took the place of. */
  unit: IdentifierSchema.optional(),
};
const oneScope = {
  check: (request: { category?: string | undefined; unit?: string | undefined }) =>
    !(request.category && request.unit),
  problem: { message: 'filter by category or by unit, not both', path: ['unit'] },
};

/** How many days `GET /v1/audience` and `GET /v1/views/{articleId}` tell at once: a leap year. */
export const RANGE_DAYS_MAX = 366;
export const rangeShape = {
  /** Days in Viet Nam, both included, at most 366. By default `to` is today, and `from` the 29th day before `to`. */
  from: LocalDaySchema.optional(),
  to: LocalDaySchema.optional(),
};
/** Views by class of referring host; classes without a view are left out. */
const SourcesSchema = z.partialRecord(z.enum(VIEW_SOURCES), count.min(1));

/** `GET /v1/views?ids=a,b`: all-time counts of up to 200 articles, over all locales. */
export const CountViewsRequestSchema = z.strictObject({
  ids: z
    .string()
    .transform((ids) => [...new Set(ids.split(','))])
    .pipe(z.array(ArticleIdSchema).min(1).max(200)),
});
const unknownIdsMeta = z.strictObject({
  /** Asked for, but not published now. */
  unknownIds: z.array(ArticleIdSchema),
  definition,
});
export const CountViewsResponseSchema = z.strictObject({
  /** In the order asked. */
  data: z.array(
    z.strictObject({
      articleId: ArticleIdSchema,
      ...countsShape,
      /** What earlier systems had counted by rules of their own; not in `viewCount`. */
      openingViewCount: count,
    }),
  ),
  meta: unknownIdsMeta,
});

/** `POST /v1/views/query`: counts of up to 1,000 articles in several windows, over all locales. */
export const QueryViewsRequestSchema = z.strictObject({
  ids: z
    .array(ArticleIdSchema)
    .min(1)
    .max(1_000)
    .transform((ids) => [...new Set(ids)]),
  windows: z
    .array(MostReadWindowSchema)
    .min(1)
    .transform((windows) => [...new Set(windows)])
    .default(['all']),
});
export const QueryViewsResponseSchema = z.strictObject({
  /** In the order asked, and so are the windows. */
  data: z.array(
    z.strictObject({
      articleId: ArticleIdSchema,
      openingViewCount: count,
      windows: z.array(z.strictObject({ window: MostReadWindowSchema, ...countsShape })),
    }),
  ),
  meta: unknownIdsMeta,
});

/** `GET /v1/views/{articleId}`: an article day by day. */
export const ArticleViewsRequestSchema = z.strictObject({
  articleId: ArticleIdSchema,
  ...rangeShape,
  /** All locales together if left out. */
  locale: LocaleSchema.optional(),
});
export const ArticleViewsResponseSchema = z.strictObject({
  data: z.strictObject({
    articleId: ArticleIdSchema,
    /** Of the range. */
    ...countsShape,
    sources: SourcesSchema,
    /** One for each day of the range, oldest first. */
    days: z.array(
      z.strictObject({
        localDay: LocalDaySchema,
        ...countsShape,
        /** Activations that the rules held suspect, and so did not count. */
        suspectCount: count,
        sources: SourcesSchema,
      }),
    ),
    /** Of all time and all locales. */
    total: z.strictObject({ ...countsShape, openingViewCount: count }),
  }),
  meta: z.strictObject({
    from: LocalDaySchema,
    to: LocalDaySchema,
    locale: LocaleSchema.nullable(),
    definition,
  }),
});

/** Of the whole site since it began to count, whatever became of the articles. */
const TotalSchema = z.strictObject({
  ...countsShape,
  visitCount: count,
  /** What earlier systems had counted by rules of their own; in none of the counts beside it. */
  opening: z.strictObject({
    viewCount: count,
    /** Null if none of the sources tells visits. */
    visitCount: count.nullable(),
    sources: z.array(
      OpeningBalanceSourceSchema.omit({ articles: true, unmatched: true, site: true }).extend(
        OpeningBalanceSourceSchema.shape.site.shape,
      ),
    ),
  }),
});

/** `GET /v1/total`: views, reads and visits (tổng số lượt truy cập) of the whole site. */
export const TotalResponseSchema = z.strictObject({
  data: TotalSchema,
  meta: z.strictObject({ definition }),
});

const MostReadEntrySchema = z.strictObject({
  /** The place in this answer, beginning with 1. */
  rank: z.number().int().min(1),
  /** True for an article that an editor put first; its counts are its own all the same. */
  isPinned: z.boolean(),
  article: ArticleHeadlineSchema,
  ...countsShape,
});
/** `GET /v1/most-read`. At most one of `category` and `unit`. */
export const MostReadRequestSchema = z
  .strictObject({
    locale: localeParameter,
    window: MostReadWindowSchema.default('30d'),
    ...scopeShape,
    limit: limitSchema(10, 100),
    /** Only these of each entry, with commas between, such as `rank,article.title`; all if left out. */
    fields: fieldsParameter(MostReadEntrySchema),
  })
  .refine(oneScope.check, oneScope.problem);
export const MostReadResponseSchema = z.strictObject({
  data: z.array(MostReadEntrySchema),
  meta: z.strictObject({
    window: MostReadWindowSchema,
    scope: ArticleListScopeSchema,
    /** Since when the list is as it is, pins and exclusions apart. Null before it was first computed, and if nothing was read. */
    computedAt: InstantSchema.nullable(),
    definition,
  }),
});

const RisingEntrySchema = z.strictObject({
  rank: z.number().int().min(1),
  article: ArticleHeadlineSchema,
  /** In the two hours. */
  readCount: count,
  /** In the same two hours of the 7 days before, all together: a seventh of it is usual. */
  earlierReadCount: count,
});
/**
 * `GET /v1/rising`: what is read more than usual. The reads of the running and the previous clock hour, 10 at least, against those of
 * the same two hours on each of the 7 days before; the most unusual first. At most one of `category` and `unit`.
 */
export const RisingRequestSchema = z
  .strictObject({
    locale: localeParameter,
    ...scopeShape,
    limit: limitSchema(10, 100),
    /** Only these of each entry, with commas between, such as `rank,article.title`; all if left out. */
    fields: fieldsParameter(RisingEntrySchema),
  })
  .refine(oneScope.check, oneScope.problem);
export const RisingResponseSchema = z.strictObject({
  data: z.array(RisingEntrySchema),
  meta: z.strictObject({
    scope: ArticleListScopeSchema,
    /** The running hour that the list is of, in UTC; null if nothing rises. */
    hour: UtcHourSchema.nullable(),
    computedAt: InstantSchema.nullable(),
    definition,
  }),
});

/** `GET /v1/front`: what a home page shows, in one call. `limit` is of each list. */
export const FrontRequestSchema = z.strictObject({
  locale: localeParameter,
  window: MostReadWindowSchema.default('30d'),
  limit: limitSchema(10, 50),
});
export const FrontResponseSchema = z.strictObject({
  data: z.strictObject({
    latest: z.array(ArticleHeadlineSchema),
    mostRead: z.array(MostReadEntrySchema),
    total: TotalSchema,
  }),
  meta: z.strictObject({
    window: MostReadWindowSchema,
    computedAt: InstantSchema.nullable(),
    definition,
  }),
});

/** `GET /v1/audience`: days of the site or of a part of it. At most one of `category` and `unit`. */
export const AudienceRequestSchema = z
  .strictObject({
    ...rangeShape,
    /** All locales together if left out. */
    locale: LocaleSchema.optional(),
    ...scopeShape,
    /** Of the list of articles. */
    limit: limitSchema(10, 100),
  })
  .refine(oneScope.check, oneScope.problem);
export const AudienceResponseSchema = z.strictObject({
  data: z.strictObject({
    /** Of the range. Visits are of the site, so they are null for a locale, a category and a unit. */
    ...countsShape,
    visitCount: count.nullable(),
    /** One for each day of the range, oldest first. Of a category or unit: of the articles that are public now. */
    days: z.array(
      z.strictObject({
        localDay: LocalDaySchema,
        ...countsShape,
        visitCount: count.nullable(),
        /** The version of the day's seal in the ledger that this is taken from; null for a day that is not sealed. */
        sealVersion: z.number().int().min(1).nullable(),
      }),
    ),
    /** The articles most read in the range: those that are public now. */
    articles: z.array(
      z.strictObject({
        rank: z.number().int().min(1),
        article: ArticleHeadlineSchema,
        ...countsShape,
      }),
    ),
  }),
  meta: z.strictObject({
    from: LocalDaySchema,
    to: LocalDaySchema,
    locale: LocaleSchema.nullable(),
    scope: ArticleListScopeSchema,
    definition,
  }),
});

const hourShape = { hour: UtcHourSchema, ...countsShape, visitCount: count };

/** `GET /v1/audience/now`: the running clock hour of the site against the same hour of the 7 days before. */
export const AudienceNowResponseSchema = z.strictObject({
  data: z.strictObject({
    ...hourShape,
    /** Whole minutes of the hour that are over: the earlier hours are whole ones. */
    minutesOver: z.number().int().min(0).max(59),
    /** Seven, the latest first. */
    earlierHours: z.array(z.strictObject(hourShape)),
  }),
  meta: z.strictObject({ definition }),
});

export type CountViewsResponse = z.infer<typeof CountViewsResponseSchema>;
export type QueryViewsResponse = z.infer<typeof QueryViewsResponseSchema>;
export type ArticleViewsResponse = z.infer<typeof ArticleViewsResponseSchema>;
export type TotalResponse = z.infer<typeof TotalResponseSchema>;
export type MostReadResponse = z.infer<typeof MostReadResponseSchema>;
export type MostReadEntry = z.infer<typeof MostReadEntrySchema>;
export type RisingResponse = z.infer<typeof RisingResponseSchema>;
export type FrontResponse = z.infer<typeof FrontResponseSchema>;
export type AudienceResponse = z.infer<typeof AudienceResponseSchema>;
export type AudienceNowResponse = z.infer<typeof AudienceNowResponseSchema>;
