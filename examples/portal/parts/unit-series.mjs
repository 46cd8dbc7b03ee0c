import { attribute, html } from '../server/html.mjs';
import { barOf, demonstrationBadge, sectionOf } from './shared.mjs';

/** @import { GetSeriesResponse } from '@congkhai/shared/contracts/read-api-index' */
/** @import { Edition } from '../server/edition.mjs' */

/**
 * A unit over the years. Figures are as they are kept, without the rounding of a period: periods may print differently.
 * @param {GetSeriesResponse['data']} series
 * @param {string} shownPeriodId the period of which the page shows more
 * @param {Edition} edition
 */
export function unitSeriesOf({ unitId, entries, predecessors }, shownPeriodId, edition) {
  const { text, addresses, formatBound, formatCount } = edition;
  const rows = entries.toReversed().map(({ periodId, year, block, result }) => {
    const isShown = periodId === shownPeriodId;
    return html`<tr${attribute('class', isShown ? 'chosen' : null)}>
<th scope="row"><a href="${addresses.unit(unitId, periodId)}"${attribute('aria-current', isShown ? 'true' : null)}>${String(year)}</a>${result?.isDemonstration && demonstrationBadge(edition)}</th>
${
  result
    ? html`<td class="figure">${formatBound(result.points)}/${formatBound(result.applicableMaximum)}</td>
<td class="figure">${formatBound(result.percent)}${barOf(result.percent / 100)}</td>
<td class="figure">${formatCount(result.rank)}/${formatCount(block.rankedUnitCount)}</td>
<td class="grade">${result.grade?.name ?? text('ranking.noGrade')}</td>`
    : html`<td class="blank" colspan="4">${text('ranking.notRankedThen')}</td>`
}
</tr>`;
  });
  const earlier = predecessors.map(
    (unit, place) =>
      html`${place > 0 && ', '}<a href="${addresses.unit(unit.unitId)}" lang="vi">${unit.name}</a>`,
  );
  return sectionOf({ id: 'series', heading: text('series.heading') }, [
    html`<table id="series-table">
<caption class="note">${text('series.caption')}</caption>
<thead><tr><th scope="col">${text('series.year')}</th><th scope="col" class="figure">${text('ranking.points')}</th><th scope="col" class="figure">${text('ranking.percent')}</th><th scope="col" class="figure">${text('ranking.rank')}</th><th scope="col">${text('ranking.grade')}</th></tr></thead>
<tbody>${rows}</tbody>
</table>`,
    earlier.length > 0 && html`<p class="note">${text('series.predecessors')} ${earlier}</p>`,
  ]);
}
