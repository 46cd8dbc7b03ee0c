import { html } from '../server/html.mjs';
import { unitLinkOf } from './ranking-table.mjs';
import { barOf, demonstrationBadge } from './shared.mjs';

/** @import { GetAreasResponse } from '@congkhai/shared/contracts/read-api-index' */
/** @import { BlockSummary, PeriodSummary } from '@congkhai/shared/scorecards/summary' */
/** @import { Edition } from '../server/edition.mjs' */

/**
 * The units of a block by what they got in one area, best first. Units to which it does not apply have no rank in it and come last.
 * @param {{ areas: GetAreasResponse['data'], areaId: string, summary: PeriodSummary, block: BlockSummary }} chosen
 * @param {Edition} edition
 */
export function areaTableOf({ areas, areaId, summary, block }, edition) {
  const { text, formatCount, formatFigure, formatBound } = edition;
  const area = areas.areas.find((each) => each.areaId === areaId);
  if (!area) return null;
  const invented = new Set(
    block.ranking.flatMap(({ unit, isDemonstration }) => (isDemonstration ? [unit.unitId] : [])),
  );
  const rows = areas.units
    .flatMap(({ unit, areas: points }) => {
      const own = points.find((each) => each.areaId === areaId);
      return own ? [{ unit, ...own }] : [];
    })
    .sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity))
    .map(
      ({
        unit,
        rank,
        points,
        applicableMaximum,
        percent,
      }) => html`<tr data-unit-id="${unit.unitId}">
<td class="rank" data-value="${rank ?? ''}">${rank === null ? '–' : formatCount(rank)}</td>
<th scope="row">${unitLinkOf(unit, summary, edition)}${invented.has(unit.unitId) && demonstrationBadge(edition)}${percent !== null && barOf(percent / 100)}</th>
<td class="figure" data-value="${points}">${formatFigure(points, summary.rules)}</td>
<td class="figure">${formatBound(applicableMaximum)}</td>
<td class="figure" data-value="${percent ?? ''}">${percent === null ? '–' : formatFigure(percent, summary.rules)}</td>
</tr>`,
    );
  const mean = area.statistics && formatFigure(area.statistics.mean, summary.rules);
  return html`<table class="ranking-table" data-sortable="${text('ranking.sort')}" id="area-table">
<caption><strong lang="vi">${area.name}</strong><span class="note">${mean && text('areas.meanOfBlock', { mean })}</span></caption>
<thead><tr><th scope="col" class="rank">${text('ranking.rank')}</th><th scope="col">${text('ranking.unit')}</th><th scope="col" class="figure">${text('areas.points')}</th><th scope="col" class="figure">${text('areas.maximum')}</th><th scope="col" class="figure">${text('areas.percent')}</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}
