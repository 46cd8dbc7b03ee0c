import { createHash } from 'node:crypto';
import { type Word, wordsOf } from '@congkhai/shared/search/words';
import type { SearchDatabase } from './search-database';
import { filterWordsOf, shortOf } from './search-expression';
import type { CitedDocument, SearchEntry } from './search-index';
import { nameOf } from './search-names';

/** A published document with what can be found of it; null when it is not published any more. */
export interface SourceChange {
  key: string;
  sha256: string | null;
  entries: readonly SearchEntry[];
}

/** Writes the file of the search index. One writer at a time. */
export interface SearchWriter {
  /** The SHA-256 of each document that is in the index, by its key. */
  sources(): Map<string, string>;
  /** Puts these documents in place of what they were, all at once. */
  apply(changes: readonly SourceChange[]): void;
  close(): void;
}

/**
 * The same place for the same thing whenever the index is made: the second in which it was published, then a number made of its name. More places would make
 * the index larger: it keeps how far one is from the next.
 */
const PLACES_A_SECOND = 32;
const PLACES_A_DAY = 86_400 * PLACES_A_SECOND;
const SECONDS_MAX = 2 ** 32 - 1;

export function createSearchWriter(database: SearchDatabase): SearchWriter {
  const entries = createEntries(database);
  const citations = createCitations(database);

  function applyNow(changes: readonly SourceChange[]): void {
    database.run('UPDATE state SET generation = generation + 1');
    const [state] = database.rows<{ generation: number }>('SELECT generation FROM state');
    const generation = state?.generation ?? 0;
    const documents = new Set<string>();
    for (const { key, sha256, entries: listed } of changes) {
      entries.removeOf(key, generation);
      for (const document of citations.removeOf(key)) documents.add(document);
      for (const entry of listed) {
        entries.put(key, entry, generation);
        for (const document of citations.put(key, entry)) documents.add(document);
      }
      if (sha256 === null) database.run('DELETE FROM sources WHERE key = ?', key);
      else database.run('INSERT OR REPLACE INTO sources VALUES (?, ?)', key, sha256);
    }
    for (const document of documents) {
      entries.removeOf(document, generation);
      const entry = citations.entryOf(document);
      if (entry) entries.put(document, entry, generation);
    }
  }

  return {
    sources() {
      const rows = database.rows<{ key: string; sha256: string }>('SELECT * FROM sources');
      return new Map(rows.map(({ key, sha256 }) => [key, sha256]));
    },
    apply: (changes) => database.inTransaction('write', () => applyNow(changes)),
    close: () => database.close(),
  };
}

function createEntries(database: SearchDatabase) {
  const words = createWords(database);
  const placeOf = createPlaces(database, words.drop);

  return {
    removeOf(source: string, generation: number): void {
      const sql = 'SELECT id FROM entries WHERE source = ? AND is_gone = 0';
      for (const { id } of database.rows<{ id: number }>(sql, source)) {
        words.drop(id);
        database.run('UPDATE entries SET is_gone = 1, generation = ? WHERE id = ?', generation, id);
      }
    },
    put(source: string, entry: SearchEntry, generation: number): void {
      const { subject, category, unit, year, locale } = entry;
      const name = nameOf(subject);
      const id = placeOf(name, entry, generation);
      database.run(
        'INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)',
        ...[id, name, source, JSON.stringify(subject)],
        ...[subject.type, category, unit, year, locale, generation],
      );
      words.put(id, entry);
    },
  };
}

function createWords(database: SearchDatabase) {
  const learned = new Set<string>();

  function learn(words: readonly Word[]): void {
    for (const { folded } of words)
      if (!learned.has(folded)) {
        learned.add(folded);
        database.run('INSERT OR IGNORE INTO words (word) VALUES (?)', folded);
      }
  }

  return {
    drop(id: number): void {
      database.run('DELETE FROM entry_words WHERE rowid = ?', id);
      database.run('DELETE FROM all_words WHERE rowid = ?', id);
      database.run('DELETE FROM any_words WHERE rowid = ?', id);
    },
    put(id: number, entry: SearchEntry): void {
      const { subject, category, unit, year, locale } = entry;
      const [title, text, body] = [entry.title, entry.text, entry.body].map(wordsOf);
      for (const words of [title, text, body]) learn(words ?? []);
      const facets = filterWordsOf({ type: subject.type, category, unit, year, locale }).join(' ');
      const folded = [title, text, body].map((words) => words?.map(foldedOf).join(' ') ?? '');
      const spelled = [title, text].map((words) => words?.map(spelledOf).join(' ') ?? '');
      const short = [...(title ?? []), ...(text ?? [])].map(({ folded: word }) => shortOf(word));
      database.run(
        'INSERT INTO entry_words (rowid, title, text, spelled_title, spelled_text, facets) VALUES (?, ?, ?, ?, ?, ?)',
        ...[id, ...folded.slice(0, 2), ...spelled, facets],
      );
      database.run(
        'INSERT INTO all_words (rowid, short, whole, facets) VALUES (?, ?, ?, ?)',
        ...[id, short.join(' '), folded.join(' '), facets],
      );
      database.run('INSERT INTO any_words (rowid, words) VALUES (?, ?)', id, folded.join(' '));
    },
  };
}

