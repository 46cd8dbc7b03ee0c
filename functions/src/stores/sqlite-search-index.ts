import { isOneSlipAway } from '@congkhai/shared/search/edit-distance';
import type { SearchQuery } from '@congkhai/shared/search/query';
import { createLeastRecentlyUsed } from './least-recently-used';
import type { SearchDatabase } from './search-database';
import {
  type Corrections,
  filtered,
  matchExpression,
  NO_CORRECTIONS,
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

/** A word of fewer letters is one slip away from half of all syllables. */
const CORRECTED_CHARACTERS_MIN = 3;
const CORRECTIONS_PER_WORD_MAX = 12;
const CITING_MAX = 5;
/** Counts of so many searches are kept until the index changes. */
const COUNTED_MAX = 1_000;
const NO_ENTRY = Number.MAX_SAFE_INTEGER;

/** Searches what a writer wrote, and may be writing. */
export function createSqliteSearchIndex(database: SearchDatabase): SearchIndex {
  const readHits = createHits(database);
  const countHits = createCounts(database);
  const correct = createCorrections(database);

  function searchNow({ query, filters, after, limit }: SearchRequest): SearchAnswer {
    let corrections = NO_CORRECTIONS;
    let counted = countHits(matchExpression(query), filters);
    if (!counted.isAny) {
      corrections = correct(query);
      if (corrections.size > 0) counted = countHits(matchExpression(query, corrections), filters);
    }
    const tiers = counted.isAny ? tierExpressions(query, corrections) : [];
    const narrowed = tiers.map((tier) => filtered(tier, filters));
    const hits = readHits(narrowed, { after, limit: limit + 1 });
    return {
      hits: hits.slice(0, limit),
      hasMore: hits.length > limit,
      hitCount: counted.hitCount,
      facets: counted.facets,
      corrections: [...corrections.values()].flat(),
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
const SELECT_HITS = `
SELECT entries.id, entries.subject FROM (
  SELECT rowid FROM entry_words WHERE entry_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
) AS found JOIN entries ON entries.id = found.rowid ORDER BY entries.id DESC`;

type CitingArticle = SearchHit['citedBy'][number];
const SELECT_CITING = `
SELECT article_id AS articleId, locale FROM citations WHERE document = ? ORDER BY published_at DESC, source LIMIT ?`;

function createHits(database: SearchDatabase) {
  return function readHits(
    tiers: readonly string[],
    { after, limit }: { after: SearchPosition | null; limit: number },
  ): SearchHit[] {
    const hits: SearchHit[] = [];
    for (const [tier, expression] of tiers.entries()) {
      if (hits.length >= limit) break;
      if (after && tier < after.tier) continue;
      const before = after?.tier === tier ? after.entryId : NO_ENTRY;
      for (const { id, subject: json } of database.rows<FoundEntry>(
        SELECT_HITS,
        expression,
        before,
        limit - hits.length,
      )) {
        const subject: SearchSubject = JSON.parse(json);
        const citedBy =
          subject.type === 'document'
            ? database.rows<CitingArticle>(SELECT_CITING, nameOf(subject), CITING_MAX)
            : [];
        hits.push({ position: { tier, entryId: id }, subject, citedBy });
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
const SELECT_IDS =
  'SELECT group_concat(id) AS ids FROM (SELECT rowid AS id FROM entry_words WHERE entry_words MATCH ? ORDER BY rowid)';

function createCounts(database: SearchDatabase) {
  const facets = createFacets();
  // What is looked for most is also what is found most often, and takes longest to count.
  let counted = createLeastRecentlyUsed<Counted>(COUNTED_MAX);
  let seenGeneration = -1;

  function follow(): void {
    const [state] = database.rows<{ generation: number }>(SELECT_GENERATION);
    const generation = state?.generation ?? 0;
    if (generation === seenGeneration) return;
    const changed = database.rows<ChangedEntry>(SELECT_CHANGED, seenGeneration);
    facets.set(
      changed.map(({ id, year, ...values }) => [
        id,
        { ...values, year: year === null ? null : String(year) },
      ]),
    );
    counted = createLeastRecentlyUsed(COUNTED_MAX);
    seenGeneration = generation;
  }

  return function countHits(expression: string, filters: SearchRequest['filters']): Counted {
    follow();
    const name = JSON.stringify([expression, filters]);
    const known = counted.get(name);
    if (known) return known;
    const [found] = database.rows<{ ids: string | null }>(SELECT_IDS, expression);
    const ids = found?.ids ?? '';
    const fresh = { isAny: ids !== '', ...facets.count(ids, filters) };
    counted.set(name, fresh, 1);
    return fresh;
  };
}

function createCorrections(database: SearchDatabase) {
  let words: string[] = [];
  let knownWords: ReadonlySet<string> = new Set();
  let wordCount = -1;

  function follow(): void {
    const [state] = database.rows<{ count: number }>('SELECT count(*) AS count FROM words');
    if (state?.count === wordCount) return;
    const rows = database.rows<{ word: string }>('SELECT word FROM words ORDER BY word');
    words = rows.map(({ word }) => word);
    knownWords = new Set(words);
    wordCount = words.length;
  }

  function similarTo(folded: string): string[] {
    const similar = words.filter((word) => word !== folded && isOneSlipAway(word, folded));
    return similar.slice(0, CORRECTIONS_PER_WORD_MAX);
  }

  /** Guesses for the words that nothing has; where each of them stands somewhere, for all. */
  return function correct({ groups }: SearchQuery): Corrections {
    follow();
    const typed = groups.flatMap(([word, ...others]) => (others.length > 0 ? [] : [word.folded]));
    const candidates = typed.filter(
      (folded) => folded.length >= CORRECTED_CHARACTERS_MIN && !/\d/.test(folded),
    );
    const unknown = candidates.filter((folded) => !knownWords.has(folded));
    const misspelled = unknown.length > 0 ? unknown : candidates;
    const guesses = misspelled.map((folded): [string, string[]] => [folded, similarTo(folded)]);
    return new Map(guesses.filter(([, similar]) => similar.length > 0));
  };
}
