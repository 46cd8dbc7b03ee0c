import { elementsIn, type PageElement } from './page-tree';
import { isAllowedHost } from './spam';

const SAVED_FROM = /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/;
const FOLLOWED = /^(?:https?:|mailto:|tel:)/i;

/** Where a page was, as its browser or the page itself noted it. */
export function sourceAddressOf(html: string, root: PageElement): string | null {
  const saved = SAVED_FROM.exec(html)?.[1];
  if (saved) return saved;
  for (const { tag, attributes } of elementsIn(root)) {
    if (tag === 'link' && attributes.get('rel') === 'canonical')
      return attributes.get('href') ?? null;
    if (tag === 'meta' && attributes.get('property') === 'og:url')
      return attributes.get('content') ?? null;
  }
  return null;
}

/** The absolute address of a link on a page, or null for one that leads nowhere without the old portal's own address. */
export function absoluteAddressOf(address: string, page: string | null): string | null {
  const written = address.trim();
  if (FOLLOWED.test(written)) return written;
  if (written.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(written) || page === null) return null;
  try {
    const url = new URL(written, page);
    return FOLLOWED.test(url.href) ? url.href : null;
  } catch {
    return null;
  }
}

/** The hosts that a page may link to: those that are allowed, and its own. */
export function hostsFor(page: string | null, allowedHosts: readonly string[]): string[] {
  if (page === null) return [...allowedHosts];
  try {
    const own = new URL(page).hostname.replace(/^www\./, '');
    return isAllowedHost(own, allowedHosts) ? [...allowedHosts] : [...allowedHosts, own];
  } catch {
    return [...allowedHosts];
  }
}

/** The saved file that an address on a page means: "Tin_files/anh.jpg" beside "tin.html", or null if there is none. */
export function savedFileOf(
  address: string,
  pageFile: string,
  files: ReadonlySet<string>,
): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return null;
  const folder = pageFile.includes('/') ? pageFile.slice(0, pageFile.lastIndexOf('/') + 1) : '';
  const path = decodePath(address.split(/[?#]/)[0] ?? '');
  const candidates = [`${folder}${path.replace(/^\.\//, '')}`, path.replace(/^\/+/, '')];
  return candidates.find((candidate) => files.has(candidate)) ?? null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    // A name with a bare percent sign is the name itself.
    return path.normalize('NFC');
  }
}
