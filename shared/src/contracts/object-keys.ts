import type { MostReadWindow } from '../views/most-read';
import type { ArticleListScope } from './article-list-scope';
import type { Locale } from './identifiers';

export type { ArticleListScope };

/** What the keys of all most-read lists begin with. */
export const MOST_READ_PREFIX = 'lists/most-read/';
/** What the keys of all files of articles begin with. */
export const MEDIA_PREFIX = 'media/';
/** What the keys of all rising lists begin with. */
export const RISING_PREFIX = 'lists/rising/';

/** The keys of the published store. Every key that is read or written anywhere is made here. */
export const objectKeys = {
  article: (articleId: string, locale: Locale) => `articles/${articleId}/${locale}.json`,
  slug: (slug: string, locale: Locale) => `slugs/${locale}/${slug}.json`,
  articleListIndex: (locale: Locale, scope: ArticleListScope) =>
    `lists/articles/${locale}/${scope}/index.json`,
  articleListMonth: (locale: Locale, scope: ArticleListScope, month: string) =>
    `lists/articles/${locale}/${scope}/${month}.json`,
  mostRead: (locale: Locale, scope: ArticleListScope, window: MostReadWindow) =>
    `${MOST_READ_PREFIX}${locale}/${scope}/${window}.json`,
  /** A file of articles, named after the SHA-256 of its bytes. */
  media: (sha256: string, name: string) => `${MEDIA_PREFIX}${sha256.slice(0, 32)}/${name}`,
  openingBalance: () => 'opening-balance.json',
  rising: (locale: Locale, scope: ArticleListScope) => `${RISING_PREFIX}${locale}/${scope}.json`,
  listExceptions: () => 'lists/exceptions.json',
  categories: () => 'categories.json',
  units: () => 'units.json',
  periods: () => 'periods.json',
  period: (periodId: string) => `periods/${periodId}.json`,
  framework: (frameworkId: string) => `frameworks/${frameworkId}.json`,
  release: (periodId: string, number: number) => `${releasePrefix(periodId, number)}release.json`,
  releasedScorecard: (periodId: string, number: number, unitId: string) =>
    `${releasedScorecardPrefix(periodId, number)}${unitId}.json`,
  releaseSummary: (periodId: string, number: number) =>
    `${releasePrefix(periodId, number)}summary.json`,
  releaseItems: (periodId: string, number: number) =>
    `${releasePrefix(periodId, number)}items.json`,
  openDataIndex: (periodId: string, number: number) =>
    `${openDataPrefix(periodId, number)}index.json`,
  /** A file of open data as it is kept: texts are compressed, and their names then end in `.gz`. */
  openDataFile: (periodId: string, number: number, storedName: string) =>
    `${openDataPrefix(periodId, number)}${storedName}`,
  /** The raw rows of an hour (UTC, as "2023-10-06T08"); named after the SHA-256 of their text, so that other rows are another object. */
  segment: (hour: string, sha256: string) =>
    `ledger/segments/${folderOfHour(hour)}/${sha256.slice(0, 16)}.csv.gz`,
  hourSeal: (hour: string, version: number) => `${hourSealPrefix(hour)}${version}.json`,
  daySeal: (localDay: string, version: number) => `${daySealPrefix(localDay)}${version}.json`,
  ledgerKey: (keyId: string) => `${LEDGER_KEY_PREFIX}${keyId}.json`,
} as const;

/** The first 32 digits of the SHA-256 of a file that has this key; null for any other key. */
export function mediaHashOfKey(key: string): string | null {
  return /^media\/([0-9a-f]{32})\//.exec(key)?.[1] ?? null;
}

/** The signed list of all published documents, its parts and the public keys that signed it. */
export const MANIFEST_PREFIX = 'manifest/';
export const manifestKeys = {
  root: () => `${MANIFEST_PREFIX}root.json`,
  /** Named after its text too, so that a new part never takes the place of one that somebody is about to read. */
  part: (part: string, sha256: string) =>
    `${MANIFEST_PREFIX}parts/${part}/${sha256.slice(0, 16)}.json`,
  publicKey: (keyId: string) => `${MANIFEST_PREFIX}keys/${keyId}.json`,
} as const;

