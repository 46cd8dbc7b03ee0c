/**
 * The JSON endpoints this page reads. Their shapes are the contracts in shared/src/contracts/read-api.ts.
 * @import { Problem } from '@congkhai/shared/contracts/problem'
 * @import { GetArticleResponse, ListArticlesResponse } from '@congkhai/shared/contracts/read-api'
 * @import { PreviewResponse } from '@congkhai/shared/contracts/preview'
 * @import { CountViewsResponse, MostReadResponse, TotalResponse } from '@congkhai/shared/contracts/read-api-views'
 * @import { GetSummaryResponse, GetUnitResultResponse, ListOpenDataResponse, ListPeriodsResponse, ListReleasesResponse } from '@congkhai/shared/contracts/read-api-index'
 */

const API = '/v1';
const TIMEOUT_MILLISECONDS = 15_000;

/** An answer that is not there or not usable. `status` is null when no answer came at all. */
export class ApiFailure extends Error {
  /** @override */
  name = 'ApiFailure';

  /**
   * @param {string} path
   * @param {number | null} status
   * @param {ErrorOptions & { problem?: Problem }} [options] with what the API says of the failure, if it says anything
   */
  constructor(path, status, options) {
    super(`${path} answered ${status ?? 'nothing'}`, options);
    this.status = status;
    this.problem = options?.problem ?? null;
  }
}

/** @param {{ limit: number, cursor?: string }} page @param {AbortSignal} [signal] @returns {Promise<ListArticlesResponse>} */
export function listArticles({ limit, cursor }, signal) {
  const next = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return getJson(`/articles?limit=${limit}${next}`, signal);
}

/** @param {string} slug @param {AbortSignal} signal @returns {Promise<GetArticleResponse>} */
export function getArticle(slug, signal) {
  return getJson(`/articles/${encodeURIComponent(slug)}`, signal);
}

/** A draft, for whoever has a link to it. @param {string} token @param {AbortSignal} signal @returns {Promise<PreviewResponse>} */
export function getPreview(token, signal) {
  return getJson(previewPath(token), signal);
}

/** Below which address the files of a draft are. @param {string} token */
export function previewMediaRoot(token) {
  return `${API}${previewPath(token)}/`;
}

/** @param {string} token */
function previewPath(token) {
  return `/preview/${encodeURIComponent(token)}`;
}

/** @param {{ window: string, limit: number }} list @param {AbortSignal} signal @returns {Promise<MostReadResponse>} */
export function listMostRead({ window, limit }, signal) {
  return getJson(`/most-read?window=${encodeURIComponent(window)}&limit=${limit}`, signal);
}

/** @param {string} articleId @returns {Promise<CountViewsResponse>} */
export function countViews(articleId) {
  return getJson(`/views?ids=${encodeURIComponent(articleId)}`);
}

/** @param {AbortSignal} signal @returns {Promise<TotalResponse>} */
export function getTotal(signal) {
  return getJson('/total', signal);
}

/** @param {AbortSignal} signal @returns {Promise<ListPeriodsResponse>} */
export function listPeriods(signal) {
  return getJson('/periods', signal);
}

/** @param {string} periodId @param {AbortSignal} signal @returns {Promise<GetSummaryResponse>} */
export function getSummary(periodId, signal) {
  return getJson(summaryPath(periodId), signal);
}

/** @param {string} periodId @param {string} unitId @param {AbortSignal} signal @returns {Promise<GetUnitResultResponse>} */
export function getUnitResult(periodId, unitId, signal) {
  const path = `/periods/${encodeURIComponent(periodId)}/units/${encodeURIComponent(unitId)}`;
  return getJson(path, signal);
}

/** @param {string} periodId @param {AbortSignal} signal @returns {Promise<ListReleasesResponse>} */
export function listReleases(periodId, signal) {
  return getJson(`/periods/${encodeURIComponent(periodId)}/releases`, signal);
}

/** @param {string} periodId @param {number} release @param {AbortSignal} signal @returns {Promise<ListOpenDataResponse>} */
export function listOpenData(periodId, release, signal) {
  return getJson(openDataPath(periodId, release), signal);
}

/** Where the list of a release's files is. @param {string} periodId @param {number} release */
export function openDataAddress(periodId, release) {
  return API + openDataPath(periodId, release);
}

/** Where a file of a release is. @param {string} periodId @param {number} release @param {string} name */
export function openDataFileAddress(periodId, release, name) {
  return `${openDataAddress(periodId, release)}/${encodeURIComponent(name)}`;
}

/** @param {string} periodId @param {number} release */
function openDataPath(periodId, release) {
  return `/periods/${encodeURIComponent(periodId)}/releases/${release}/open-data`;
}

/** Where the summary of a period is, for readers who want the data. @param {string} periodId */
export function summaryAddress(periodId) {
  return API + summaryPath(periodId);
}

/** @param {string} periodId */
function summaryPath(periodId) {
  return `/periods/${encodeURIComponent(periodId)}/summary`;
}

/** @param {string} path @param {AbortSignal} [signal] */
async function getJson(path, signal) {
  const response = await request(path, {
    // Counts rise while the page is open: ask again, and let the ETag make it cheap.
    cache: 'no-cache',
    ...(signal && { signal }),
  });
  try {
    return await response.json();
  } catch (error) {
    throw new ApiFailure(path, response.status, { cause: error });
  }
}

/** @param {string} path @param {RequestInit} init */
async function request(path, init) {
  const signals = [
    AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    ...(init.signal ? [init.signal] : []),
  ];
  let response;
  try {
    response = await fetch(API + path, { ...init, signal: AbortSignal.any(signals) });
  } catch (error) {
    throw new ApiFailure(path, null, { cause: error });
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => undefined);
    throw new ApiFailure(path, response.status, { problem });
  }
  return response;
}
