import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { HealthCheck } from '@congkhai/shared/contracts/read-api';
import { behindSince, type Finding, UP_TO_DATE } from '@congkhai/shared/health/health-check';
import { endOfHour, endOfLocalDay, localDayOf } from '@congkhai/shared/time/local-day';
import { type DocumentCache, noDocumentsUsed, staleSinceOf } from '../../stores/document-cache';
import type { HealthDocuments } from '../../stores/health-documents';
import type { ViewCounts } from '../../stores/view-store';

/** Of so many periods, the newest ones, the newest release is looked at: each is a question to the store. */
const PERIODS_MAX = 5;

// An hour is sealed some six minutes after its end, and the day with its last hour; one that many read takes a minute to seal.
const SEAL_HOURS_LIMIT_SECONDS = 1_800;
const SEAL_DAYS_LIMIT_SECONDS = 3_600;
// The schedules of the cloud are five minutes apart, and what is told by an event or a nudge takes seconds.
const SUMMARIES_LIMIT_SECONDS = 900;
const SEARCH_LIMIT_SECONDS = 900;
const LISTS_LIMIT_SECONDS = 600;

/** Something that is done again and again, and how it is found out how far that is. */
export interface HealthWatch extends Pick<HealthCheck, 'name' | 'limitSeconds'> {
  /** Rejects with `StoreUnavailable` or `DocumentInvalid` where it cannot be found out. */
  find(now: Date): Promise<Finding>;
}

/** What the search index has: the manifest of this number, or none, as of this instant. */
export interface Searched {
  manifestNumber: number | null;
  at: Date;
}

export interface WatchedStores {
  documents: DocumentCache<HealthDocuments>;
  views: ViewCounts;
  /** Null if there is no index. */
  searchedOf: (documents: HealthDocuments) => Promise<Searched | null>;
}

/** Whether what follows from what is published, and from what was viewed, is there. A few reads of known names each, never a list of what there is. */
export function watchStores({ documents, views, searchedOf }: WatchedStores): HealthWatch[] {
  const inDocuments =
    (find: (opened: HealthDocuments, now: Date) => Promise<Finding>) =>
    async (now: Date): Promise<Finding> => {
      const used = noDocumentsUsed();
      const finding = await find(documents.open(used), now);
      const staleSince = staleSinceOf(used);
      return staleSince === null ? finding : { state: 'unknown', since: new Date(staleSince) };
    };
  return [
    {
      name: 'seal-hours',
      limitSeconds: SEAL_HOURS_LIMIT_SECONDS,
      async find(now) {
        const { hour } = await views.oldestUnsealed(now);
        return behindSince('pending', hour === null ? [] : [endOfHour(hour)]);
      },
    },
    {
      name: 'seal-days',
      limitSeconds: SEAL_DAYS_LIMIT_SECONDS,
      async find(now) {
        const { localDay } = await views.oldestUnsealed(now);
        return behindSince('pending', localDay === null ? [] : [endOfLocalDay(localDay)]);
      },
    },
    {
      name: 'index-summaries',
      limitSeconds: SUMMARIES_LIMIT_SECONDS,
      find: inDocuments(findSummaries),
    },
    { name: 'most-read-lists', limitSeconds: LISTS_LIMIT_SECONDS, find: inDocuments(findLists) },
    {
      name: 'search-index',
      limitSeconds: SEARCH_LIMIT_SECONDS,
      find: inDocuments(async (opened) => findSearched(opened, await searchedOf(opened))),
    },
  ];
}

/** A release is public before its summary is. */
async function findSummaries(documents: HealthDocuments, now: Date): Promise<Finding> {
  const { periods } = (await documents.periods()) ?? { periods: [] };
  const waiting = await Promise.all(
    periods.slice(0, PERIODS_MAX).map(async ({ periodId }) => {
      const newest = (await documents.period(periodId))?.releases.at(-1);
      if (!newest || (await documents.hasSummary(periodId, newest.number))) return [];
      // The manifest lists it some seconds after it is there.
      return [(await documents.publishedAt(objectKeys.release(periodId, newest.number))) ?? now];
    }),
  );
  return behindSince('pending', waiting.flat());
}

/**
 * A list is written when what it says changes, so that an old one may be right. But one of today is no list of today tomorrow, and a rising list is of
 * one hour: whoever makes lists replaces or removes them then.
 */
async function findLists(documents: HealthDocuments, now: Date): Promise<Finding> {
  const ends = await Promise.all(
    LOCALES.map(async (locale) => {
      const today = await documents.mostReadToday(locale);
      const rising = await documents.risingNow(locale);
      return [
        ...(today ? [endOfLocalDay(localDayOf(new Date(today.computedAt)))] : []),
        ...(rising ? [endOfHour(rising.hour)] : []),
      ];
    }),
  );
  return behindSince(
    'stale',
    ends.flat().filter((end) => end <= now),
  );
}

async function findSearched(
  documents: HealthDocuments,
  searched: Searched | null,
): Promise<Finding> {
  const manifest = await documents.manifest();
  if (!manifest || manifest.root.number === searched?.manifestNumber) return UP_TO_DATE;
  return { state: 'pending', since: searched?.at ?? new Date(manifest.root.sealedAt) };
}