/** The search index, for functions that have no disk: which file it is, the file, named after its bytes, and which manifest it has. */
const SEARCH_PREFIX = 'search/';
export const searchKeys = {
  pointer: () => `${SEARCH_PREFIX}index.json`,
  manifest: () => `${SEARCH_PREFIX}manifest.json`,
  file: (sha256: string) => `${SEARCH_PREFIX}${sha256.slice(0, 32)}.sqlite.gz`,
} as const;

/** Whether the functions write this object, derived from published documents and views: it has no seal and is not in the manifest. */
export function isDerivedKey(key: string): boolean {
  return (
    [MOST_READ_PREFIX, RISING_PREFIX, SEARCH_PREFIX, 'ledger/'].some((prefix) =>
      key.startsWith(prefix),
    ) ||
    key === objectKeys.openingBalance() ||
    /^releases\/[a-z0-9-]+\/[1-9]\d*\/(?:summary\.json|items\.json|open-data\/.+)$/.test(key)
  );
}

/** Whether the functions write this object where nothing was published and nothing viewed: the key of the ledger, an empty search index, empty lists. */
export function isMadeFromNothing(key: string): boolean {
  return [LEDGER_KEY_PREFIX, MOST_READ_PREFIX, RISING_PREFIX, SEARCH_PREFIX].some((prefix) =>
    key.startsWith(prefix),
  );
}

/** What the keys of the whole ledger of views begin with: written by the functions, with signatures of its own. */
export const LEDGER_PREFIX = 'ledger/';
/** What the keys of all segments, of all seals of hours and of days, and of the public keys that signed them begin with. */
export const SEGMENT_PREFIX = 'ledger/segments/';
export const HOUR_SEAL_PREFIX = 'ledger/hours/';
export const DAY_SEAL_PREFIX = 'ledger/days/';
export const LEDGER_KEY_PREFIX = 'ledger/keys/';

/** What the keys of all versions of the seal of an hour, or of a day, begin with. */
export function hourSealPrefix(hour: string): string {
  return `${HOUR_SEAL_PREFIX}${folderOfHour(hour)}/`;
}
export function daySealPrefix(localDay: string): string {
  return `${DAY_SEAL_PREFIX}${localDay}/`;
}

function folderOfHour(hour: string): string {
  return hour.replace('T', '-');
}

/** Which seal of an hour has this key; null for any other key. */
export function hourSealOfKey(key: string): { hour: string; version: number } | null {
  const [, day, hour, version] =
    /^ledger\/hours\/(\d{4}-\d{2}-\d{2})-(\d{2})\/([1-9]\d*)\.json$/.exec(key) ?? [];
  return version === undefined ? null : { hour: `${day}T${hour}`, version: Number(version) };
}

/** Which seal of a day has this key; null for any other key. */
export function daySealOfKey(key: string): { localDay: string; version: number } | null {
  const [, localDay = '', version] =
    /^ledger\/days\/(\d{4}-\d{2}-\d{2})\/([1-9]\d*)\.json$/.exec(key) ?? [];
  return version === undefined ? null : { localDay, version: Number(version) };
}

/** What the keys of everything in a release begin with. */
export function releasePrefix(periodId: string, number: number): string {
  return `releases/${periodId}/${number}/`;
}

/** What the keys of all open data of a release begin with. */
export function openDataPrefix(periodId: string, number: number): string {
  return `${releasePrefix(periodId, number)}open-data/`;
}

/** What the keys of all scorecards of a release begin with. */
export function releasedScorecardPrefix(periodId: string, number: number): string {
  return `${releasePrefix(periodId, number)}scorecards/`;
}

/** The release whose sealed document has this key, or null. It is written after everything else in the release. */
export function releaseOfKey(key: string): { periodId: string; number: number } | null {
  const [, periodId, number] =
    /^releases\/([a-z0-9-]+)\/([1-9]\d*)\/release\.json$/.exec(key) ?? [];
  return periodId === undefined ? null : { periodId, number: Number(number) };
}
