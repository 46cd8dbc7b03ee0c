/**
 * The JSON endpoints that the portal reads. Their shapes are the contracts in shared/src/contracts.
 * @import { Problem } from '@congkhai/shared/contracts/problem'
 * @import { GetArticleResponse, ListArticlesResponse, ListCategoriesResponse } from '@congkhai/shared/contracts/read-api'
 * @import { GetHeadResponse } from '@congkhai/shared/contracts/read-api-site'
 * @import { SearchResponse, SearchType } from '@congkhai/shared/contracts/read-api-search'
 * @import { PreviewResponse } from '@congkhai/shared/contracts/preview'
 * @import { TransparencyResponse } from '@congkhai/shared/contracts/read-api-ledger'
 * @import { CountViewsResponse, FrontResponse, MostReadResponse } from '@congkhai/shared/contracts/read-api-views'
 * @import { GetAreasResponse, GetSeriesResponse, GetSummaryResponse, GetUnitResultResponse, ListOpenDataResponse, ListPeriodsResponse, ListReleasesResponse } from '@congkhai/shared/contracts/read-api-index'
 */

/**
 * Asks the JSON API for an address such as `/v1/total`. Over a network: `(path) => fetch('https://api.example.vn' + path)`.
 * @typedef {(path: string) => Promise<Response>} AskApi
 */
/** @typedef {'vi' | 'en'} Language */
/** Which articles of a list. @typedef {{ locale: Language, limit?: number, ids?: string, category?: string, unit?: string, cursor?: string | null }} ListRequest */
/** @typedef {ReturnType<typeof openReadApi>} ReadApi */

/** How many periods may wait for their summaries at once. */
const PERIODS_TRIED = 3;
/** What the API says of a period that has no summary yet. @type {Set<number | null>} */
const NOT_YET = new Set([404, 503]);

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

/** The article has another address now. */
export class ArticleMoved extends Error {
  /** @override */
  name = 'ArticleMoved';

  /** @param {string} slug where it is now */
  constructor(slug) {
    super(`Moved to ${slug}`);
    this.slug = slug;
  }
}

/** The addresses of the JSON API as functions. @param {AskApi} ask */
export function openReadApi(ask) {
  const get = (/** @type {string} */ path) => getJson(ask, `/v1${path}`);
  return {
    /** @param {ListRequest} request @returns {Promise<ListArticlesResponse>} */
    listArticles: (request) => get(`/articles?${queryOf(request)}`),
    /** @param {Language} locale @returns {Promise<ListCategoriesResponse>} */
    listCategories: (locale) => get(`/categories?${queryOf({ locale })}`),
    /** Throws `ArticleMoved` for an address that the article had before. @param {string} slug @param {Language} locale @returns {Promise<GetArticleResponse>} */
    getArticle: async (slug, locale) => {
      const answer = await get(`/articles/${segment(slug)}?${queryOf({ locale })}`);
      // A redirect is followed by some ways of asking, and told by others.
      if (answer.data.slug !== slug) throw new ArticleMoved(answer.data.slug);
      return answer;
    },
    /** @param {string} slug @param {Language} locale @returns {Promise<GetHeadResponse>} */
    getHead: (slug, locale) => get(`/articles/${segment(slug)}/head?${queryOf({ locale })}`),
    /** @param {string} token @returns {Promise<PreviewResponse>} */
    getPreview: (token) => get(`/preview/${segment(token)}`),
    /** @param {{ locale: Language, limit: number }} request @returns {Promise<FrontResponse>} */
    getFront: (request) => get(`/front?${queryOf(request)}`),
    /** @param {{ locale: Language, window: string, limit: number }} request @returns {Promise<MostReadResponse>} */
    listMostRead: (request) => get(`/most-read?${queryOf(request)}`),
    /** @param {string} articleId @returns {Promise<CountViewsResponse>} */
    countViews: (articleId) => get(`/views?${queryOf({ ids: articleId })}`),
    /** @param {{ q: string, type: SearchType | null, cursor: string | null, limit: number }} request @returns {Promise<SearchResponse>} */
    search: (request) => get(`/search?${queryOf(request)}`),
    /** @returns {Promise<TransparencyResponse>} */
    getTransparency: () => get('/transparency'),
    /** @returns {Promise<ListPeriodsResponse>} */
    listPeriods: () => get('/periods'),
    /** @param {string} periodId @returns {Promise<GetSummaryResponse>} */
    getSummary: (periodId) => get(`/periods/${segment(periodId)}/summary`),
    /** @param {string} periodId @param {string} block @returns {Promise<GetAreasResponse>} */
    getAreas: (periodId, block) => get(`/periods/${segment(periodId)}/areas?${queryOf({ block })}`),
    /** @param {string} periodId @param {string} unitId @returns {Promise<GetUnitResultResponse>} */
    getUnitResult: (periodId, unitId) =>
      get(`/periods/${segment(periodId)}/units/${segment(unitId)}`),
    /** What search engines are told of a release: a Dataset of schema.org. @param {string} periodId @param {number} release @returns {Promise<object>} */
    getDataset: (periodId, release) =>
      get(`/periods/${segment(periodId)}/releases/${release}/open-data/schema-org.jsonld`),
    /** What programs that read for people are told (https://llmstxt.org). @returns {Promise<string>} */
    getLlmsText: () => getText(ask, '/v1/llms.txt'),
    /** @param {string} unitId @returns {Promise<GetSeriesResponse>} */
    getSeries: (unitId) => get(`/units/${segment(unitId)}/series`),
    /** @param {string} periodId @returns {Promise<ListReleasesResponse>} */
    listReleases: (periodId) => get(`/periods/${segment(periodId)}/releases`),
    /** @param {string} periodId @param {number} release @returns {Promise<ListOpenDataResponse>} */
    listOpenData: (periodId, release) =>
      get(`/periods/${segment(periodId)}/releases/${release}/open-data`),
  };
}

