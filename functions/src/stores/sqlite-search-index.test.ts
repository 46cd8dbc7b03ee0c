import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseQuery } from '@congkhai/shared/search/query';
import { type Word, wordsOf } from '@congkhai/shared/search/words';
import { chooseFrequentTerms } from './frequent-terms';
import { openSearchFileToRead, openSearchFileToWrite } from './search-file';
import type { SearchEntry, SearchFilters, SearchIndex, SearchPosition } from './search-index';
import { createSearchWriter, type SourceChange } from './search-writer';
import { createSqliteSearchIndex } from './sqlite-search-index';

// The index against a reading of all texts from the first to the last: the same hits in the same order on pages that neither repeat nor skip, and the same
// facets. The texts are put together of few phrases, so that words stand in many of them, next to each other and apart, with several spellings of a syllable.

const PHRASES =
  'cải cách hành chính|hành chính công|cách chính|thủ tục|tiền lương|Tiên Châu|tiến độ|214/QĐ-UBND|214/QĐ-CP|3/QĐ-UBND|một cửa|bộ phận|phận sự|công khai ngân sách|ngân hàng|sách'.split(
    '|',
  );
const QUERIES =
  'cải cách hành chính|cai cach hanh chinh|hành chính cải cách|cách hành|hanh chin|tiên|tien|tiền lương tiên châu|214/QĐ-UBND|214/qd-ub|"một cửa bộ phận"|"hành chính công" tiến|một cửa ngân sa|bộ phận công khai|sách|hanh chinhh|không có'.split(
    '|',
  );
const FILTERS: SearchFilters[] = [{}, { unit: 'xa-1' }, { year: 2021, category: 'muc-2' }];
const ENTRY_COUNT = 400;
const PAGE = 7;
const NEWEST = Date.parse('2026-06-30T03:00:00.000Z');

