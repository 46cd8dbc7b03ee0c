import { openDataAddress, openDataFilesOf } from '../parts/release-notes.mjs';
import { sectionOf } from '../parts/shared.mjs';
import { html } from '../server/html.mjs';
import { nullIfMissing, nullIfUnavailable } from '../server/read-api.mjs';

/** @import { Edition, TextKey } from '../server/edition.mjs' */
/** @import { Page, Visit } from '../server/page.mjs' */
/** @import { ReadApi } from '../server/read-api.mjs' */

const PERIODS_SHOWN = 10;
/** @type {[address: string, text: TextKey][]} */
const ADDRESSES = [
  ['/v1/openapi.json', 'openData.openapi'],
  ['/v1/articles', 'section.latest'],
  ['/v1/most-read', 'section.mostRead'],
  ['/v1/total', 'section.visits'],
  ['/v1/periods', 'openData.periods'],
  ['/v1/units', 'openData.units'],
  ['/v1/transparency', 'openData.transparency'],
  ['/v1/ledger', 'openData.ledger'],
  ['/v1/feeds/rss.xml', 'openData.rss'],
  ['/v1/feeds/atom.xml', 'openData.atom'],
  ['/v1/feeds/feed.json', 'openData.jsonFeed'],
  ['/v1/sitemap.xml', 'page.sitemap'],
];

/** `/du-lieu-mo`: files of every period's newest release, and the addresses of the API. Says so where the files cannot be listed. @param {Visit} visit @returns {Promise<Page>} */
export async function showOpenData({ edition, api }) {
  const { text, addresses } = edition;
  const releases = await nullIfUnavailable(listReleases(api));
  return {
    status: 200,
    title: text('section.openData'),
    description: text('openData.introduction'),
    canonical: addresses.openData(),
    isTranslated: true,
    section: 'openData',
    structuredData: (releases ?? []).flatMap(({ dataset }) => dataset ?? []),
    content: html`<div class="text-column">
<h1>${text('section.openData')}</h1>
<p class="lead">${text('openData.introduction')}</p>
${releases === null && html`<p class="failure" role="status">${text('failure.part')}</p>`}
${releases?.length === 0 && html`<p class="nothing">${text('ranking.none')}</p>`}
${releases?.map((release) => releaseOf(release, edition))}
${sectionOf(
  { id: 'addresses', heading: text('openData.addresses') },
  html`<ul class="files">${ADDRESSES.map(([address, name]) => html`<li><a href="${address}">${text(name)}</a> <code>${address}</code></li>`)}</ul>
<p><a href="/reference/">${text('page.reference')}</a></p>`,
)}
</div>`,
  };
}

/** The newest release of each period with its files. @param {ReadApi} api */
async function listReleases(api) {
  const periods = (await api.listPeriods()).data.slice(0, PERIODS_SHOWN);
  const found = await Promise.all(
    periods.map(async (period) => {
      const summary = await nullIfUnavailable(api.getSummary(period.periodId));
      if (!summary) return null;
      const { release } = summary.data;
      const [list, dataset] = await Promise.all([
        nullIfMissing(api.listOpenData(period.periodId, release.number)),
        nullIfUnavailable(api.getDataset(period.periodId, release.number)),
      ]);
      return { period, release, files: list?.data.files ?? [], dataset };
    }),
  );
  return found.filter((each) => each !== null);
}

/** @param {Awaited<ReturnType<typeof listReleases>>[number]} release @param {Edition} edition */
function releaseOf({ period, release, files }, edition) {
  const { text, formatDayOfInstant, addresses } = edition;
  const { periodId, name } = period;
  const { number, frozenAt } = release;
  const line = text('release.line', { number, date: formatDayOfInstant(frozenAt) });
  return sectionOf(
    {
      id: `period-${periodId}`,
      heading: html`<span lang="vi">${name}</span>`,
      className: 'release',
    },
    [
      html`<p class="note">${line} <a href="${addresses.ranking(periodId)}">${text('section.rankingShort')}</a></p>`,
      openDataFilesOf({ periodId, number, files }, edition),
      html`<p><a href="${openDataAddress(periodId, number)}">${text('openData.index')}</a></p>`,
    ],
  );
}
