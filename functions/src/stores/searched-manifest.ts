import type { PublishedStore } from '@congkhai/published-store';
import { searchKeys } from '@congkhai/shared/contracts/object-keys';
import { InstantSchema } from '@congkhai/shared/time/local-day';
import * as z from 'zod';

/** `search/manifest.json`: what of the published documents the search index has. It is no part of the index, so that an older search reads on. */
export const SearchedManifestSchema = z.strictObject({
  /** The number of the manifest whose documents can be found, all of them. */
  manifestNumber: z.int().positive(),
  /** When that was so. */
  at: InstantSchema,
});
export type SearchedManifest = z.infer<typeof SearchedManifestSchema>;

/** Writes down what the index in the published store has now. */
export async function putSearchedManifest(
  published: PublishedStore,
  searched: SearchedManifest,
): Promise<void> {
  await published.write(searchKeys.manifest(), JSON.stringify(searched));
}
