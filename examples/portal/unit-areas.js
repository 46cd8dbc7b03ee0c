import { createDemonstrationBadge, createElement } from './elements.js';
import { formatBound, formatCount, formatFigure } from './format.js';
import { createChangeLine } from './release-notes.js';
import { text } from './texts.js';

/** @import { GetUnitResultResponse } from '@congkhai/shared/contracts/read-api-index' */
/** @import { RankedUnit } from '@congkhai/shared/scorecards/summary' */
/** @import { Ranking } from './ranking.js' */
/** @typedef {GetUnitResultResponse['data']['items'][number]} UnitItem */

/** @type {import('./texts.js').TextKey[]} */
const FIGURE_COLUMNS = ['areas.points', 'areas.maximum', 'areas.mean'];

/** The chosen unit's points in every reform area, and in the items below it where the framework has them. @param {Ranking} ranking */
export function createUnitAreas(ranking) {
  const { chosen, unitResult } = ranking;
  if (!chosen) return null;
  const unit = chosen.unit.name;
  const heading = createElement(
    'h3',
    { id: 'unit-areas-heading', tabindex: '-1' },
    text('areas.heading', { unit }),
    chosen.isDemonstration ? createDemonstrationBadge() : null,
  );
  return createElement(
    'section',
    { id: 'unit-areas', 'aria-labelledby': 'unit-areas-heading' },
    heading,
    ...(unitResult
      ? [
          createResultLine(ranking, unitResult.result),
          unitResult.result && createChangeLine(ranking.summary, unitResult.result),
          createTable(ranking, unitResult),
        ]
      : [createElement('p', { class: 'nothing' }, text('areas.none'))]),
  );
}

/** @param {Ranking} ranking @param {RankedUnit | null} result */
function createResultLine({ summary, block }, result) {
  if (!result) return null;
  const sentence = text('areas.result', {
    points: formatFigure(result.points, summary.rules),
    maximum: formatBound(result.applicableMaximum),
    rank: formatCount(result.rank),
    count: formatCount(block.rankedUnitCount),
    grade: result.grade?.name ?? text('ranking.noGrade'),
  });
  return createElement('p', { class: 'result' }, sentence);
}

/** @param {Ranking} ranking @param {NonNullable<Ranking['unitResult']>} unitResult */
function createTable(ranking, { framework, items, result }) {
  const { rules } = ranking.summary;
  const columns = FIGURE_COLUMNS.map((column) =>
    createElement('th', { scope: 'col', class: 'figure' }, text(column)),
  );
  const total =
    result &&
    createElement(
      'tfoot',
      {},
      createElement(
        'tr',
        {},
        createElement('th', { scope: 'row' }, text('areas.total')),
        createElement('td', { class: 'figure' }, formatFigure(result.points, rules)),
        createElement('td', { class: 'figure' }, formatBound(result.applicableMaximum)),
        createElement('td'),
      ),
    );
  const rows = items.map((item) => createRow(item, items, result, ranking));
  return createElement(
    'table',
    { id: 'unit-areas-table' },
    createElement('caption', { lang: 'vi' }, framework.name),
    createElement(
      'thead',
      {},
      createElement(
        'tr',
        {},
        createElement('th', { scope: 'col' }, text('areas.area')),
        ...columns,
      ),
    ),
    createElement('tbody', {}, ...rows),
    total,
  );
}

/** @param {UnitItem} item @param {UnitItem[]} items @param {RankedUnit | null} result @param {Ranking} ranking */
function createRow(item, items, result, { summary, block }) {
  const areaPoints = result?.areas.find(({ areaId }) => areaId === item.itemId);
  const points = areaPoints?.points ?? item.score;
  const mean = block.areas.find(({ areaId }) => areaId === item.itemId)?.statistics?.mean ?? null;
  const isArea = item.parentItemId === null;
  const name = createElement('th', { scope: 'row', lang: 'vi' }, item.name);
  if (isArea && points !== null) name.append(createBar(points / item.maximum));
  return createElement(
    'tr',
    { 'data-item-id': item.itemId, class: isArea ? 'area' : `item depth-${depthOf(item, items)}` },
    name,
    createPointsCell(item, points, summary.rules),
    createElement('td', { class: 'figure' }, formatBound(item.maximum)),
    createElement(
      'td',
      { class: 'figure' },
      mean === null ? '' : formatFigure(mean, summary.rules),
    ),
  );
}

/** Zero, "not applicable" and "not submitted" are three different things. @param {UnitItem} item @param {number | null} points @param {Ranking['summary']['rules']} rules */
function createPointsCell({ state }, points, rules) {
  if (state === 'not-applicable' || state === 'not-submitted') {
    return createElement('td', { class: 'blank' }, text(`areas.${state}`));
  }
  const figure = points === null ? '' : formatFigure(points, rules);
  return createElement('td', { class: 'figure' }, figure);
}

/** How much of the maximum was reached, for the eye only: the figures stand beside it. @param {number} share */
function createBar(share) {
  const bar = createElement('span', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', String(share));
  return bar;
}

/** How far below its area an item stands, at most 3. @param {UnitItem} item @param {UnitItem[]} items @returns {number} */
function depthOf(item, items) {
  const parent = items.find(({ itemId }) => itemId === item.parentItemId);
  return parent ? Math.min(3, depthOf(parent, items) + 1) : 0;
}
