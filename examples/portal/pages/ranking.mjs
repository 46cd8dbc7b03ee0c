import { areaTableOf } from '../parts/area-table.mjs';
import { rulesOf, statisticsOf } from '../parts/ranking-notes.mjs';
import { notRankedOf, rankingTableOf } from '../parts/ranking-table.mjs';
import { errataOf, openDataOf, releaseLineOf } from '../parts/release-notes.mjs';
import { choicesOf, demonstrationBadge } from '../parts/shared.mjs';
import { html } from '../server/html.mjs';
import { newestSummary, nullIfMissing, nullIfUnavailable } from '../server/read-api.mjs';
import { showMissing } from './failure.mjs';

/** @import { GetAreasResponse, ListPeriodsResponse } from '@congkhai/shared/contracts/read-api-index' */
/** @import { OpenDataFile } from '@congkhai/shared/contracts/open-data' */
/** @import { BlockSummary, PeriodSummary } from '@congkhai/shared/scorecards/summary' */
/** @import { Erratum } from '@congkhai/shared/scorecards/release' */
/** @import { Edition } from '../server/edition.mjs' */
/** @import { Page, Visit } from '../server/page.mjs' */
/** @import { ReadApi } from '../server/read-api.mjs' */

/**
 * A block of a period's newest release, and one of its areas if one is chosen.
 * @typedef {object} Ranking
 * @property {ListPeriodsResponse['data']} periods
 * @property {PeriodSummary} summary
 * @property {BlockSummary} block
 * @property {string | null} areaId
 * @property {GetAreasResponse['data'] | null} areas
 * @property {Erratum[]} errata of the release that is shown
 * @property {OpenDataFile[]} files of open data
 */

/** `/xep-hang/{period}?khoi=&linh-vuc=`; without a period, the newest. @param {Visit} visit @returns {Promise<Page>} */
export async function showRanking({ edition, api, url, parameters: [periodId] }) {
  const { text, addresses } = edition;
  const periods = (await api.listPeriods()).data;
  const response = periodId
    ? await nullIfMissing(api.getSummary(periodId))
    : await newestSummary(api, periods);
  if (!response && periodId) return showMissing(edition);
  const blockId = url.searchParams.get('khoi');
  const block = response?.data.blocks.find((each) => blockId === null || each.blockId === blockId);
  if (!response || (!block && blockId === null)) return emptyPageOf(edition);
  const areaId = url.searchParams.get('linh-vuc');
  const isAreaKnown = areaId === null || block?.areas.some((each) => each.areaId === areaId);
  if (!block || !isAreaKnown) return showMissing(edition);
  const summary = response.data;
  const { number } = summary.release;
  const [areas, errata, openData, dataset] = await Promise.all([
    areaId === null ? null : api.getAreas(summary.periodId, block.blockId),
    findErrata(api, summary),
    nullIfMissing(api.listOpenData(summary.periodId, number)),
    nullIfUnavailable(api.getDataset(summary.periodId, number)),
  ]);
  const ranking = { periods, summary, block, areaId, errata };
  return {
    status: 200,
    title: `${text('section.rankingShort')}: ${summary.name}`,
    canonical: addresses.ranking(summary.periodId, { blockId, areaId }),
    isTranslated: true,
    isEmbeddable: areaId === null,
    picture: addresses.chart(summary.periodId, { blockId: block.blockId }),
    section: 'ranking',
    structuredData: dataset ? [dataset] : [],
    content: contentOf(
      { ...ranking, areas: areas?.data ?? null, files: openData?.data.files ?? [] },
      edition,
    ),
  };
}

/** @param {ReadApi} api @param {PeriodSummary} summary @returns {Promise<Erratum[]>} */
async function findErrata(api, { periodId, release }) {
  if (release.erratumCount === 0) return [];
  const releases = await nullIfMissing(api.listReleases(periodId));
  return releases?.data.find(({ number }) => number === release.number)?.errata ?? [];
}

/** @param {Edition} edition @returns {Page} */
function emptyPageOf({ text, addresses }) {
  return {
    status: 200,
    title: text('section.ranking'),
    canonical: addresses.rankings(),
    isTranslated: true,
    section: 'ranking',
    content: html`<div class="wide-column"><h1>${text('section.ranking')}</h1><p class="nothing">${text('ranking.none')}</p></div>`,
  };
}

/** @param {Ranking} ranking @param {Edition} edition */
function contentOf(ranking, edition) {
  const { summary, block, areas, areaId, files } = ranking;
  const isWhole = areas === null || areaId === null;
  return html`<div class="wide-column ranking" id="ranking">
${introductionOf(ranking, edition)}
${explorerOf(ranking, edition)}
<div class="ranking-content">
<div>
${isWhole ? rankingTableOf(ranking, edition) : areaTableOf({ areas, areaId, summary, block }, edition)}
${isWhole && notRankedOf(ranking, edition)}
</div>
<div class="ranking-notes">
${statisticsOf(block, summary.rules, edition)}
${rulesOf(summary, block, edition)}
${openDataOf(summary, files, edition)}
</div>
</div>
</div>`;
}

/** @param {Ranking} ranking @param {Edition} edition */
function introductionOf({ summary, errata }, edition) {
  const { text, formatLegalDocument } = edition;
  const { name, decision, hasDemonstrationData } = summary;
  const document = decision && formatLegalDocument(decision);
  return html`<div class="ranking-introduction">
<h1>${text('section.ranking')}</h1>
<p class="period-name" lang="vi">${name}</p>
${document && html`<p class="note">${text('ranking.decision', { document })}</p>`}
${releaseLineOf(summary, edition)}
${errataOf(errata, (unitId) => nameOfUnit(summary, unitId), edition)}
${hasDemonstrationData && html`<p class="demonstration-note">${demonstrationBadge(edition)} ${text('ranking.hasDemonstrationData')}</p>`}
</div>`;
}

/** Years, blocks and areas to choose from. @param {Ranking} ranking @param {Edition} edition */
function explorerOf({ periods, summary, block, areaId }, edition) {
  const { text, addresses } = edition;
  const { periodId, blocks } = summary;
  const { blockId, areas } = block;
  const years = periods.map((period) => ({
    address: addresses.ranking(period.periodId),
    name: String(period.year),
    isCurrent: period.periodId === periodId,
  }));
  const groups = blocks.map((each) => ({
    address: addresses.ranking(periodId, { blockId: each.blockId }),
    name: html`<span lang="vi">${each.name}</span>`,
    isCurrent: each.blockId === blockId,
  }));
  const all = {
    address: addresses.ranking(periodId, { blockId }),
    name: text('areas.all'),
    isCurrent: areaId === null,
  };
  const parts = areas.map((area) => ({
    address: addresses.ranking(periodId, { blockId, areaId: area.areaId }),
    name: html`<span lang="vi">${area.name}</span>`,
    isCurrent: area.areaId === areaId,
  }));
  return html`<div class="explorer">
${choicesOf(text('ranking.years'), years)}
${choicesOf(text('ranking.blocks'), groups)}
${choicesOf(text('areas.area'), [all, ...parts])}
</div>`;
}

/** @param {PeriodSummary} summary @param {string} unitId */
function nameOfUnit({ blocks }, unitId) {
  const listed = blocks
    .flatMap((block) => [...block.ranking, ...block.notRanked])
    .find(({ unit }) => unit.unitId === unitId);
  return listed?.unit.name ?? unitId;
}