/** Numerical Recipes' constants: the same row of numbers every time. */
function createPick() {
  let state = 7;
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = createPick();
const aText = (phrases: number) =>
  Array.from({ length: pick(phrases + 1) }, () => PHRASES[pick(PHRASES.length)]).join(' ');

function anEntry(n: number): SearchEntry {
  return {
    subject: { type: 'article', articleId: `article${n}`, locale: 'vi' },
    title: aText(2),
    text: aText(3),
    body: aText(8),
    sortTime: NEWEST - ((n * 7) % ENTRY_COUNT) * 86_400_000,
    sortTimeIs: 'instant',
    category: `muc-${n % 3}`,
    unit: n % 5 === 0 ? null : `xa-${n % 5}`,
    year: 2020 + (n % 3),
    locale: 'vi',
    cites: [],
  };
}

const folder = mkdtempSync(join(tmpdir(), 'search-index-'));
const file = join(folder, 'search.sqlite');
const database = openSearchFileToWrite(file);
let writer = createSearchWriter(database);
const index = createSqliteSearchIndex(openSearchFileToRead(file));
const published = new Map<string, SearchEntry>();
afterAll(async () => {
  await index.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

function put(...numbers: number[]): void {
  const changes = numbers.map((n): SourceChange => {
    const entry = anEntry(n);
    published.set(`${n}`, entry);
    return { key: `${n}`, sha256: 'f00d', entries: [entry] };
  });
  writer.apply(changes);
}

function take(...numbers: number[]): void {
  for (const n of numbers) published.delete(`${n}`);
  writer.apply(numbers.map((n) => ({ key: `${n}`, sha256: null, entries: [] })));
}

/** As after another version of the program, or when most of the file is of entries that are gone. */
function makeAnew(): void {
  database.run('PRAGMA user_version = 1');
  writer.close();
  writer = createSearchWriter(openSearchFileToWrite(file));
  put(...[...published.keys()].map(Number).reverse());
}

const allNumbers = Array.from({ length: ENTRY_COUNT }, (_, n) => n);
const halfOf = (numbers: number[]) => numbers.slice(0, ENTRY_COUNT / 2);

test.each<[string, () => void]>([
  ['as long as it is small', () => put(...halfOf(allNumbers))],
  ['with sets of what is frequent', () => chooseFrequentTerms(database, ENTRY_COUNT / 4)],
  ['when more has come since', () => put(...allNumbers.slice(ENTRY_COUNT / 2))],
  ['when much is changed', () => put(3, 1, 350, 90)],
  ['when much is gone', () => take(2, 399, 91, 120)],
  ['with others chosen as frequent', () => chooseFrequentTerms(database, ENTRY_COUNT / 4)],
  ['when the file is made anew while it is searched', makeAnew],
])('all that is read is found in its order, %s', async (_, happen) => {
  happen();
  let hitCount = 0;
  for (const q of QUERIES)
    for (const filters of FILTERS) {
      const expected = readThrough(q, filters);
      const found = await searchAll(index, q, filters);
      expect({ q, filters, ...found }).toEqual({ q, filters, ...expected });
      hitCount += expected.order.length;
    }
  expect(hitCount).toBeGreaterThan(ENTRY_COUNT);
});

async function searchAll(searched: SearchIndex, q: string, filters: SearchFilters) {
  const query = parseQuery(q);
  const order: string[] = [];
  let after: SearchPosition | null = null;
  for (;;) {
    const page = await searched.search({ query, filters, after, limit: PAGE });
    for (const { subject } of page.hits)
      order.push(subject.type === 'article' ? subject.articleId : '');
    after = page.hits.at(-1)?.position ?? null;
    if (page.hasMore) continue;
    const { category, unit, year } = page.facets;
    expect(page.hitCount).toBe(order.length);
    return { order, facets: Object.fromEntries([...category, ...unit, ...year]) };
  }
}

const readTexts = new Map<string, Word[]>();
function readWords(text: string): Word[] {
  const words = readTexts.get(text) ?? wordsOf(text);
  readTexts.set(text, words);
  return words;
}

/** A row is taken for there where each two neighbours are, and each three after a number. */
function windowsOf(row: string[]): string[][] {
  if (row.length === 1) return [row];
  return row.flatMap((word, at) => {
    const lengths = /\d/.test(word) ? [2, 3] : [2];
    return lengths.map((length) => row.slice(at, at + length)).filter((some) => some.length > 1);
  });
}

/** What `q` finds: "hanh chinhh" is taken for "hanh chinh", and is only looked for without an order of its words. */
function readThrough(q: string, filters: SearchFilters) {
  const isMisspelled = q === 'hanh chinhh';
  const { groups, hasDiacritics } = parseQuery(isMisspelled ? 'hanh chinh' : q);
  const tierOf = ({ title, text, body }: SearchEntry): number | null => {
    const [inTitle, inText, inBody] = [title, text, body].map(readWords);
    const spelled = hasDiacritics ? [[inTitle], [inTitle, inText]] : [];
    const folded = [[inTitle], [inTitle, inText], [inTitle, inText, inBody]];
    const levels = [
      ...spelled.map((parts) => ({ parts, form: 'spelled' as const })),
      ...folded.map((parts) => ({ parts, form: 'folded' as const })),
    ];
    const tiers = levels.flatMap(({ parts, form }) => {
      const texts = parts.map((words) => words?.map((word) => word[form]) ?? []);
      const hasRow = (words: readonly Word[]) => {
        const row = words.map((word) => word[form]);
        return windowsOf(row).every((some) =>
          texts.some((listed) => stands(some, listed, form === 'folded')),
        );
      };
      const all = groups.every((group) => hasRow(group));
      return groups.length > 1 && !isMisspelled ? [hasRow(groups.flat()), all] : [all];
    });
    const tier = tiers.indexOf(true);
    return tier < 0 ? null : tier;
  };
  // Only the last word of all may be begun.
  const stands = (words: string[], listed: string[], isLoose: boolean) => {
    const last = groups.flat().at(-1)?.folded;
    return listed.some((_, start) =>
      words.every((word, index) => {
        const other = listed[start + index] ?? '';
        return isLoose && word === last && index === words.length - 1
          ? other.startsWith(word)
          : other === word;
      }),
    );
  };
  const found = [...published.values()].flatMap((entry) => {
    const tier = tierOf(entry);
    return tier === null ? [] : [{ entry, tier }];
  });
  const passes = (entry: SearchEntry, but?: string) =>
    Object.entries(filters).every(
      ([name, value]) => name === but || entry[name as 'unit' | 'year' | 'category'] === value,
    );
  const facets: Record<string, number> = {};
  for (const name of ['category', 'unit', 'year'] as const)
    for (const { entry } of found) {
      const value = entry[name];
      if (value !== null && passes(entry, name)) facets[value] = (facets[value] ?? 0) + 1;
    }
  const order = found
    .filter(({ entry }) => passes(entry))
    .sort((a, b) => a.tier - b.tier || b.entry.sortTime - a.entry.sortTime)
    .map(({ entry: { subject } }) => (subject.type === 'article' ? subject.articleId : ''));
  return { order, facets };
}
