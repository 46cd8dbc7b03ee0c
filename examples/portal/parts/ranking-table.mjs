import { attribute, html } from '../server/html.mjs';
import { barOf, demonstrationBadge } from './shared.mjs';

/** @import { BlockSummary, PeriodSummary, RankedUnit } from '@congkhai/shared/scorecards/summary' */
/** @import { Edition, TextKey } from '../server/edition.mjs' */
/** A block of a period. @typedef {{ summary: PeriodSummary, block: BlockSummary }} Ranking */

/** @type {{ heading: TextKey, className: string }[]} */
const COLUMNS = [
  { heading: 'ranking.rank', className: 'rank' },
  { heading: 'ranking.unit', className: 'name' },
  { heading: 'ranking.points', className: 'figure' },
  { heading: 'ranking.percent', className: 'figure' },
  { heading: 'ranking.grade', className: 'grade' },
];

/** The ranked units of a block, all of them or the first. @param {Ranking} ranking @param {Edition} edition @param {{ unitsMax?: number }} [shown] */
export function rankingTableOf(ranking, edition, { unitsMax } = {}) {
  const { block } = ranking;
  const { text } = edition;
  if (block.ranking.length === 0) return html`<p class="nothing">${text('ranking.empty')}</p>`;
  const title = text('ranking.caption', { block: block.name, count: block.rankedUnitCount });
  const units = unitsMax === undefined ? block.ranking : block.ranking.slice(0, unitsMax);
  return html`<table class="ranking-table"${attribute('data-sortable', unitsMax === undefined ? text('ranking.sort') : null)} id="ranking-${block.blockId}">
<caption><strong>${title}</strong><span class="note">${text('ranking.hint')}</span></caption>
<thead><tr>${COLUMNS.map(({ heading, className }) => html`<th scope="col" class="${className}">${text(heading)}</th>`)}</tr></thead>
<tbody>${units.map((unit) => rowOf(unit, ranking, edition))}</tbody>
</table>`;
}

/** Units with something missing stand apart: a blank is not a zero. @param {Ranking} ranking @param {Edition} edition */
export function notRankedOf({ block, summary }, edition) {
  const { text } = edition;
  if (block.notRanked.length === 0) return null;
  const items = block.notRanked.map(({ unit, reason, missingItemIds, isDemonstration }) => {
    const why = text(`ranking.${reason}`, { items: missingItemIds.join(', ') });
    return html`<li data-unit-id="${unit.unitId}">${unitLinkOf(unit, summary, edition)}: ${why} ${isDemonstration && demonstrationBadge(edition)}</li>`;
  });
  return html`<div class="not-ranked" id="not-ranked"><h2>${text('ranking.notRanked')}</h2><ul>${items}</ul></div>`;
}

/** @param {RankedUnit['unit']} unit @param {PeriodSummary} summary @param {Edition} edition */
export function unitLinkOf({ unitId, name }, { periodId }, { addresses }) {
  return html`<a href="${addresses.unit(unitId, periodId)}" lang="vi">${name}</a>`;
}

/** @param {RankedUnit} ranked @param {Ranking} ranking @param {Edition} edition */
function rowOf(ranked, { summary, block }, edition) {
  const { formatCount, formatFigure, formatBound, text } = edition;
  const { unit, rank, rankInterval, points, applicableMaximum, percent, grade } = ranked;
  const { rules } = summary;
  // A unit to which some items do not apply is measured against less than the block's maximum.
  const ownMaximum =
    applicableMaximum !== block.maximum && html`<small>/${formatBound(applicableMaximum)}</small>`;
  return html`<tr data-unit-id="${unit.unitId}">
<td class="rank" data-value="${rank}">${formatCount(rank)}${intervalOf(rankInterval, edition)}</td>
<th scope="row">${unitLinkOf(unit, summary, edition)}${ranked.isDemonstration && demonstrationBadge(edition)}${barOf(percent / 100)}</th>
<td class="figure" data-value="${points}">${formatFigure(points, rules)}${ownMaximum}</td>
<td class="figure" data-value="${percent}">${formatFigure(percent, rules)}</td>
<td class="grade">${grade?.name ?? text('ranking.noGrade')}</td>
</tr>`;
}

/** Beside the rank that counts, and smaller: how far chance could move it. @param {RankedUnit['rankInterval']} interval @param {Edition} edition */
function intervalOf(interval, { text, formatCount }) {
  if (!interval) return null;
  const shown = { best: formatCount(interval.best), worst: formatCount(interval.worst) };
  const title = text('ranking.interval', shown);
  return html`<small class="interval" title="${title}"><span aria-hidden="true">${shown.best}–${shown.worst}</span><span class="visually-hidden">${title}</span></small>`;
}
