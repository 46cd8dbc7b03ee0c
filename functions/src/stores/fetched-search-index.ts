import { join } from 'node:path';
import type { SearchDatabase } from './search-database';
import type { SearchAnswer, SearchIndex } from './search-index';
import { createSqliteSearchIndex } from './sqlite-search-index';
import { StoreUnavailable } from './store-unavailable';
import { dropFetchedFile, type StoredSearchFile } from './stored-search-file';

interface Opened {
  sha256: string;
  index: SearchIndex;
}

interface FetchedSearchOptions {
  stored: StoredSearchFile;
  /** Where the file is put. */
  folder: string;
  open: (file: string) => SearchDatabase;
  /** An index is taken for current for so long. */
  maxAgeMilliseconds: number;
  now: () => Date;
}

/** Searches the index that lies in the published store, in a copy that is fetched with the first search and again when there is a newer one. */
export function openFetchedSearchIndex(options: FetchedSearchOptions): SearchIndex {
  const { stored, folder, open, maxAgeMilliseconds, now } = options;
  let opened: Opened | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let fetchCount = 0;
  let fetching: Promise<void> | null = null;

  async function fetchNewer(): Promise<void> {
    fetchCount += 1;
    const file = join(folder, `search-${fetchCount}.sqlite`);
    const sha256 = await stored.fetch(file, opened?.sha256 ?? null);
    checkedAt = now().getTime();
    if (sha256 === null || sha256 === 'unchanged') return;
    const former = opened;
    opened = { sha256, index: createSqliteSearchIndex(open(file)) };
    // What is open is read on, and takes no place any more when it is closed.
    await dropFetchedFile(file);
    await former?.index.close();
  }

  async function current(): Promise<SearchIndex> {
    if (now().getTime() - checkedAt >= maxAgeMilliseconds) {
      fetching ??= fetchNewer().finally(() => {
        fetching = null;
      });
      await fetching;
    }
    if (!opened)
      throw new StoreUnavailable('search index', { cause: new Error('There is none yet') });
    return opened.index;
  }

  return {
    async search(request): Promise<SearchAnswer> {
      return (await current()).search(request);
    },
    close: async () => opened?.index.close(),
  };
}
