import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { SearchType } from '@congkhai/shared/contracts/read-api-search';
import type { SearchQuery } from '@congkhai/shared/search/query';

/** What can be found: enough to look it up among the published documents, which say whether it is still public. */
export type SearchSubject =
  | { type: 'article'; articleId: string; locale: Locale }
  | { type: 'unit'; unitId: string }
  | { type: 'document'; number: string; issuer: string; issuedOn: string }
  | { type: 'result'; periodId: string; unitId: string };

/** What narrows a search; what is left out does not. */
export interface SearchFilters {
  type?: SearchType | undefined;
  category?: string | undefined;
  unit?: string | undefined;
  year?: number | undefined;
  locale?: Locale | undefined;
}

/** The place of a hit in the order of all hits: how well it matches, then its number. */
export interface SearchPosition {
  tier: number;
  entryId: number;
}

export interface SearchRequest {
  query: SearchQuery;
  filters: SearchFilters;
  after: SearchPosition | null;
  limit: number;
}

export interface SearchHit {
  position: SearchPosition;
  subject: SearchSubject;
  /** Whether it was found by its body, because title and text have not all of the words. */
  isInBody: boolean;
  /** Articles that cite a document, the latest first. */
  citedBy: { articleId: string; locale: Locale }[];
}

/** How many hits there are for each value of a facet, the most first. A facet's own filter does not narrow it. */
export type FacetCounts = Record<keyof SearchFilters, [value: string, count: number][]>;

export interface SearchAnswer {
  hits: SearchHit[];
  hasMore: boolean;
  hitCount: number;
  facets: FacetCounts;
  /** Words that were looked for in place of misspelled ones; empty if nothing had to be guessed. */
  corrections: string[];
}

/** Finds published content by words. */
export interface SearchIndex {
  search(request: SearchRequest): Promise<SearchAnswer>;
  close(): Promise<void>;
}

/** One thing that can be found, as the index holds it. */
export interface SearchEntry {
  subject: SearchSubject;
  /** What is looked at first: a title, a name, a number. */
  title: string;
  /** Everything else, but for the body. */
  text: string;
  /** What is looked at last; empty for what has none. */
  body: string;
  /** Where it stands among others that match as well: the later, the earlier. */
  sortTime: number;
  /** Whether the time is an instant, or a day that many things may share. */
  sortTimeIs: 'instant' | 'day';
  category: string | null;
  unit: string | null;
  year: number | null;
  locale: Locale;
  /** Documents that an article cites; each of them can be found, too. */
  cites: readonly CitedDocument[];
}

export interface CitedDocument {
  number: string;
  issuer: string;
  issuedOn: string;
  title: string | null;
}
