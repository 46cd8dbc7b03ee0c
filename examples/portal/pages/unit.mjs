import { headlinesOf } from '../parts/headlines.mjs';
import { lostPointsTableOf } from '../parts/lost-points.mjs';
import { changeLineOf } from '../parts/release-notes.mjs';
import { demonstrationBadge, sectionOf } from '../parts/shared.mjs';
import { unitAreasOf } from '../parts/unit-areas.mjs';
import { unitSeriesOf } from '../parts/unit-series.mjs';
import { html } from '../server/html.mjs';
import { nullIfMissing } from '../server/read-api.mjs';
import { showMissing } from './failure.mjs';

/** @import { GetSeriesResponse, GetUnitResultResponse } from '@congkhai/shared/contracts/read-api-index' */
/** @import { ListArticlesResponse } from '@congkhai/shared/contracts/read-api' */
/** @import { PeriodSummary } from '@congkhai/shared/scorecards/summary' */
/** @import { Edition } from '../server/edition.mjs' */
/** @import { Page, Visit } from '../server/page.mjs' */

/**
 * @typedef {object} UnitPage
 * @property {GetSeriesResponse['data']} series
 * @property {PeriodSummary} summary
 * @property {GetUnitResultResponse['data']} result
 * @property {ListArticlesResponse['data']} news
 */

const NEWS_SHOWN = 6;

/** `/don-vi/{unit}?ky=`: a unit over the years, and in one period, the newest if none is named. @param {Visit} visit @returns {Promise<Page>} */
export async function showUnit({ edition, api, url, parameters: [unitId = ''] }) {
  const { addresses, language } = edition;
  const [found, articles] = await Promise.all([
    nullIfMissing(api.getSeries(unitId)),
    nullIfMissing(api.listArticles({ unit: unitId, locale: language, limit: NEWS_SHOWN })),
  ]);
  const wanted = url.searchParams.get('ky');
  const entry = found?.data.entries.findLast(
    ({ periodId }) => wanted === null || periodId === wanted,
  );
  if (!found || (wanted !== null && !entry)) return showMissing(edition);
  const series = found.data;
  const news = articles?.data ?? [];
  if (!entry) return withoutResultOf(series.unitId, news, edition);
  const [summary, result] = await Promise.all([
    api.getSummary(entry.periodId),
    api.getUnitResult(entry.periodId, unitId),
  ]);
  const { unit } = result.data;
  return {
    status: 200,
    title: `${unit.name}: ${summary.data.name}`,
    canonical: addresses.unit(unitId, wanted),
    isTranslated: true,
    // A unit without a rank has no chart.
    picture: result.data.result && addresses.chart(entry.periodId, { unitId }),
    section: 'ranking',
    content: contentOf({ series, summary: summary.data, result: result.data, news }, edition),
  };
}

/** A unit of which no result is published. @param {string} unitId @param {ListArticlesResponse['data']} news @param {Edition} edition @returns {Page} */
function withoutResultOf(unitId, news, edition) {
  const { text, addresses } = edition;
  const name = news[0]?.unit?.name ?? unitId;
  return {
    status: 200,
    title: name,
    canonical: addresses.unit(unitId),
    isTranslated: true,
    section: 'ranking',
    content: html`<div class="wide-column"><h1 lang="vi">${name}</h1>
<p class="nothing">${text('areas.none')}</p>
${newsOf(news, edition)}</div>`,
  };
}

/** @param {UnitPage} page @param {Edition} edition */
function contentOf({ series, summary, result, news }, edition) {
  const { text, addresses } = edition;
  const { periodId, rules, blocks } = summary;
  const block = blocks.find(({ blockId }) => blockId === result.block.blockId);
  const isDemonstration = [...(block?.ranking ?? []), ...(block?.notRanked ?? [])].some(
    ({ unit, isDemonstration: isInvented }) => isInvented && unit.unitId === result.unit.unitId,
  );
  const back = addresses.ranking(periodId, { blockId: result.block.blockId });
  return html`<div class="wide-column unit-page">
<p class="kicker"><a href="${back}"><span lang="vi">${result.block.name}</span>, ${String(summary.year)}</a>${isDemonstration && demonstrationBadge(edition)}</p>
<h1 lang="vi">${result.unit.name}</h1>
<p class="note" lang="vi">${summary.name}</p>
${resultLineOf(result, summary, edition)}
<div class="unit-parts">
${unitSeriesOf(series, periodId, edition)}
${unitAreasOf({ result, areas: block?.areas ?? [], rules }, edition)}
</div>
${lostPointsTableOf(result.items, rules, edition)}
${newsOf(news, edition)}
<p class="note"><a href="/v1/periods/${encodeURIComponent(periodId)}/units/${encodeURIComponent(result.unit.unitId)}">${text('rules.json')}</a></p>
</div>`;
}

/** Points, rank and grade; or why there are none. @param {GetUnitResultResponse['data']} unit @param {PeriodSummary} summary @param {Edition} edition */
function resultLineOf({ result, notRanked, block }, { rules, comparedWith }, edition) {
  const { text, formatFigure, formatBound, formatCount } = edition;
  if (!result) {
    const { reason = 'not-applicable', missingItemIds = [] } = notRanked ?? {};
    const why = text(`ranking.${reason}`, { items: missingItemIds.join(', ') });
    return html`<p class="result">${text('ranking.notRanked')}: ${why}</p>`;
  }
  const shown = {
    points: formatFigure(result.points, rules),
    maximum: formatBound(result.applicableMaximum),
    rank: formatCount(result.rank),
    count: formatCount(block.rankedUnitCount),
    grade: result.grade?.name ?? text('ranking.noGrade'),
  };
  const { change } = result;
  return html`<p class="result">${text('areas.result', shown)}</p>
${comparedWith && change && changeLineOf(change, comparedWith.year, edition)}`;
}

/** @param {ListArticlesResponse['data']} news @param {Edition} edition */
function newsOf(news, edition) {
  if (news.length === 0) return null;
  const part = { id: 'unit-news', heading: edition.text('unit.news') };
  return sectionOf(part, headlinesOf(news, edition));
}
