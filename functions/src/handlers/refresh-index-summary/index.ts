import type { PublishedStore } from '@congkhai/published-store';
import {
  objectKeys,
  openDataPrefix,
  releaseOfKey,
  releasePrefix,
} from '@congkhai/shared/contracts/object-keys';
import { type OpenDataIndex, OpenDataIndexSchema } from '@congkhai/shared/contracts/open-data';
import type { CatalogueSettings } from '@congkhai/shared/open-data/catalogue';
import { ItemTablesSchema, summarizeItems } from '@congkhai/shared/scorecards/item-tables';
import type { SealedRelease } from '@congkhai/shared/scorecards/release';
import { summarizeRelease } from '@congkhai/shared/scorecards/summarize';
import { type PeriodSummary, PeriodSummarySchema } from '@congkhai/shared/scorecards/summary';
import { DocumentInvalid } from '../../stores/store-unavailable';
import { readDocument, sha256Of } from './read-documents';
import { readFrameworks, readScorecards, readSealedRelease } from './read-release';
import { writeOpenData } from './write-open-data';

export interface RefreshIndexSummaryDependencies {
  published: PublishedStore;
  catalogue: CatalogueSettings;
  /** Which program this is. What another one has made is made again, for its rules may have been different. */
  program: string;
}

/** A release by its name. */
export interface ReleaseName {
  periodId: string;
  number: number;
}

/**
 * Makes the derived documents of every release in the store agree with its frozen ones, and removes those of releases that are no
 * longer published. Runs must not overlap: whoever calls it sees to that (a queue, a function with one instance). One release
 * that cannot be summed up does not keep the others from it; the errors come out together at the end.
 */
