import { isOneSlipAway } from '@congkhai/shared/search/edit-distance';
import type { SearchQuery } from '@congkhai/shared/search/query';
import type Database from 'better-sqlite3';
import { openSearchFileToRead } from './search-database';
import {
  type Corrections,
  filtered,
  matchExpression,
  NO_CORRECTIONS,
  tierExpressions,
} from './search-expression';
import { createFacets } from './search-facets';
import type {
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
const NO_ENTRY = Number.MAX_SAFE_INTEGER;

/** Searches a file that a writer made, and may be writing. */
export function openSqliteSearchIndex({ file }: { file: string }): SearchIndex {
  const database = openSearchFileToRead(file);
  const readHits = prepareHits(database);
  const countHits = prepareCounts(database);
  const correct = prepareCorrections(database);
  // Each answer is of one moment.
  const search = database.transaction(
    ({ query, filters, after, limit }: SearchRequest): SearchAnswer => {
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
    },
  );
  return {
    search: async (request) => search(request),
    close: async () => void database.close(),
  };
}

function prepareHits(database: Database.Database) {
  const select = database.prepare<[string, number, number], { id: number; subject: string }>(`
    SELECT entries.id, entries.subject FROM (
      SELECT rowid FROM entry_words WHERE entry_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
    ) AS found JOIN entries ON entries.id = found.rowid ORDER BY entries.id DESC`);
  const selectCiting = database.prepare<
    [string, number],
    { articleId: string; locale: 'vi' | 'en' }
  >(`
    SELECT article_id AS articleId, locale FROM citations WHERE document = ? ORDER BY published_at DESC, source LIMIT ?`);

  return function readHits(
    tiers: readonly string[],
    { after, limit }: { after: SearchPosition | null; limit: number },
  ): SearchHit[] {
    const hits: SearchHit[] = [];
    for (const [tier, expression] of tiers.entries()) {
      if (hits.length >= limit) break;
      if (after && tier < after.tier) continue;
      const before = after?.tier === tier ? after.entryId : NO_ENTRY;
      for (const { id, subject: json } of select.all(expression, before, limit - hits.length)) {
        const subject: SearchSubject = JSON.parse(json);
        const citedBy =
          subject.type === 'document' ? selectCiting.all(nameOf(subject), CITING_MAX) : [];
        hits.push({ position: { tier, entryId: id }, subject, citedBy });
      }
    }
    return hits;
  };
}

interface ChangedEntry {
  id: number;
  type: string;
  category: string | null;
  unit: string | null;
  year: number | null;
  locale: string;
}

function prepareCounts(database: Database.Database) {
  // One text of numbers is read in a tenth of the time that a row for each takes.
  const selectIds = database
    .prepare<[string], string | null>(
      'SELECT group_concat(rowid) FROM entry_words WHERE entry_words MATCH ?',
    )
    .pluck();
  const selectChanged = database.prepare<[number], ChangedEntry>(
    'SELECT id, type, category, unit, year, locale FROM entries WHERE generation > ? AND is_gone = 0',
  );
  const selectGeneration = database.prepare<[], number>('SELECT generation FROM state').pluck();
  const facets = createFacets();
  let seenGeneration = -1;

  function follow(): void {
    const generation = selectGeneration.get() ?? 0;
    if (generation === seenGeneration) return;
    for (const { id, year, ...values } of selectChanged.all(seenGeneration))
      facets.set(id, { ...values, year: year === null ? null : String(year) });
    seenGeneration = generation;
  }

  return function countHits(expression: string, filters: SearchRequest['filters']) {
    follow();
    const ids = (selectIds.get(expression) ?? '').split(',').map(Number);
    return { isAny: ids[0] !== 0, ...facets.count(ids, filters) };
  };
}

function prepareCorrections(database: Database.Database) {
  const selectWords = database.prepare<[], string>('SELECT word FROM words ORDER BY word').pluck();

  return function correct({ groups }: SearchQuery): Corrections {
    const words = selectWords.all();
    const corrections = new Map<string, readonly string[]>();
    for (const group of groups) {
      const [{ folded }] = group;
      if (group.length > 1 || folded.length < CORRECTED_CHARACTERS_MIN || /\d/.test(folded))
        continue;
      const similar = words.filter((word) => word !== folded && isOneSlipAway(word, folded));
      if (similar.length > 0) corrections.set(folded, similar.slice(0, CORRECTIONS_PER_WORD_MAX));
    }
    return corrections;
  };
}
