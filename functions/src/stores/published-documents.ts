import type { StoredText } from '@congkhai/published-store';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { type ArticleListScope, objectKeys } from '@congkhai/shared/contracts/object-keys';
import { OpenDataIndexSchema } from '@congkhai/shared/contracts/open-data';
import { OpeningBalanceSchema } from '@congkhai/shared/contracts/opening-balance';
import {
  ArticleHeadlineSchema,
  ArticleListIndexSchema,
  type ArticleListMonth,
  ArticleListMonthSchema,
  PublishedArticleSchema,
  PublishedCategoriesSchema,
  PublishedSlugSchema,
} from '@congkhai/shared/contracts/published-article';
import {
  PublishedPeriodSchema,
  PublishedPeriodsSchema,
  PublishedUnitsSchema,
} from '@congkhai/shared/contracts/published-index';
import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { ItemTablesSchema } from '@congkhai/shared/scorecards/item-tables';
import { SealedReleaseSchema } from '@congkhai/shared/scorecards/release';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { PeriodSummarySchema } from '@congkhai/shared/scorecards/summary';
import { ListExceptionsSchema } from '@congkhai/shared/views/exceptions';
import { MostReadListSchema, type MostReadWindow } from '@congkhai/shared/views/most-read';
import { RisingListSchema } from '@congkhai/shared/views/rising';
import * as z from 'zod';
import { DocumentInvalid } from './store-unavailable';

/** Where documents come from, and who hears of one that breaks its contract (once per version of it). */
export interface DocumentSource {
  read(key: string): Promise<StoredText | null>;
  has(key: string): Promise<boolean>;
  reportInvalid(key: string, problem: string): void;
  noteStale(since: number): void;
}

/** The published documents by name. Each is null while it is not published; one that breaks its contract throws `DocumentInvalid`. */
export type PublishedDocuments = ReturnType<typeof openDocuments>;

/** Reads published documents from a source and parses each version of each with its contract once. */
export function openDocuments(source: DocumentSource) {
  return {
    /** Who takes something else into the answer that is not confirmed says since when. */
    noteStale: (since: number) => source.noteStale(since),
    article: (articleId: string, locale: Locale) =>
      readArticle(source, objectKeys.article(articleId, locale)),
    /** Cheaper than `article`: nothing is read. */
    isPublished: (articleId: string, locale: Locale) =>
      source.has(objectKeys.article(articleId, locale)),
    slug: (slug: string, locale: Locale) => readSlug(source, objectKeys.slug(slug, locale)),
    listIndex: (locale: Locale, scope: ArticleListScope) =>
      readListIndex(source, objectKeys.articleListIndex(locale, scope)),
    listMonth: (locale: Locale, scope: ArticleListScope, month: string) =>
      readListMonth(source, objectKeys.articleListMonth(locale, scope, month)),
    mostRead: (locale: Locale, scope: ArticleListScope, window: MostReadWindow) =>
      readMostRead(source, objectKeys.mostRead(locale, scope, window)),
    rising: (locale: Locale, scope: ArticleListScope) =>
      readRising(source, objectKeys.rising(locale, scope)),
    listExceptions: () => readListExceptions(source, objectKeys.listExceptions()),
    openingBalance: () => readOpeningBalance(source, objectKeys.openingBalance()),
    categories: () => readCategories(source, objectKeys.categories()),
    units: () => readUnits(source, objectKeys.units()),
    periods: () => readPeriods(source, objectKeys.periods()),
    period: (periodId: string) => readPeriod(source, objectKeys.period(periodId)),
    framework: (frameworkId: string) => readFramework(source, objectKeys.framework(frameworkId)),
    /** The release as it lies in the store, once it is known to keep to its contract. */
    releaseText: (periodId: string, number: number) =>
      readText(source, objectKeys.release(periodId, number), readRelease),
    scorecard: (periodId: string, number: number, unitId: string) =>
      readScorecard(source, objectKeys.releasedScorecard(periodId, number, unitId)),
    summary: (periodId: string, number: number) =>
      readSummary(source, objectKeys.releaseSummary(periodId, number)),
    /** The stored JSON of a summary, once it is known to keep to its contract. */
    summaryText: (periodId: string, number: number) =>
      readText(source, objectKeys.releaseSummary(periodId, number), readSummary),
    items: (periodId: string, number: number) =>
      readItems(source, objectKeys.releaseItems(periodId, number)),
    openData: (periodId: string, number: number) =>
      readOpenData(source, objectKeys.openDataIndex(periodId, number)),
  };
}

