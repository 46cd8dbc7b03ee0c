/** Where on a page something was injected. */
export type InjectionPlace = 'header' | 'footer' | 'sentence' | 'body';

/** Why something is held to be injected. */
export type InjectionReason =
  | 'spam-words'
  | 'foreign-host'
  | 'foreign-script'
  | 'active-address'
  | 'hidden-display-none'
  | 'hidden-off-screen'
  | 'hidden-zero-size'
  | 'hidden-same-colour'
  | 'hidden-transparent'
  | 'hidden-attribute';

/** One string or link that does not belong to the page, as it was found. It is not in the article. */
export interface Injection {
  place: InjectionPlace;
  reasons: InjectionReason[];
  text: string;
  /** Where it led. */
  address: string | null;
  /** The words around it, as far as it stood among words. */
  before: string;
  after: string;
}

/** What a person should look at: it is in the article as it was found. */
export interface ConversionQuestion {
  kind:
    | 'gambling-words'
    | 'gap'
    | 'foreign-link'
    | 'missing-file'
    | 'missing-alternative-text'
    | 'missing-table-name'
    | 'missing-date';
  message: string;
}

/** What became of one page. */
export interface PageReport {
  file: string;
  encoding: string;
  /** The profile that fitted, or "heuristic". */
  profile: string;
  injections: Injection[];
  questions: ConversionQuestion[];
  /** Everything else outside the article: menus, lists, the footer. */
  leftOut: string[];
  notes: string[];
}