export async function refreshReleases(
  dependencies: RefreshIndexSummaryDependencies,
): Promise<void> {
  const failures: unknown[] = [];
  for (const name of await listReleases(dependencies.published)) {
    try {
      await refreshRelease(dependencies, name);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, 'Releases could not be summed up');
}

/** The releases of which there is anything in the store, oldest first. */
async function listReleases(published: PublishedStore): Promise<ReleaseName[]> {
  const names = new Map<string, ReleaseName>();
  for (const key of await published.list('releases/')) {
    const [, periodId = '', number = ''] = key.split('/');
    const name = releaseOfKey(objectKeys.release(periodId, Number(number)));
    if (name) names.set(`${periodId}/${number}`, name);
  }
  return [...names.values()].sort(
    (a, b) => (a.periodId < b.periodId ? -1 : 1) || a.number - b.number,
  );
}

/**
 * Makes the derived documents of one release anew: `summary.json`, `items.json` and its open data, and those of the release that it
 * is compared with first. Nothing is done while they are what they would be again.
 */
export async function refreshRelease(
  dependencies: RefreshIndexSummaryDependencies,
  name: ReleaseName,
  laterNames: readonly ReleaseName[] = [],
): Promise<void> {
  const { published, catalogue, program } = dependencies;
  const sealed = await readSealedRelease(published, name);
  if (!sealed) return removeDerived(published, name, []);
  const compared = await refreshCompared(dependencies, sealed, [...laterNames, name]);
  const madeFrom = sha256Of(
    JSON.stringify([program, sealed.sha256, compared?.release.sha256 ?? null, catalogue]),
  );
  if (await isMadeFrom(published, name, madeFrom)) return;
  await makeDerived(dependencies, { sealed, compared, madeFrom });
}

/**
 * The summary of the release that changes are counted from, up to date. Null where there is none, or none that is public now: then
 * the release is summed up without changes, and again with them once that one is back.
 */
async function refreshCompared(
  dependencies: RefreshIndexSummaryDependencies,
  { release: { comparedWith } }: SealedRelease,
  names: readonly ReleaseName[],
): Promise<PeriodSummary | null> {
  if (!comparedWith) return null;
  const { periodId, number } = comparedWith;
  // Two releases that name each other would wait for each other without end.
  const isCircle = names.some((name) => name.periodId === periodId && name.number === number);
  if (isCircle) return null;
  await refreshRelease(dependencies, comparedWith, names);
  const key = objectKeys.releaseSummary(periodId, number);
  return readDocument(dependencies.published, key, PeriodSummarySchema);
}

interface DerivedSources {
  sealed: SealedRelease;
  compared: PeriodSummary | null;
  madeFrom: string;
}

async function makeDerived(
  { published, catalogue }: RefreshIndexSummaryDependencies,
  { sealed, compared, madeFrom }: DerivedSources,
): Promise<void> {
  const { release } = sealed;
  const { periodId, number } = release;
  const frameworks = await readFrameworks(published, release);
  const scorecards = await readScorecards(published, release);
  const summed = compared ? sealed : withoutComparison(sealed);
  const summary = PeriodSummarySchema.parse(
    summarizeRelease(summed, { frameworks, scorecards, compared }),
  );
  const items = ItemTablesSchema.parse(summarizeItems(sealed, { frameworks, scorecards }));
  await writeIfChanged(published, objectKeys.releaseItems(periodId, number), items);
  await writeIfChanged(published, objectKeys.releaseSummary(periodId, number), summary);
  const sources = { sealed, frameworks, scorecards, summary, items };
  const files = await writeOpenData(published, sources, catalogue);
  const indexKey = objectKeys.openDataIndex(periodId, number);
  await writeIfChanged(published, indexKey, OpenDataIndexSchema.parse({ madeFrom, files }));
  await removeDerived(published, release, derivedKeysOf(release, files));
}

function withoutComparison({ release, sha256 }: SealedRelease): SealedRelease {
  return { release: { ...release, comparedWith: null }, sha256 };
}

/** True if all derived documents are there and were made from the same. The index is written after all others. */
async function isMadeFrom(
  published: PublishedStore,
  name: ReleaseName,
  madeFrom: string,
): Promise<boolean> {
  const index = await readIndex(published, name);
  if (index?.madeFrom !== madeFrom) return false;
  const keys = new Set(await published.list(releasePrefix(name.periodId, name.number)));
  return derivedKeysOf(name, index.files).every((key) => keys.has(key));
}

/** The index as it is stored; null for one that is missing, or broken and so to be made anew. */
async function readIndex(
  published: PublishedStore,
  { periodId, number }: ReleaseName,
): Promise<OpenDataIndex | null> {
  try {
    const key = objectKeys.openDataIndex(periodId, number);
    return await readDocument(published, key, OpenDataIndexSchema);
  } catch (error) {
    if (error instanceof DocumentInvalid) return null;
    throw error;
  }
}

function derivedKeysOf({ periodId, number }: ReleaseName, files: OpenDataIndex['files']): string[] {
  return [
    objectKeys.releaseSummary(periodId, number),
    objectKeys.releaseItems(periodId, number),
    objectKeys.openDataIndex(periodId, number),
    ...files.map(({ storedName }) => objectKeys.openDataFile(periodId, number, storedName)),
  ];
}

/** Removes the derived documents that are not among those to keep. The index goes first: it vouches for the others. */
async function removeDerived(
  published: PublishedStore,
  { periodId, number }: ReleaseName,
  keysToKeep: readonly string[],
): Promise<void> {
  const openData = openDataPrefix(periodId, number);
  const derived = [
    objectKeys.openDataIndex(periodId, number),
    objectKeys.releaseSummary(periodId, number),
    objectKeys.releaseItems(periodId, number),
  ];
  const stored = await published.list(releasePrefix(periodId, number));
  const present = stored.filter((key) => key.startsWith(openData) || derived.includes(key));
  const indexFirst = present.sort((a, b) => Number(b === derived[0]) - Number(a === derived[0]));
  for (const key of indexFirst) if (!keysToKeep.includes(key)) await published.remove(key);
}

async function writeIfChanged(
  published: PublishedStore,
  key: string,
  document: object,
): Promise<void> {
  const text = JSON.stringify(document);
  const stored = await published.read(key);
  if (stored?.text !== text) await published.write(key, text);
}
