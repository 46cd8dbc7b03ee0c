import { showArticle } from './pages/article.mjs';
import { showFailure, showMissing } from './pages/failure.mjs';
import { FILES } from './pages/for-programs.mjs';
import { showHome } from './pages/home.mjs';
import { showHowWeCount } from './pages/how-we-count.mjs';
import { showCategory, showLatest } from './pages/latest.mjs';
import { showMostRead } from './pages/most-read.mjs';
import { showOpenData } from './pages/open-data.mjs';
import { showPreview } from './pages/preview.mjs';
import { showRanking } from './pages/ranking.mjs';
import { showSearch } from './pages/search.mjs';
import { showUnit } from './pages/unit.mjs';
import { addressOfOld } from './server/addresses.mjs';
import { openEdition } from './server/edition.mjs';
import { respond } from './server/page.mjs';
import { ApiFailure, openReadApi } from './server/read-api.mjs';

/** @import { Answer, Visit } from './server/page.mjs' */
/** @import { AskApi } from './server/read-api.mjs' */

/** @type {[path: RegExp, show: (visit: Visit) => Answer | Promise<Answer>][]} */
const PAGES = [
  [/^\/$/, showHome],
  [/^\/tin$/, showLatest],
  [/^\/tin\/([^/]+)$/, showArticle],
  [/^\/chuyen-muc\/([^/]+)$/, showCategory],
  [/^\/doc-nhieu$/, showMostRead],
  [/^\/xep-hang(?:\/([^/]+))?$/, showRanking],
  [/^\/don-vi\/([^/]+)$/, showUnit],
  [/^\/tim-kiem$/, showSearch],
  [/^\/du-lieu-mo$/, showOpenData],
  [/^\/cach-dem$/, showHowWeCount],
];
/** What the API says of something that is not there, or of an address that cannot be one. */
const MISSING_STATUSES = new Set([400, 404, 410]);
/** Addresses that are no pages: those of the API, and files. */
const NO_PAGE = /^\/(?:v1|reference)(?:\/|$)|\.[A-Za-z0-9]+$/;

/**
 * The portal as a fetch handler, for any server that speaks requests and responses: Node, Lambda, an edge runtime.
 * @param {object} site
 * @param {AskApi} site.api
 * @param {string} [site.siteUrl] where readers find the portal, for the addresses in heads of pages; what they asked for, if left out
 * @param {() => Date} [site.now]
 * @returns {(request: Request) => Promise<Response | null>} null for what is no page: files, and addresses of the API
 */
export function createPortal({ api, siteUrl, now = () => new Date() }) {
  const readApi = openReadApi(api);
  return async (request) => {
    const url = new URL(request.url);
    const isAsking = request.method === 'GET' || request.method === 'HEAD';
    const old = isAsking ? addressOfOld(url) : null;
    const isFile = Object.hasOwn(FILES, url.pathname);
    if (!isAsking || (old === null && !isFile && NO_PAGE.test(url.pathname))) return null;
    const edition = openEdition(/^\/en(?:\/|$)/.test(url.pathname) ? 'en' : 'vi');
    const site = siteUrl ?? url.origin;
    const visit = { edition, api: readApi, url, siteUrl: site, now };
    const answer = old === null ? await answerOf(visit) : { movedTo: old };
    return respond(request, answer, { edition, siteUrl: site, now: now() });
  };
}

/** @param {Omit<Visit, 'parameters'>} visit @returns {Promise<Answer>} */
async function answerOf(visit) {
  const path = visit.url.pathname.replace(/^\/en(?=\/|$)/, '') || '/';
  if (path === '/' && visit.url.searchParams.has('xem-truoc'))
    return orFailure(showPreview, { ...visit, parameters: [] });
  // One address for each page: without a slash at the end.
  if (path !== '/' && path.endsWith('/')) return { movedTo: withoutEndingSlash(visit.url) };
  const showFile = FILES[visit.url.pathname];
  if (showFile) return orFailure(showFile, { ...visit, parameters: [] });
  for (const [pattern, show] of PAGES) {
    const found = pattern.exec(path);
    const parameters = found?.slice(1).map((part) => decode(part ?? ''));
    if (parameters?.every((part) => part !== null))
      return orFailure(show, { ...visit, parameters });
  }
  return showMissing(visit.edition);
}

/** @param {(visit: Visit) => Answer | Promise<Answer>} show @param {Visit} visit @returns {Promise<Answer>} */
async function orFailure(show, visit) {
  try {
    return await show(visit);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    const isMissing = MISSING_STATUSES.has(error.status ?? 0);
    return isMissing ? showMissing(visit.edition) : showFailure(visit.edition);
  }
}

/** A path that began with two slashes would be another host's address. @param {URL} url */
function withoutEndingSlash({ pathname, search }) {
  return pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '') + search;
}

/** @param {string} part @returns {string | null} null for what is no text */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
