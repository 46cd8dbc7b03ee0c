import type { ViewSource } from '@congkhai/shared/views/view';
import referringHosts from './referring-hosts.json';

const CLASSES = new Map<string, ViewSource>([
  ...referringHosts.search.map((host): [string, ViewSource] => [host, 'search']),
  ...referringHosts.social.map((host): [string, ViewSource] => [host, 'social']),
  ...referringHosts.government.map((host): [string, ViewSource] => [host, 'government']),
]);
/** Search engines with a domain in every country: google.com, google.com.vn, google.de. */
const SEARCH_NAMES = new RegExp(
  `(?:^|\\.)(?:${referringHosts.searchNames.join('|')})\\.(?:com?\\.)?[a-z]{2,3}$`,
);

/**
 * Where a reader came from, by the host that their page was reached from. A listed host stands for all hosts below it.
 * The portal's own hosts come first, because a portal of the state is itself below gov.vn.
 */
export function sourceOf(referringHost: string, isOwnHost: (host: string) => boolean): ViewSource {
  const host = referringHost.toLowerCase().replace(/\.$/, '');
  if (host === '') return 'direct';
  if (isOwnHost(host)) return 'portal';
  for (let rest = host; rest !== ''; rest = parentOf(rest)) {
    const source = CLASSES.get(rest);
    if (source) return source;
  }
  return SEARCH_NAMES.test(host) ? 'search' : 'other';
}

/** "m.facebook.com" → "facebook.com" → "com" → "". */
function parentOf(host: string): string {
  const dot = host.indexOf('.');
  return dot === -1 ? '' : host.slice(dot + 1);
}

/** The host of an origin: "https://cchc.example:8443" → "cchc.example". Empty for "null" and for what is no origin. */
export function hostOf(origin: string): string {
  const start = origin.indexOf('//');
  return start === -1
    ? ''
    : origin
        .slice(start + 2)
        .replace(/:\d+$/, '')
        .toLowerCase();
}
