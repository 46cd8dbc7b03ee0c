import { createHash } from 'node:crypto';
import { type Word, wordsOf } from '@congkhai/shared/search/words';
import { chooseFrequentTerms, createFrequentTerms, UNCHOSEN_MIN } from './frequent-terms';
import type { SearchDatabase } from './search-database';
import type { CitedDocument, SearchEntry } from './search-index';
import { nameOf } from './search-names';
import { termsOf } from './search-terms';

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
  /** Makes what a large index is searched faster by, if much has come since that was done. What is applied is found without it. */
  tidy(): void;
  close(): void;
}

/**
 * The same place for the same thing whenever the index is made: the second in which it was published, then a number made of its name, so that thousands that
 * are published in the same second have places, too.
 */
const PLACES_A_SECOND = 2 ** 20;
const PLACES_A_DAY = 2 ** 32;
const SECONDS_MAX = 2 ** 32 - 1;

export function createSearchWriter(database: SearchDatabase): SearchWriter {
  const frequent = createFrequentTerms(database);
  const entries = createEntries(database, frequent);
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
    frequent.save();
  }

  return {
    sources() {
      const rows = database.rows<{ key: string; sha256: string }>('SELECT * FROM sources');
      return new Map(rows.map(({ key, sha256 }) => [key, sha256]));
    },
    apply(changes) {
      // What an attempt that failed had remembered is not there.
      frequent.reload();
      database.inTransaction('write', () => applyNow(changes));
    },
    tidy: () => chooseFrequentTerms(database, UNCHOSEN_MIN),
    close: () => database.close(),
  };
}

function createEntries(database: SearchDatabase, frequent: ReturnType<typeof createFrequentTerms>) {
  const learn = createWords(database);
  const isTaken = (place: number) =>
    database.rows('SELECT 1 FROM entries WHERE place = ?', place).length > 0;

  function remove(number: number, generation: number): void {
    database.run('DELETE FROM terms WHERE rowid = ?', number);
    database.run(
      'UPDATE entries SET is_gone = 1, place = NULL, name = NULL, generation = ? WHERE number = ?',
      ...[generation, number],
    );
  }

  return {
    removeOf(source: string, generation: number): void {
      const sql = 'SELECT number FROM entries WHERE source = ? AND is_gone = 0';
      for (const { number } of database.rows<{ number: number }>(sql, source))
        remove(number, generation);
    },
    put(source: string, entry: SearchEntry, generation: number): void {
      const { subject, category, unit, year, locale } = entry;
      const name = nameOf(subject);
      const [former] = database.rows<{ number: number }>(
        'SELECT number FROM entries WHERE name = ?',
        name,
      );
      if (former) remove(former.number, generation);
      let place = wantedPlaceOf(name, entry);
      while (isTaken(place)) place += 1;
      const [added] = database.rows<{ number: number }>(
        'INSERT INTO entries VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) RETURNING number',
        ...[place, name, source, JSON.stringify(subject)],
        ...[subject.type, category, unit, year, locale, generation],
      );
      const [title = [], text = [], body = []] = [entry.title, entry.text, entry.body].map(wordsOf);
      learn([...title, ...text, ...body]);
      const terms = termsOf({ title, text, body });
      const number = added?.number ?? 0;
      database.run('INSERT INTO terms (rowid, listed) VALUES (?, ?)', number, [...terms].join(' '));
      frequent.add(number, terms);
    },
  };
}

function createWords(database: SearchDatabase) {
  const learned = new Set<string>();

  return function learn(words: readonly Word[]): void {
    for (const { folded } of words)
      if (!learned.has(folded)) {
        learned.add(folded);
        database.run('INSERT OR IGNORE INTO words (word) VALUES (?)', folded);
      }
  };
}

function wantedPlaceOf(name: string, { sortTime, sortTimeIs }: SearchEntry): number {
  const second = Math.min(Math.max(Math.floor(sortTime / 1_000), 0), SECONDS_MAX);
  const places = sortTimeIs === 'day' ? PLACES_A_DAY : PLACES_A_SECOND;
  const offset = createHash('sha256').update(name).digest().readUInt32BE() % places;
  return second * PLACES_A_SECOND + offset;
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
