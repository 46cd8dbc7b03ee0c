import { createLeastRecentlyUsed } from './least-recently-used';
import type { SearchDatabase } from './search-database';
import {
  filtered,
  matchExpression,
  type Readings,
  type TableExpression,
  tierExpressions,
} from './search-expression';
import { createFacets } from './search-facets';
import type {
  FacetCounts,
  SearchAnswer,
  SearchHit,
  SearchIndex,
  SearchPosition,
  SearchRequest,
  SearchSubject,
} from './search-index';
import { nameOf } from './search-names';
import { createVocabulary } from './search-vocabulary';

const CITING_MAX = 5;
/** Counts of so many searches are kept until the index changes. */
const COUNTED_MAX = 1_000;
const NO_ENTRY = Number.MAX_SAFE_INTEGER;

/** Searches what a writer wrote, and may be writing. */
export function createSqliteSearchIndex(database: SearchDatabase): SearchIndex {
  const readHits = createHits(database);
  const countHits = createCounts(database);
  const vocabulary = createVocabulary(database);

  function searchNow({ query, filters, after, limit }: SearchRequest): SearchAnswer {
    if (countHits.follow()) vocabulary.follow();
    const completions = vocabulary.completionsOf(query);
    let readings: Readings = { corrections: new Map(), completions };
    let counted = countHits.of(matchExpression(query, readings), filters);
    if (!counted.isAny) {
      readings = { corrections: vocabulary.correctionsOf(query), completions };
      if (readings.corrections.size > 0)
        counted = countHits.of(matchExpression(query, readings), filters);
    }
    const tiers = counted.isAny ? tierExpressions(query, readings) : [];
    const narrowed = tiers.map((tier) => filtered(tier, filters));
    const hits = readHits(narrowed, { after, limit: limit + 1 });
    return {
      hits: hits.slice(0, limit),
      hasMore: hits.length > limit,
      hitCount: counted.hitCount,
      facets: counted.facets,
      corrections: [...readings.corrections.values()].flat(),
    };
  }
  return {
    search: async (request) => database.inTransaction('read', () => searchNow(request)),
    close: async () => void database.close(),
  };
}

interface FoundEntry {
  id: number;
  subject: string;
}
const selectHits = (table: TableExpression['table']) => `
SELECT entries.id, entries.subject FROM (
  SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
) AS found JOIN entries ON entries.id = found.rowid ORDER BY entries.id DESC`;

type CitingArticle = SearchHit['citedBy'][number];
const SELECT_CITING = `
SELECT article_id AS articleId, locale FROM citations WHERE document = ? ORDER BY published_at DESC, source LIMIT ?`;

function createHits(database: SearchDatabase) {
  return function readHits(
    tiers: readonly TableExpression[],
    { after, limit }: { after: SearchPosition | null; limit: number },
  ): SearchHit[] {
    const hits: SearchHit[] = [];
    for (const [tier, { table, expression }] of tiers.entries()) {
      if (hits.length >= limit) break;
      if (after && tier < after.tier) continue;
      const before = after?.tier === tier ? after.entryId : NO_ENTRY;
      for (const { id, subject: json } of database.rows<FoundEntry>(
        selectHits(table),
        expression,
        before,
        limit - hits.length,
      )) {
        const subject: SearchSubject = JSON.parse(json);
        const citedBy =
          subject.type === 'document'
            ? database.rows<CitingArticle>(SELECT_CITING, nameOf(subject), CITING_MAX)
            : [];
        const isInBody = table === 'all_words';
        hits.push({ position: { tier, entryId: id }, subject, isInBody, citedBy });
      }
    }
    return hits;
  };
}

interface Counted {
  isAny: boolean;
  hitCount: number;
  facets: FacetCounts;
}

interface ChangedEntry {
  id: number;
  type: string;
  category: string | null;
  unit: string | null;
  year: number | null;
  locale: string;
}

const SELECT_GENERATION = 'SELECT generation FROM state';
const SELECT_CHANGED =
  'SELECT id, type, category, unit, year, locale FROM entries WHERE generation > ? AND is_gone = 0 ORDER BY id';
// One text of numbers is read in a tenth of the time that a row for each takes.
const selectIds = (table: TableExpression['table']) =>
  `SELECT group_concat(id) AS ids FROM (SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid)`;

function createCounts(database: SearchDatabase) {
  const facets = createFacets();
  // What is looked for most is also what is found most often, and takes longest to count.
  let counted = createLeastRecentlyUsed<Counted>(COUNTED_MAX);
  let seenGeneration = -1;

  /** Remembers what has changed: whether anything has. */
  function follow(): boolean {
    const [state] = database.rows<{ generation: number }>(SELECT_GENERATION);
    const generation = state?.generation ?? 0;
    if (generation === seenGeneration) return false;
    const changed = database.rows<ChangedEntry>(SELECT_CHANGED, seenGeneration);
    facets.set(
      changed.map(({ id, year, ...values }) => [
        id,
        { ...values, year: year === null ? null : String(year) },
      ]),
    );
    counted = createLeastRecentlyUsed(COUNTED_MAX);
    seenGeneration = generation;
    return true;
  }

  function countHits(
    { table, expression }: TableExpression,
    filters: SearchRequest['filters'],
  ): Counted {
    const name = JSON.stringify([table, expression, filters]);
    const known = counted.get(name);
    if (known) return known;
    const [found] = database.rows<{ ids: string | null }>(selectIds(table), expression);
    const ids = found?.ids ?? '';
    const fresh = { isAny: ids !== '', ...facets.count(ids, filters) };
    counted.set(name, fresh, 1);
    return fresh;
  }
  return { follow, of: countHits };
}
