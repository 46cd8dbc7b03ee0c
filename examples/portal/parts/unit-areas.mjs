import { html } from '../server/html.mjs';
import { barOf, sectionOf } from './shared.mjs';

/** @import { GetUnitResultResponse } from '@congkhai/shared/contracts/read-api-index' */
/** @import { BlockSummary, RankedUnit } from '@congkhai/shared/scorecards/summary' */
/** @import { PeriodRules } from '@congkhai/shared/scorecards/period' */
/** @import { Edition, TextKey } from '../server/edition.mjs' */
/** @typedef {GetUnitResultResponse['data']} UnitResult */
/** @typedef {UnitResult['items'][number]} UnitItem */
/** @typedef {{ result: UnitResult, areas: BlockSummary['areas'], rules: PeriodRules }} Shown */

/** @type {TextKey[]} */
const FIGURE_COLUMNS = ['areas.points', 'areas.maximum', 'areas.mean'];

/** A unit's points in every reform area, and in the items below it where the framework has them. @param {Shown} shown @param {Edition} edition */
export function unitAreasOf(shown, edition) {
  const { text, formatFigure, formatBound } = edition;
  const { framework, items, result } = shown.result;
  const columns = FIGURE_COLUMNS.map(
    (column) => html`<th scope="col" class="figure">${text(column)}</th>`,
  );
  const total =
    result &&
    html`<tfoot><tr><th scope="row">${text('areas.total')}</th><td class="figure">${formatFigure(result.points, shown.rules)}</td><td class="figure">${formatBound(result.applicableMaximum)}</td><td></td></tr></tfoot>`;
  return sectionOf(
    { id: 'unit-areas', heading: text('areas.heading') },
    html`<table id="unit-areas-table">
<caption class="note" lang="vi">${framework.name}</caption>
<thead><tr><th scope="col">${text('areas.area')}</th>${columns}</tr></thead>
<tbody>${items.map((item) => rowOf(item, shown, edition))}</tbody>
${total}
</table>`,
  );
}

/** @param {UnitItem} item @param {Shown} shown @param {Edition} edition */
function rowOf(item, { result: { items, result }, areas, rules }, edition) {
  const { formatFigure, formatBound } = edition;
  const points = pointsOf(item, result);
  const mean = areas.find(({ areaId }) => areaId === item.itemId)?.statistics?.mean;
  const isArea = item.parentItemId === null;
  const className = isArea ? 'area' : `item depth-${depthOf(item, items)}`;
  return html`<tr data-item-id="${item.itemId}" class="${className}">
<th scope="row" lang="vi">${item.name}${isArea && points !== null && item.maximum > 0 && barOf(points / item.maximum)}</th>
${pointsCellOf(item, points, rules, edition)}
<td class="figure">${formatBound(item.maximum)}</td>
<td class="figure">${mean !== undefined && formatFigure(mean, rules)}</td>
</tr>`;
}

/** @param {UnitItem} item @param {RankedUnit | null} result */
function pointsOf({ itemId, score }, result) {
  return result?.areas.find(({ areaId }) => areaId === itemId)?.points ?? score;
}

/** Zero, "not applicable" and "not submitted" are three different things. @param {UnitItem} item @param {number | null} points @param {PeriodRules} rules @param {Edition} edition */
function pointsCellOf({ state }, points, rules, { text, formatFigure, language }) {
  if (state === 'not-applicable' || state === 'not-submitted')
    return html`<td class="blank" lang="${language}">${text(`areas.${state}`)}</td>`;
  return html`<td class="figure">${points !== null && formatFigure(points, rules)}</td>`;
}

/** How far below its area an item stands, at most 3. @param {UnitItem} item @param {readonly UnitItem[]} items @returns {number} */
function depthOf(item, items) {
  const parent = items.find(({ itemId }) => itemId === item.parentItemId);
  return parent ? Math.min(3, depthOf(parent, items) + 1) : 0;
}