const readArticle = parsedWith(PublishedArticleSchema);
const readSlug = parsedWith(PublishedSlugSchema);
const readListIndex = parsedWith(ArticleListIndexSchema);
const readMostRead = parsedWith(MostReadListSchema);
const readRising = parsedWith(RisingListSchema);
const readListExceptions = parsedWith(ListExceptionsSchema);
const readOpeningBalance = parsedWith(OpeningBalanceSchema);
const readCategories = parsedWith(PublishedCategoriesSchema);
const readUnits = parsedWith(PublishedUnitsSchema);
const readPeriods = parsedWith(PublishedPeriodsSchema);
const readPeriod = parsedWith(PublishedPeriodSchema);
const readFramework = parsedWith(FrameworkSchema);
const readRelease = parsedWith(SealedReleaseSchema);
const readScorecard = parsedWith(ScorecardSchema);
const readSummary = parsedWith(PeriodSummarySchema);
const readItems = parsedWith(ItemTablesSchema);
const readOpenData = parsedWith(OpenDataIndexSchema);

// One bad headline must not take a whole list of news away: it is reported and left out.
const TolerantListMonthSchema = ArticleListMonthSchema.extend({ articles: z.array(z.unknown()) });
const readListMonth = parsedOnce((json, report): ArticleListMonth => {
  const { month, articles } = TolerantListMonthSchema.parse(json);
  return {
    month,
    articles: articles.flatMap((article) => {
      const headline = ArticleHeadlineSchema.safeParse(article);
      if (headline.success) return [headline.data];
      report(z.prettifyError(headline.error));
      return [];
    }),
  };
});

/** A stored text that `read` finds to keep to its contract; null if there is none. */
async function readText(
  source: DocumentSource,
  key: string,
  read: (source: DocumentSource, key: string) => Promise<unknown>,
): Promise<string | null> {
  const stored = await source.read(key);
  return stored && (await read(source, key)) ? stored.text : null;
}

function parsedWith<Document>(schema: z.ZodType<Document>) {
  return parsedOnce((json) => schema.parse(json));
}

type Parse<Document> = (json: unknown, report: (problem: string) => void) => Document;

/** Parses every version of a document once. A version is the object that the cache holds, so it goes when the cache drops it. */
function parsedOnce<Document>(parse: Parse<Document>) {
  const parsed = new WeakMap<StoredText, { document: Document } | { invalid: DocumentInvalid }>();

  function parseOnce(source: DocumentSource, key: string, stored: StoredText) {
    const known = parsed.get(stored);
    if (known) return known;
    const result = tryParse(source, key, stored);
    parsed.set(stored, result);
    return result;
  }

  function tryParse(source: DocumentSource, key: string, stored: StoredText) {
    try {
      const json: unknown = JSON.parse(stored.text);
      return { document: parse(json, (problem) => source.reportInvalid(key, problem)) };
    } catch (cause) {
      const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
      source.reportInvalid(key, problem);
      return { invalid: new DocumentInvalid(key, { cause }) };
    }
  }

  return async function read(source: DocumentSource, key: string): Promise<Document | null> {
    const stored = await source.read(key);
    if (!stored) return null;
    const result = parseOnce(source, key, stored);
    if ('invalid' in result) throw result.invalid;
    return result.document;
  };
}