const foldedOf = ({ folded }: Word) => folded;
const spelledOf = ({ spelled }: Word) => spelled;

/** Gives entries their places. What had the same name before gives its own up, and whoever remembers it sees that by its generation. */
function createPlaces(database: SearchDatabase, dropWords: (id: number) => void) {
  const isTaken = (id: number) =>
    database.rows('SELECT 1 FROM entries WHERE id = ?', id).length > 0;
  const areAllTaken = (from: number, to: number) => {
    const sql = 'SELECT count(*) AS count FROM entries WHERE id >= ? AND id < ?';
    return database.rows<{ count: number }>(sql, from, to)[0]?.count === to - from;
  };
  /** Where the last search from a place ended: thousands that are published in the same second fill those after it, too. */
  const freeSince = new Map<number, number>();

  function freeFrom(wanted: number): number {
    let place = Math.max(wanted, freeSince.get(wanted) ?? 0);
    while (isTaken(place)) place += 1;
    if (place > wanted + PLACES_A_SECOND) freeSince.set(wanted, place);
    return place;
  }

  return function placeOf(
    name: string,
    { sortTime, sortTimeIs }: SearchEntry,
    generation: number,
  ): number {
    const second = Math.min(Math.max(Math.floor(sortTime / 1_000), 0), SECONDS_MAX);
    const places = sortTimeIs === 'day' ? PLACES_A_DAY : PLACES_A_SECOND;
    const offset = createHash('sha256').update(name).digest().readUInt32BE() % places;
    const wanted = second * PLACES_A_SECOND + offset;
    const [former] = database.rows<{ id: number }>('SELECT id FROM entries WHERE name = ?', name);
    if (former) {
      const { id } = former;
      dropWords(id);
      if (id >= wanted && areAllTaken(wanted, id)) {
        database.run('DELETE FROM entries WHERE id = ?', id);
        return id;
      }
      const giveUp =
        "UPDATE entries SET name = name || '@' || id, is_gone = 1, generation = ? WHERE id = ?";
      database.run(giveUp, generation, id);
    }
    return freeFrom(wanted);
  };
}

/** Documents are cited by articles, and can be found for as long as one of these is published. */
function createCitations(database: SearchDatabase) {
  return {
    removeOf(source: string): string[] {
      const sql = 'SELECT document FROM citations WHERE source = ?';
      const documents = database.rows<{ document: string }>(sql, source);
      database.run('DELETE FROM citations WHERE source = ?', source);
      return documents.map(({ document }) => document);
    },
    put(source: string, { subject, sortTime, cites }: SearchEntry): string[] {
      if (subject.type !== 'article') return [];
      const { articleId, locale } = subject;
      const publishedAt = new Date(sortTime).toISOString();
      return cites.map((cited) => {
        const document = nameOf({ type: 'document', ...cited });
        database.run(
          'INSERT OR REPLACE INTO citations VALUES (?, ?, ?, ?, ?, ?)',
          ...[document, source, publishedAt, articleId, locale, JSON.stringify(cited)],
        );
        return document;
      });
    },
    entryOf(document: string): SearchEntry | null {
      const [latest] = database.rows<{ cited: string }>(
        'SELECT cited FROM citations WHERE document = ? ORDER BY published_at DESC, source LIMIT 1',
        document,
      );
      return latest ? entryOfDocument(JSON.parse(latest.cited)) : null;
    },
  };
}

function entryOfDocument({ number, issuer, issuedOn, title }: CitedDocument): SearchEntry {
  return {
    subject: { type: 'document', number, issuer, issuedOn },
    title: title === null ? number : `${number} ${title}`,
    text: issuer,
    body: '',
    sortTime: Date.parse(issuedOn),
    sortTimeIs: 'day',
    category: null,
    unit: null,
    year: Number(issuedOn.slice(0, 4)),
    locale: 'vi',
    cites: [],
  };
}
