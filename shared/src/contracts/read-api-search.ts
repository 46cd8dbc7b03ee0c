import * as z from 'zod';
import { LegalDocumentSchema } from '../news/legal-document';
import { AssessedUnitSchema } from '../scorecards/period';
import { RankedUnitSchema } from '../scorecards/summary';
import { YearSchema } from '../scorecards/year';
import { parseQuery } from '../search/query';
import { UnitReferenceSchema, UnitVersionSchema } from '../units/administrative-unit';
import { IdentifierSchema, LocaleSchema } from './identifiers';
import { ArticleHeadlineSchema, CategoryReferenceSchema } from './published-article';
import { PeriodHeadlineSchema } from './published-index';

// The public API of the search: what is asked, and what is answered.

/** What can be found: articles, units, legal documents that articles cite, and the result of a unit in the index of a year. */
const SEARCH_TYPES = ['article', 'unit', 'document', 'result'] as const;
export const SearchTypeSchema = z.enum(SEARCH_TYPES);
export type SearchType = z.infer<typeof SearchTypeSchema>;

const count = z.number().int().min(0);

/** `GET /v1/search` */
export const SearchRequestSchema = z.strictObject({
  /**
   * All words must be found, with or without diacritics, the last one perhaps only begun. What stands between quotation marks, and the parts of a number
   * such as "214/QĐ-UBND", must stand one after another.
   */
  q: z
    .string()
    .max(200)
    .refine((text) => parseQuery(text).groups.length > 0, 'must have a letter or a digit in it'),
  type: SearchTypeSchema.optional(),
  category: IdentifierSchema.optional(),
  unit: IdentifierSchema.optional(),
  year: z.coerce.number().pipe(YearSchema).optional(),
  /** The language of articles. Units, documents and results are Vietnamese. */
  locale: LocaleSchema.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
  cursor: z.string().max(300).optional(),
});

/** Which parts of a field to mark: characters (UTF-16 units) from `start` to before `end`, as `text.slice(start, end)` takes them. */
const HighlightSchema = z.strictObject({
  /** Where the field is in the hit, such as "article.title". */
  field: z.string(),
  ranges: z.array(z.strictObject({ start: count, end: count })),
});

const highlights = z.array(HighlightSchema);
export const SearchHitSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('article'),
    article: ArticleHeadlineSchema,
    /** A piece of the body around the words, if title, lead, tags and the like have not all of them. Its highlights have the field "excerpt". */
    excerpt: z.string().nullable(),
    highlights,
  }),
  z.strictObject({
    type: z.literal('unit'),
    /** By its last name. */
    unit: UnitReferenceSchema.extend(
      UnitVersionSchema.pick({ fullName: true, tier: true, validTo: true }).shape,
    ),
    highlights,
  }),
  z.strictObject({
    type: z.literal('document'),
    document: LegalDocumentSchema,
    /** Articles that cite it, the latest first, five at most. */
    citedBy: z.array(ArticleHeadlineSchema),
    highlights,
  }),
  z.strictObject({
    type: z.literal('result'),
    period: PeriodHeadlineSchema.pick({ periodId: true, name: true, year: true }),
    block: z.strictObject({ blockId: IdentifierSchema, name: z.string() }),
    unit: AssessedUnitSchema,
    /** Null for a unit that is listed apart because something is missing. */
    result: RankedUnitSchema.pick({
      rank: true,
      points: true,
      applicableMaximum: true,
      percent: true,
      grade: true,
      isDemonstration: true,
    }).nullable(),
    highlights,
  }),
]);
export type SearchHitAnswer = z.infer<typeof SearchHitSchema>;

export const SearchResponseSchema = z.strictObject({
  data: z.array(SearchHitSchema),
  meta: z.strictObject({
    /** On all pages together; for a moment it may count what was just withdrawn. */
    hitCount: count,
    /** Words that were looked for in place of misspelled ones, because nothing matched as it was typed. */
    corrections: z.array(z.string()),
    /** How many hits there are for each value, the most first. What a facet is narrowed to by its own parameter does not count for it. */
    facets: z.strictObject({
      types: z.array(z.strictObject({ type: SearchTypeSchema, count })),
      categories: z.array(CategoryReferenceSchema.extend({ count })),
      units: z.array(UnitReferenceSchema.extend({ count })),
      years: z.array(z.strictObject({ year: YearSchema, count })),
      locales: z.array(z.strictObject({ locale: LocaleSchema, count })),
    }),
    /** Send it back as `cursor` for the next page; null on the last one. */
    nextCursor: z.string().nullable(),
  }),
});
export type SearchResponse = z.infer<typeof SearchResponseSchema>;