/**
 * The summary of the newest period that has one; null if none has. One that was published a moment ago may not be summed up yet.
 * @param {ReadApi} api
 * @param {ListPeriodsResponse['data']} periods the newest first
 */
export async function newestSummary(api, periods) {
  let missing = null;
  for (const { periodId } of periods.slice(0, PERIODS_TRIED)) {
    try {
      return await api.getSummary(periodId);
    } catch (error) {
      if (!(error instanceof ApiFailure && NOT_YET.has(error.status))) throw error;
      missing = error;
    }
  }
  if (missing && missing.status !== 404) throw missing;
  return null;
}

/** The answer, or null if there is none at this address. @template Answer @param {Promise<Answer>} answer @returns {Promise<Answer | null>} */
export async function nullIfMissing(answer) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  }
}

/** The answer, or null if it cannot be had: for what a page can do without. @template Answer @param {Promise<Answer>} answer @returns {Promise<Answer | null>} */
export async function nullIfUnavailable(answer) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiFailure) return null;
    throw error;
  }
}

/** @param {AskApi} ask @param {string} path */
async function getText(ask, path) {
  const response = await reach(ask, path);
  if (!response.ok) throw new ApiFailure(path, response.status);
  return response.text();
}

/** @param {AskApi} ask @param {string} path */
async function reach(ask, path) {
  try {
    return await ask(path);
  } catch (error) {
    throw new ApiFailure(path, null, { cause: error });
  }
}

/** @param {AskApi} ask @param {string} path */
async function getJson(ask, path) {
  const response = await reach(ask, path);
  const answer = await response.json().catch((error) => {
    throw new ApiFailure(path, response.ok ? null : response.status, { cause: error });
  });
  if (response.status === 301) throw new ArticleMoved(answer.data.slug);
  if (!response.ok) throw new ApiFailure(path, response.status, { problem: answer });
  return answer;
}

/** @param {string} text */
function segment(text) {
  return encodeURIComponent(text);
}

/** @param {Record<string, string | number | null | undefined>} parameters */
function queryOf(parameters) {
  const set = Object.entries(parameters).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(set);
}
