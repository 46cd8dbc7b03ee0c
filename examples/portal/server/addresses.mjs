/** @import { Language } from './read-api.mjs' */

/**
 * Where the pages are. English has the same addresses below `/en`.
 * @param {Language} language
 */
export function addressesOf(language) {
  const root = language === 'en' ? '/en' : '';
  const at = (
    /** @type {string} */ path,
    /** @type {Record<string, string | null>} */ query = {},
  ) => {
    const set = Object.entries(query).filter(([, value]) => value !== null && value !== '');
    const search = new URLSearchParams(/** @type {[string, string][]} */ (set)).toString();
    return `${root}${path}${search && `?${search}`}`;
  };
  return {
    home: () => at('/'),
    /** @param {string} slug */
    article: (slug) => at(`/tin/${encodeURIComponent(slug)}`),
    /** @param {{ after?: string | null }} [page] */
    latest: ({ after = null } = {}) => at('/tin', { sau: after }),
    /** @param {string} categoryId @param {{ after?: string | null }} [page] */
    category: (categoryId, { after = null } = {}) =>
      at(`/chuyen-muc/${encodeURIComponent(categoryId)}`, { sau: after }),
    /** @param {string} [window] */
    mostRead: (window = '30d') => at('/doc-nhieu', { khoang: window === '30d' ? null : window }),
    rankings: () => at('/xep-hang'),
    /** @param {string} periodId @param {{ blockId?: string | null, areaId?: string | null }} [part] */
    ranking: (periodId, { blockId = null, areaId = null } = {}) =>
      at(`/xep-hang/${encodeURIComponent(periodId)}`, { khoi: blockId, 'linh-vuc': areaId }),
    /** @param {string} unitId @param {string | null} [periodId] */
    unit: (unitId, periodId = null) =>
      at(`/don-vi/${encodeURIComponent(unitId)}`, { ky: periodId }),
    /** @param {{ query?: string, type?: string | null, cursor?: string | null }} [search] */
    search: ({ query = '', type = null, cursor = null } = {}) =>
      at('/tim-kiem', { q: query, loai: type, sau: cursor }),
    /** A chart of a period as a picture: the ranking of a block, or a unit's areas. @param {string} periodId @param {{ blockId?: string, unitId?: string }} shown */
    chart: (periodId, { blockId, unitId }) =>
      `/v1/periods/${encodeURIComponent(periodId)}/chart.png?${new URLSearchParams({
        ...(unitId === undefined ? {} : { kind: 'areas', unit: unitId }),
        ...(blockId === undefined ? {} : { block: blockId }),
        locale: language,
      })}`,
    openData: () => at('/du-lieu-mo'),
    howWeCount: () => at('/cach-dem'),
  };
}
/** @typedef {ReturnType<typeof addressesOf>} Addresses */

/**
 * Where what this address of the portal's first version showed is now; null for any other address.
 * @param {URL} url
 */
export function addressOfOld(url) {
  if (url.pathname !== '/' && url.pathname !== '/index.html') return null;
  const { searchParams: query } = url;
  const addresses = addressesOf(query.get('lang') === 'en' ? 'en' : 'vi');
  const [slug, unitId, blockId] = ['bai', 'don-vi', 'khoi'].map((name) => query.get(name));
  if (slug) return addresses.article(slug);
  if (unitId) return addresses.unit(unitId);
  if (blockId) return `${addresses.rankings()}?${new URLSearchParams({ khoi: blockId })}`;
  return query.has('lang') || url.pathname !== '/' ? addresses.home() : null;
}
