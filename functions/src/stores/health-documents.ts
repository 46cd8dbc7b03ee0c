import { sha256Of } from '@congkhai/published-store';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { manifestKeys, objectKeys, searchKeys } from '@congkhai/shared/contracts/object-keys';
import { PublishedPeriodSchema } from '@congkhai/shared/contracts/published-index';
import { ManifestPartSchema, ManifestSchema } from '@congkhai/shared/contracts/seal';
import { MostReadListSchema } from '@congkhai/shared/views/most-read';
import { RisingListSchema } from '@congkhai/shared/views/rising';
import { type DocumentSource, parsedWith } from './parsed-documents';
import { openPeriodDocuments } from './period-documents';
import { SearchedManifestSchema } from './searched-manifest';

/** What tells whether everything that follows from what is published is there. */
export type HealthDocuments = ReturnType<typeof openHealthDocuments>;

export function openHealthDocuments(source: DocumentSource) {
  const manifest = () => readManifest(source, manifestKeys.root());

  return {
    ...openPeriodDocuments(source),
    manifest,
    /** When publishing wrote what lies at this key, by the manifest; null if the manifest does not have it (yet). */
    async publishedAt(key: string): Promise<Date | null> {
      const name = sha256Of(key).slice(0, 2);
      const sha256 = (await manifest())?.root.parts[name];
      if (sha256 === undefined) return null;
      const part = await readManifestPart(source, manifestKeys.part(name, sha256));
      const entry = part?.documents.find((document) => document.key === key);
      return entry ? new Date(entry.sealedAt) : null;
    },
    period: (periodId: string) => readPeriod(source, objectKeys.period(periodId)),
    hasSummary: (periodId: string, number: number) =>
      source.has(objectKeys.releaseSummary(periodId, number)),
    mostReadToday: (locale: Locale) =>
      readMostRead(source, objectKeys.mostRead(locale, 'all', 'today')),
    risingNow: (locale: Locale) => readRising(source, objectKeys.rising(locale, 'all')),
    /** What the index in the published store has; null if there is none. */
    searchedManifest: () => readSearchedManifest(source, searchKeys.manifest()),
  };
}

const readManifest = parsedWith(ManifestSchema);
const readManifestPart = parsedWith(ManifestPartSchema);
const readPeriod = parsedWith(PublishedPeriodSchema);
const readMostRead = parsedWith(MostReadListSchema);
const readRising = parsedWith(RisingListSchema);
const readSearchedManifest = parsedWith(SearchedManifestSchema);
