import { frameOf } from './frame.mjs';

/** @import { Edition } from './edition.mjs' */
/** @import { Html } from './html.mjs' */
/** @import { ReadApi } from './read-api.mjs' */

/**
 * What a page is made from.
 * @typedef {object} Visit
 * @property {Edition} edition
 * @property {ReadApi} api
 * @property {URL} url that was asked for
 * @property {string} siteUrl where readers find the portal
 * @property {string[]} parameters the parts of the path that name something
 * @property {() => Date} now
 */
/**
 * @typedef {object} Page
 * @property {200 | 404 | 410 | 503} status
 * @property {string} title
 * @property {Html} content of the main element
 * @property {string | null} [description]
 * @property {Html} [head] what else belongs into the head
 * @property {boolean} [isShared] whether `head` says already what is shown of the page where it is shared
 * @property {object[]} [structuredData] what the page is about, by schema.org
 * @property {string | null} [canonical] the address of this page, or of the one that it is a copy of; null where there is none to name
 * @property {string | null} [picture] the address of the picture that is shown where the page is shared
 * @property {boolean} [isEmbeddable] whether others can show its chart, by oEmbed
 * @property {boolean} [isTranslated] whether the other edition has the same page
 * @property {string | null} [otherAddress] where the other edition has it, if that is not the same address below or above `/en`
 * @property {boolean} [isUnlisted] found by no search engine, which may follow its links
 * @property {'home' | 'latest' | 'mostRead' | 'ranking' | 'openData' | 'howWeCount' | 'search'} [section]
 * @property {boolean} [isPrivate] for whoever has the link only: kept nowhere, found by no search engine
 */
/** Something for programs that is no page. @typedef {{ mediaType: string, body: string }} File */
/** @typedef {Page | File | { movedTo: string }} Answer */

/** As the read API says it (docs/api.md): browsers ask each time, shared caches may answer for 5 seconds, and for 10 more while they ask anew. */
const CACHE_HEADERS = {
  'Cache-Control': 'public, max-age=0, s-maxage=5, must-revalidate',
  'CDN-Cache-Control': 'max-age=5, stale-while-revalidate=10',
};
const RETRY_AFTER_SECONDS = 5;
const FILE = { status: 200, isPrivate: false };
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The HTTP answer that an answer of a page function becomes.
 * @param {Request} request
 * @param {Answer} answer
 * @param {{ edition: Edition, siteUrl: string, now: Date }} site
 */
export async function respond(request, answer, site) {
  if ('movedTo' in answer) {
    const headers = { ...HEADERS, Location: answer.movedTo, ...CACHE_HEADERS };
    return new Response(null, { status: 301, headers });
  }
  const file = 'mediaType' in answer ? answer : fileOf(answer, request, site);
  const { status, isPrivate } = 'mediaType' in answer ? FILE : answer;
  const etag = await etagOf(file.body);
  const headers = { ...HEADERS, ...cachingOf({ status, isPrivate }, etag) };
  if (status === 200 && !isPrivate && hasEtag(request, etag))
    return new Response(null, { status: 304, headers });
  return new Response(file.body, {
    status,
    headers: { ...headers, 'Content-Type': `${file.mediaType}; charset=utf-8` },
  });
}

/** @param {Page} page @param {Request} request @param {{ edition: Edition, siteUrl: string, now: Date }} site @returns {File} */
function fileOf(page, request, site) {
  const { source } = frameOf(page, { ...site, url: new URL(request.url) });
  return { mediaType: 'text/html', body: source };
}

/** @param {{ status: number, isPrivate: boolean | undefined }} page @param {string} etag @returns {Record<string, string>} */
function cachingOf({ status, isPrivate }, etag) {
  if (isPrivate)
    return {
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow, noarchive',
    };
  if (status === 200) return { ...CACHE_HEADERS, ETag: etag };
  if (status === 503)
    return { 'Cache-Control': 'no-store', 'Retry-After': String(RETRY_AFTER_SECONDS) };
  return { 'Cache-Control': 'no-store' };
}

/** @param {string} body */
async function etagOf(body) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  const bytes = [...new Uint8Array(digest)].slice(0, 16);
  return `"${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

/** A proxy that compresses makes ETags weak, so W/ is looked through. @param {Request} request @param {string} etag */
function hasEtag(request, etag) {
  const candidates = request.headers.get('if-none-match')?.split(',') ?? [];
  return candidates.some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
