import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import type { PublishedUnits } from '@congkhai/shared/contracts/published-units';
import {
  type SearchHitAnswer,
  SearchRequestSchema,
  type SearchResponse,
  SearchTypeSchema,
} from '@congkhai/shared/contracts/read-api-search';
import { plainTextOf } from '@congkhai/shared/news/render-body';
import { textsOfArticle } from '@congkhai/shared/search/article-texts';
import { excerptOf } from '@congkhai/shared/search/excerpt';
import { type FoundWords, foundWordsOf, highlightsIn } from '@congkhai/shared/search/highlight';
import { parseQuery, type SearchQuery } from '@congkhai/shared/search/query';
import { haveTheirRows } from '@congkhai/shared/search/rows';
import { latestUnitOf } from '@congkhai/shared/units/administrative-unit';
import type * as z from 'zod';
import { bodyOf, bodyReply } from '../../finished-body';
import { type HttpApp, parseParameters } from '../../http';
import type { ArticleDocuments } from '../../stores/article-documents';
import { type DocumentCache, noDocumentsUsed, staleSinceOf } from '../../stores/document-cache';
import type { IndexDocuments } from '../../stores/index-documents';
import type { FacetCounts, SearchHit, SearchIndex, SearchSubject } from '../../stores/search-index';
import { nameOf } from '../../stores/search-names';
import { parseSearchCursor, searchCursorOf } from './cursor';
import { markedStale } from './document-routes';
import { readHeadline } from './headlines';
import { chooseIfSummedUp } from './releases';

const FACET_VALUES_MAX = 50;
// A version of the document is one object for as long as it is held.
const unitNames = new WeakMap<PublishedUnits, ReadonlyMap<string, string>>();

type SubjectOf<Type extends SearchSubject['type']> = Extract<SearchSubject, { type: Type }>;

/** What can be found, and what names it. */
type SearchedDocuments = ArticleDocuments & IndexDocuments;

/** `GET /v1/search` */
export function addSearch(
  app: HttpApp,
  {
    searchIndex,
    documents,
    now,
  }: {
    searchIndex: SearchIndex;
    documents: DocumentCache<SearchedDocuments>;
    now: () => Date;
  },
): void {
  app.get('/v1/search', async (context) => {
    const request = parseParameters(SearchRequestSchema, context);
    const used = noDocumentsUsed();
    const response = await searchPublished(request, searchIndex, documents.open(used));
    const body = bodyOf(JSON.stringify(response));
    return markedStale(bodyReply(context, body), staleSinceOf(used), now());
  });
}

/** What the index finds is looked up among the published documents, so that nothing is shown that is not public any more, or that was different. */
async function searchPublished(
  { q, limit, cursor, ...filters }: z.infer<typeof SearchRequestSchema>,
  index: SearchIndex,
  documents: SearchedDocuments,
): Promise<SearchResponse> {
  const listName = `search/${JSON.stringify([q, filters])}`;
  const after = cursor === undefined ? null : parseSearchCursor(cursor, listName);
  const query = parseQuery(q);
  const found = await index.search({ query, filters, after, limit });
  const sought = { query, words: foundWordsOf(query, found.corrections) };
  const answers = await Promise.all(found.hits.map((hit) => lookUp(hit, documents, sought)));
  const data = answers.filter((answer) => answer !== null);
  const last = found.hits.at(-1);
  return {
    data,
    meta: {
      hitCount: found.hitCount - (answers.length - data.length),
      corrections: found.corrections,
      facets: await nameFacets(found.facets, documents),
      nextCursor: last && found.hasMore ? searchCursorOf(last.position, listName) : null,
    },
  };
}

interface Sought {
  query: SearchQuery;
  words: FoundWords;
}

/** Null for what is not public, or is not what was looked for. */
function lookUp(
  { subject, citedBy, isInBody }: SearchHit,
  documents: SearchedDocuments,
  sought: Sought,
): Promise<SearchHitAnswer | null> {
  switch (subject.type) {
    case 'article':
      return lookUpArticle({ ...subject, isInBody }, documents, sought);
    case 'unit':
      return lookUpUnit(subject, documents, sought.words);
    case 'document':
      return lookUpDocument(citedBy, subject, documents, sought.words);
    case 'result':
      return lookUpResult(subject, documents, sought.words);
  }
}

async function lookUpArticle(
  { articleId, locale, isInBody }: SubjectOf<'article'> & { isInBody: boolean },
  documents: SearchedDocuments,
  { query, words }: Sought,
): Promise<SearchHitAnswer | null> {
  const article = await readHeadline(documents, articleId, locale);
  const whole = article && (await documents.article(articleId, locale));
  if (!whole) return null;
  if (!haveTheirRows(query, () => Object.values(textsOfArticle(whole)))) return null;
  const excerpt = isInBody ? excerptOf(plainTextOf(whole.body), words) : null;
  const highlights = highlightsOf(words, {
    'article.title': article.title,
    'article.lead': article.lead,
    'article.category.name': article.category?.name,
    'article.unit.name': article.unit?.name,
    excerpt,
  });
  return { type: 'article', article, excerpt, highlights };
}

