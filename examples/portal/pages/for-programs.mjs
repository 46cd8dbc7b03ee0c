import { addressesOf } from '../server/addresses.mjs';
import { newestSummary, nullIfUnavailable } from '../server/read-api.mjs';

/** @import { File, Visit } from '../server/page.mjs' */

/** What programs look for at the root of a site, by its address. @type {Record<string, (visit: Visit) => File | Promise<File>>} */
export const FILES = {
  '/robots.txt': showRobots,
  '/llms.txt': showLlmsText,
  '/sitemap-pages.xml': showSitemap,
};

/** Every page may be read; which are to be listed, each says itself (RFC 9309, https://www.sitemaps.org). @param {Visit} visit @returns {File} */
function showRobots({ siteUrl }) {
  const sitemaps = ['/sitemap-pages.xml', '/v1/sitemap.xml', '/v1/news-sitemap.xml'];
  const lines = [
    'User-agent: *',
    'Disallow:',
    '',
    ...sitemaps.map((path) => `Sitemap: ${new URL(path, siteUrl).href}`),
  ];
  return { mediaType: 'text/plain', body: `${lines.join('\n')}\n` };
}

/** Where everything is, for programs that read for people; as the API says it. @param {Visit} visit @returns {Promise<File>} */
async function showLlmsText({ api }) {
  return { mediaType: 'text/plain', body: await api.getLlmsText() };
}

/** The pages besides articles, which are in the sitemap of the API: those that always are, categories that have articles, every year's ranking, and the units of the newest. @param {Visit} visit @returns {Promise<File>} */
async function showSitemap({ api, siteUrl }) {
  const [categories, periods] = await Promise.all([
    nullIfUnavailable(api.listCategories('vi')),
    api.listPeriods(),
  ]);
  const summary = await newestSummary(api, periods.data);
  const units = (summary?.data.blocks ?? []).flatMap(({ ranking, notRanked }) => [
    ...ranking.map(({ unit }) => unit.unitId),
    ...notRanked.map(({ unit }) => unit.unitId),
  ]);
  const inCategories = (categories?.data ?? []).filter(({ articleCount }) => articleCount > 0);
  const paths = [addressesOf('vi'), addressesOf('en')].flatMap((addresses) => [
    addresses.home(),
    addresses.latest(),
    addresses.mostRead(),
    addresses.search(),
    addresses.openData(),
    addresses.howWeCount(),
    ...inCategories.map(({ categoryId }) => addresses.category(categoryId)),
    ...periods.data.map(({ periodId }) => addresses.ranking(periodId)),
    ...units.map((unitId) => addresses.unit(unitId)),
  ]);
  // Segments of an address are escaped: nothing is left in them that XML would have to have escaped.
  const lines = paths.map((path) => `<url><loc>${new URL(path, siteUrl).href}</loc></url>`);
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`;
  return { mediaType: 'application/xml', body };
}
