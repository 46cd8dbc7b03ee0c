import { createHash } from 'node:crypto';
import { wordsOf } from '@congkhai/shared/search/words';
import type Database from 'better-sqlite3';
import { openSearchFileToWrite } from './search-database';
import { filterWordsOf } from './search-expression';
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

/** The same place for the same thing whenever the index is made: the second in which it was published, then a number made of its name. */
const PLACES_A_SECOND = 2 ** 20;
const SECONDS_MAX = 2 ** 32 - 1;

export function openSearchWriter({ file }: { file: string }): SearchWriter {
  const database = openSearchFileToWrite(file);
  const entries = prepareEntries(database);
  const citations = prepareCitations(database);
  const listSources = database.prepare<[], { key: string; sha256: string }>(
    'SELECT * FROM sources',
  );
  const putSource = database.prepare('INSERT OR REPLACE INTO sources VALUES (?, ?)');
  const dropSource = database.prepare('DELETE FROM sources WHERE key = ?');
  const advance = database.prepare('UPDATE state SET generation = generation + 1');
  const generationNow = database.prepare<[], number>('SELECT generation FROM state').pluck();

  const apply = database.transaction((changes: readonly SourceChange[]) => {
    advance.run();
    const generation = generationNow.get() ?? 0;
    const documents = new Set<string>();
    for (const { key, sha256, entries: listed } of changes) {
      entries.removeOf(key, generation);
      for (const document of citations.removeOf(key)) documents.add(document);
      for (const entry of listed) {
        entries.put(key, entry, generation);
        for (const document of citations.put(key, entry)) documents.add(document);
      }
      if (sha256 === null) dropSource.run(key);
      else putSource.run(key, sha256);
    }
    for (const document of documents) {
      entries.removeOf(document, generation);
      const entry = citations.entryOf(document);
      if (entry) entries.put(document, entry, generation);
    }
  });

  return {
    sources: () => new Map(listSources.all().map(({ key, sha256 }) => [key, sha256])),
    apply: (changes) => apply.immediate(changes),
    close: () => void database.close(),
  };
}

function prepareEntries(database: Database.Database) {
  const ofSource = database
    .prepare<[string], number>('SELECT id FROM entries WHERE source = ? AND is_gone = 0')
    .pluck();
  const leave = database.prepare('UPDATE entries SET is_gone = 1, generation = ? WHERE id = ?');
  const putEntry = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)');
  const words = prepareWords(database);
  const placeOf = preparePlaces(database, words.drop);

  return {
    removeOf(source: string, generation: number): void {
      for (const id of ofSource.all(source)) {
        words.drop(id);
        leave.run(generation, id);
      }
    },
    put(source: string, entry: SearchEntry, generation: number): void {
      const { subject, category, unit, year, locale } = entry;
      const { type } = subject;
      const name = nameOf(subject);
      const id = placeOf(name, entry.sortTime, generation);
      const json = JSON.stringify(subject);
      putEntry.run(id, name, source, json, type, category, unit, year, locale, generation);
      words.put(id, entry);
    },
  };
}

function prepareWords(database: Database.Database) {
  const drop = database.prepare('DELETE FROM entry_words WHERE rowid = ?');
  const put = database.prepare(
    'INSERT INTO entry_words (rowid, title, text, spelled_title, spelled_text, facets) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const learn = database.prepare('INSERT OR IGNORE INTO words VALUES (?)');
  const learned = new Set<string>();

  return {
    drop: (id: number) => void drop.run(id),
    put(id: number, { subject, title, text, category, unit, year, locale }: SearchEntry): void {
      const titleWords = wordsOf(title);
      const textWords = wordsOf(text);
      for (const { folded } of [...titleWords, ...textWords])
        if (!learned.has(folded)) {
          learned.add(folded);
          learn.run(folded);
        }
      put.run(
        id,
        titleWords.map(({ folded }) => folded).join(' '),
        textWords.map(({ folded }) => folded).join(' '),
        titleWords.map(({ spelled }) => spelled).join(' '),
        textWords.map(({ spelled }) => spelled).join(' '),
        filterWordsOf({ type: subject.type, category, unit, year, locale }).join(' '),
      );
    },
  };
}

/** Gives entries their places. What had the same name before gives its own up, and whoever remembers it sees that by its generation. */
function preparePlaces(database: Database.Database, dropWords: (id: number) => void) {
  const idOf = database.prepare<[string], number>('SELECT id FROM entries WHERE name = ?').pluck();
  const drop = database.prepare('DELETE FROM entries WHERE id = ?');
  const isTaken = database.prepare<[number], number>('SELECT 1 FROM entries WHERE id = ?').pluck();
  const giveUp = database.prepare(
    "UPDATE entries SET name = name || '@' || id, is_gone = 1, generation = ? WHERE id = ?",
  );

  return function placeOf(name: string, sortTime: number, generation: number): number {
    const second = Math.min(Math.max(Math.floor(sortTime / 1_000), 0), SECONDS_MAX);
    const first = second * PLACES_A_SECOND;
    const former = idOf.get(name);
    if (former !== undefined) {
      dropWords(former);
      const isSamePlace = former >= first && former < first + PLACES_A_SECOND;
      if (!isSamePlace) giveUp.run(generation, former);
      else drop.run(former);
      if (isSamePlace) return former;
    }
    const offset = createHash('sha256').update(name).digest().readUInt32BE();
    for (let step = 0; ; step += 1) {
      const place = first + ((offset + step) % PLACES_A_SECOND);
      if (isTaken.get(place) === undefined) return place;
    }
  };
}

/** Documents are cited by articles, and can be found for as long as one of these is published. */
function prepareCitations(database: Database.Database) {
  const ofSource = database
    .prepare<[string], string>('SELECT document FROM citations WHERE source = ?')
    .pluck();
  const drop = database.prepare('DELETE FROM citations WHERE source = ?');
  const add = database.prepare('INSERT OR REPLACE INTO citations VALUES (?, ?, ?, ?, ?, ?)');
  const latest = database
    .prepare<[string], string>(
      'SELECT cited FROM citations WHERE document = ? ORDER BY published_at DESC, source LIMIT 1',
    )
    .pluck();

  return {
    removeOf(source: string): string[] {
      const documents = ofSource.all(source);
      drop.run(source);
      return documents;
    },
    put(source: string, { subject, sortTime, cites }: SearchEntry): string[] {
      if (subject.type !== 'article') return [];
      const { articleId, locale } = subject;
      const publishedAt = new Date(sortTime).toISOString();
      return cites.map((cited) => {
        const document = nameOf({ type: 'document', ...cited });
        add.run(document, source, publishedAt, articleId, locale, JSON.stringify(cited));
        return document;
      });
    },
    entryOf(document: string): SearchEntry | null {
      const json = latest.get(document);
      return json === undefined ? null : entryOfDocument(JSON.parse(json));
    },
  };
}

function entryOfDocument({ number, issuer, issuedOn, title }: CitedDocument): SearchEntry {
  return {
    subject: { type: 'document', number, issuer, issuedOn },
    title: title === null ? number : `${number} ${title}`,
    text: issuer,
    sortTime: Date.parse(issuedOn),
    category: null,
    unit: null,
    year: Number(issuedOn.slice(0, 4)),
    locale: 'vi',
    cites: [],
  };
}
