import { LOCALES, type Locale, SlugSchema } from '@congkhai/shared/contracts/identifiers';
import { slugOf } from '@congkhai/shared/text/text';

/** Where sites keep an article's slug in the query string; `bai` is the example portal's. */
const SLUG_PARAMETERS = ['bai', 'slug'];
const LANGUAGE_PARAMETERS = ['lang', 'locale'];
/** "tin.html", "tin/index.php", "tin/default.aspx" are all "tin". */
const PAGE_SUFFIX = /(?:\.(?:x?html?|php|aspx?|jspx?)|\/(?:index|default))+$/;
/** Longer ones are cut, as the older tools cut them: no article has such an address. */
const ADDRESS_CHARACTERS_MAX = 2_000;
const ORIGIN = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i;
/** "vi", "en", "vi-vn", "en_us". */
const LOCALE_SEGMENT = new RegExp(`^(${LOCALES.join('|')})(?:[-_][a-z]{2})?$`);

/**
 * An address of the old site in the one form that is compared: a path without origin, query string, page suffix and slash at its end,
 * decoded, in lower case and NFC. A slug in the query string or behind "#/" counts as the path. The site's first page is "/".
 */
export function addressOf(written: string): string {
  const whole = written.trim().slice(0, ADDRESS_CHARACTERS_MAX);
  const [beforeFragment = '', fragment = ''] = whole.replace(ORIGIN, '').split('#', 2);
  const isRoute = /^!?\//.test(fragment);
  const [path = '', query = ''] = splitOnce(
    isRoute ? fragment.replace('!', '') : beforeFragment,
    '?',
  );
  const segments = (slugPathOf(query) ?? path)
    .split('/')
    .map((segment) => decoded(segment).normalize('NFC').trim().toLowerCase())
    .filter((segment) => segment !== '');
  return `/${segments.join('/')}`.replace(PAGE_SUFFIX, '') || '/';
}

/** What an address says of the article at it: the last word of the path, as slug or id, and the language that stands first. */
export interface ArticleMention {
  locale: Locale | null;
  slug: string;
  /** The last segment as it stands: an article's id, where the old site used it. */
  lastSegment: string;
}

/** The article that an address in its compared form may belong to; null for the first page of the site or of a language. */
export function mentionIn(address: string): ArticleMention | null {
  const segments = address.split('/').filter((segment) => segment !== '');
  const locale = localeOf(segments[0] ?? '');
  const lastSegment = segments.at(-1);
  const isFirstPage = locale !== null && segments.length === 1;
  if (lastSegment === undefined || isFirstPage) return null;
  const slug = SlugSchema.safeParse(lastSegment).data ?? slugOf(lastSegment);
  return slug === '' ? null : { locale, slug, lastSegment };
}

function localeOf(segment: string): Locale | null {
  const [, code] = LOCALE_SEGMENT.exec(segment) ?? [];
  return LOCALES.find((locale) => locale === code) ?? null;
}

function slugPathOf(query: string): string | null {
  if (query === '') return null;
  const parameters = new URLSearchParams(query);
  const slug = SLUG_PARAMETERS.map((name) => parameters.get(name)).find(Boolean);
  if (!slug) return null;
  const language = LANGUAGE_PARAMETERS.map((name) => parameters.get(name)).find(Boolean);
  return language ? `/${language}/${slug}` : `/${slug}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Robots ask for addresses that are wrongly encoded; they stay as they are and match nothing. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
