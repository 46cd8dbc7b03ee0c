import { addAll, emptySet, isEmptySet, keepOnly, type NumberSet, removeAll } from './number-set';
import type { SearchDatabase } from './search-database';
import { type Conjunction, matchOf, type Readings, type Tier, tiersOf } from './search-expression';
import { createFacets } from './search-facets';
import { createFinder } from './search-finder';
import type {
  SearchAnswer,
  SearchHit,
  SearchIndex,
  SearchRequest,
  SearchSubject,
} from './search-index';
import { nameOf } from './search-names';
import { createTimeline } from './search-timeline';
import { createVocabulary } from './search-vocabulary';

const CITING_MAX = 5;
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/** Searches what a writer wrote, and may be writing. */
export function createSqliteSearchIndex(database: SearchDatabase): SearchIndex {
  let memory = createMemory(database);
  const readHit = createHits(database);

  function searchNow({ query, filters, after, limit }: SearchRequest): SearchAnswer {
    if (memory.isOfFormerFile()) memory = createMemory(database);
    const { entries, vocabulary } = memory;
    if (entries.follow()) vocabulary.follow();
    const completions = vocabulary.completionsOf(query);
    let readings: Readings = { corrections: new Map(), completions };
    let found = entries.find(matchOf(query, readings));
    if (isEmptySet(found)) {
      readings = { corrections: vocabulary.correctionsOf(query), completions };
      if (readings.corrections.size > 0) found = entries.find(matchOf(query, readings));
    }
    const tiers = isEmptySet(found) ? [] : tiersOf(query, readings);
    const places = { after, limit: limit + 1, passes: entries.facets.passing(filters) };
    const hits = pageOf(tiers, entries, places);
    return {
      hits: hits.slice(0, limit).map(readHit),
      hasMore: hits.length > limit,
      ...entries.facets.count(found, filters),
      corrections: [...readings.corrections.values()].flat(),
    };
  }
  return {
    search: async (request) => database.inTransaction('read', () => searchNow(request)),
    close: async () => void database.close(),
  };
}

/** What is known without asking the file. */
function createMemory(database: SearchDatabase) {
  const entries = createEntries(database);
  const vocabulary = createVocabulary(database);
  /** A file that was made anew counts its generations, and its entries, from the start. */
  const isOfFormerFile = () => entries.seenGeneration() > generationOf(database);
  return { entries, vocabulary, isOfFormerFile };
}

function generationOf(database: SearchDatabase): number {
  const [state] = database.rows<{ generation: number }>('SELECT generation FROM state');
  return state?.generation ?? 0;
}

interface FoundEntry {
  number: number;
  position: SearchHit['position'];
  isInBody: boolean;
}

/** The hits after a position. What is in several tiers is a hit of the first of them. */
function pageOf(
  tiers: readonly Tier[],
  { find, timeline }: ReturnType<typeof createEntries>,
  {
    after,
    limit,
    passes,
  }: Pick<SearchRequest, 'after' | 'limit'> & { passes: (number: number) => boolean },
): FoundEntry[] {
  const hits: FoundEntry[] = [];
  const seen = emptySet(timeline.below());
  for (const [tier, { conjunction, isInBody }] of tiers.entries()) {
    if (hits.length >= limit) break;
    const entries = find(conjunction);
    removeAll(entries, seen);
    addAll(seen, entries);
    if (after && tier < after.tier) continue;
    const before = after?.tier === tier ? after.entryId : AFTER_ALL;
    for (const number of timeline.latestOf(entries, {
      before,
      limit: limit - hits.length,
      passes,
    }))
      hits.push({ number, position: { tier, entryId: timeline.placeOf(number) }, isInBody });
  }
  return hits;
}

const SELECT_SUBJECT = 'SELECT subject FROM entries WHERE number = ?';
type CitingArticle = SearchHit['citedBy'][number];
const SELECT_CITING = `
SELECT article_id AS articleId, locale FROM citations WHERE document = ? ORDER BY published_at DESC, source LIMIT ?`;

function createHits(database: SearchDatabase) {
  return function readHit({ number, position, isInBody }: FoundEntry): SearchHit {
    const [row] = database.rows<{ subject: string }>(SELECT_SUBJECT, number);
    if (!row) throw new Error(`The search index has no entry ${number}`);
    const subject: SearchSubject = JSON.parse(row.subject);
    const citedBy =
      subject.type === 'document'
        ? database.rows<CitingArticle>(SELECT_CITING, nameOf(subject), CITING_MAX)
        : [];
    return { position, subject, isInBody, citedBy };
  };
}

interface ChangedEntry {
  number: number;
  place: number | null;
  type: string;
  category: string | null;
  unit: string | null;
  year: number | null;
  locale: string;
}

const SELECT_CHANGED =
  'SELECT number, place, type, category, unit, year, locale FROM entries WHERE generation > ?';

/** The entries of the index, and in memory what is needed of all of them: a few bytes for each. */
function createEntries(database: SearchDatabase) {
  const facets = createFacets();
  const timeline = createTimeline();
  const finder = createFinder(database);
  let seenGeneration = -1;

  return {
    facets,
    timeline,
    seenGeneration: () => seenGeneration,
    /** Remembers what has changed: whether anything has. */
    follow(): boolean {
      finder.follow();
      const generation = generationOf(database);
      if (generation === seenGeneration) return false;
      const changed = database.rows<ChangedEntry>(SELECT_CHANGED, seenGeneration);
      for (const { number, place, year, ...values } of changed)
        if (place !== null)
          facets.set(number, { ...values, year: year === null ? null : String(year) });
      timeline.follow(changed);
      seenGeneration = generation;
      return true;
    },
    find(conjunction: Conjunction): NumberSet {
      const found = finder.find(conjunction, timeline.below());
      keepOnly(found, timeline.present());
      return found;
    },
  };
}