async function lookUpUnit(
  { unitId }: SubjectOf<'unit'>,
  documents: SearchedDocuments,
  words: FoundWords,
): Promise<SearchHitAnswer | null> {
  const history = (await documents.units())?.units.find((unit) => unit.unitId === unitId);
  if (!history) return null;
  const { name, fullName, tier, validTo } = latestUnitOf(history);
  const highlights = highlightsOf(words, { 'unit.fullName': fullName, 'unit.name': name });
  return { type: 'unit', unit: { unitId, name, fullName, tier, validTo }, highlights };
}

/** A document is public with the articles that cite it, and is shown as the latest of them has it. */
async function lookUpDocument(
  citedBy: SearchHit['citedBy'],
  subject: SubjectOf<'document'>,
  documents: SearchedDocuments,
  words: FoundWords,
): Promise<SearchHitAnswer | null> {
  const citing = await Promise.all(
    citedBy.map(async ({ articleId, locale }) => {
      const headline = await readHeadline(documents, articleId, locale);
      const article = headline && (await documents.article(articleId, locale));
      const cited = article?.legalDocuments.find((document) => isSameDocument(document, subject));
      return headline && cited ? { headline, cited } : null;
    }),
  );
  const listed = citing.filter((one) => one !== null);
  const [latest] = listed;
  if (!latest) return null;
  const { number, issuer, issuedOn, title } = latest.cited;
  const highlights = highlightsOf(words, {
    'document.number': number,
    'document.title': title,
    'document.issuer': issuer,
  });
  return {
    type: 'document',
    document: { number, issuer, issuedOn, title },
    citedBy: listed.map(({ headline }) => headline),
    highlights,
  };
}

async function lookUpResult(
  { periodId, unitId }: SubjectOf<'result'>,
  documents: SearchedDocuments,
  words: FoundWords,
): Promise<SearchHitAnswer | null> {
  const chosen = await chooseIfSummedUp(documents, periodId);
  for (const block of chosen?.summary.blocks ?? []) {
    const result = block.ranking.find(({ unit }) => unit.unitId === unitId) ?? null;
    const unit = (result ?? block.notRanked.find((other) => other.unit.unitId === unitId))?.unit;
    if (!chosen || !unit) continue;
    const { name, year } = chosen.summary;
    const { blockId, name: blockName } = block;
    return {
      type: 'result',
      period: { periodId, name, year },
      block: { blockId, name: blockName },
      unit,
      result: result && {
        rank: result.rank,
        points: result.points,
        applicableMaximum: result.applicableMaximum,
        percent: result.percent,
        grade: result.grade,
        isDemonstration: result.isDemonstration,
      },
      highlights: highlightsOf(words, { 'unit.name': unit.name, 'period.name': name }),
    };
  }
  return null;
}

function isSameDocument(
  a: { number: string; issuer: string; issuedOn: string },
  b: SubjectOf<'document'>,
): boolean {
  return nameOf({ ...a, type: 'document' }) === nameOf(b);
}

function highlightsOf(
  words: FoundWords,
  fields: Record<string, string | null | undefined>,
): SearchHitAnswer['highlights'] {
  return Object.entries(fields).flatMap(([field, text]) => {
    const ranges = text ? highlightsIn(text, words) : [];
    return ranges.length > 0 ? [{ field, ranges }] : [];
  });
}

async function nameFacets(
  { type, category, unit, year, locale }: FacetCounts,
  documents: SearchedDocuments,
): Promise<SearchResponse['meta']['facets']> {
  const categories = (await documents.categories())?.categories ?? [];
  const nameOfCategory = new Map(categories.map(({ categoryId, name }) => [categoryId, name]));
  const nameOfUnit = unitNamesOf(await documents.units());
  return {
    types: type.map(([value, count]) => ({ type: SearchTypeSchema.parse(value), count })),
    categories: category.slice(0, FACET_VALUES_MAX).flatMap(([categoryId, count]) => {
      const name = nameOfCategory.get(categoryId);
      return name === undefined ? [] : [{ categoryId, name, count }];
    }),
    units: unit.slice(0, FACET_VALUES_MAX).flatMap(([unitId, count]) => {
      const name = nameOfUnit.get(unitId);
      return name === undefined ? [] : [{ unitId, name, count }];
    }),
    years: year.map(([value, count]) => ({ year: Number(value), count })),
    locales: locale.map(([value, count]) => ({ locale: LocaleSchema.parse(value), count })),
  };
}

function unitNamesOf(published: PublishedUnits | null): ReadonlyMap<string, string> {
  if (!published) return new Map();
  const known =
    unitNames.get(published) ??
    new Map(published.units.map((unit) => [unit.unitId, latestUnitOf(unit).name]));
  unitNames.set(published, known);
  return known;
}
