import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type PublishedStore, sha256Of } from '@congkhai/published-store';
import { searchKeys } from '@congkhai/shared/contracts/object-keys';
import * as z from 'zod';
import { readOrThrow } from './store-unavailable';

/** `search/index.json`: which file is the index. */
const SearchPointerSchema = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
type SearchPointer = z.infer<typeof SearchPointerSchema>;

/** Twice as long for a tenth less is not worth it: it is made again with every article. */
const GZIP_LEVEL = 1;

/** The file of the search index as it lies in the published store, for functions that have no disk of their own that lasts. */
export interface StoredSearchFile {
  /** Brings the newest index to this place: the hash of its file, 'unchanged' if it is the one of this hash, null if there is none. */
  fetch(file: string, knownSha256: string | null): Promise<string | 'unchanged' | null>;
  /** Puts the file in place of the index before; its hash. One writer at a time. */
  put(file: string, knownSha256: string | null): Promise<string>;
}

export function storedSearchFile(published: PublishedStore): StoredSearchFile {
  async function readPointer(): Promise<SearchPointer | null> {
    const stored = await readOrThrow(() => published.read(searchKeys.pointer()));
    return stored && SearchPointerSchema.parse(JSON.parse(stored.text));
  }

  return {
    async fetch(file, knownSha256) {
      const pointer = await readPointer();
      if (!pointer) return null;
      if (pointer.sha256 === knownSha256) return 'unchanged';
      const stored = await readOrThrow(() => published.readBytes(searchKeys.file(pointer.sha256)));
      // It was replaced in this moment: the next to ask gets the next one.
      if (!stored) return knownSha256 === null ? null : 'unchanged';
      await writeFile(file, await promisify(gunzip)(stored.bytes));
      return pointer.sha256;
    },
    async put(file, knownSha256) {
      const bytes = await readFile(file);
      const sha256 = sha256Of(bytes);
      if (sha256 === knownSha256) return sha256;
      const packed = await promisify(gzip)(bytes, { level: GZIP_LEVEL });
      const mediaType = 'application/gzip';
      await published.writeBytes(searchKeys.file(sha256), { bytes: packed, mediaType });
      await published.write(
        searchKeys.pointer(),
        JSON.stringify({ sha256 } satisfies SearchPointer),
      );
      if (knownSha256 !== null) await published.remove(searchKeys.file(knownSha256));
      return sha256;
    },
  };
}

/** Takes a fetched file away. What is open stays readable until it is closed. */
export async function dropFetchedFile(file: string): Promise<void> {
  await rm(file, { force: true });
}
