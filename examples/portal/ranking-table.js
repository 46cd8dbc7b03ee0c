import { createDemonstrationBadge, createElement } from './elements.js';
import { formatBound, formatCount, formatFigure } from './format.js';
import { addressOf } from './route.js';
import { text } from './texts.js';

/** @import { RankedUnit } from '@congkhai/shared/scorecards/summary' */
/** @import { Ranking } from './ranking.js' */
/** @import { Route } from './route.js' */

/** @type {{ heading: import('./texts.js').TextKey, className: string }[]} */
const COLUMNS = [
  { heading: 'ranking.rank', className: 'rank' },
  { heading: 'ranking.unit', className: 'name' },
  { heading: 'ranking.points', className: 'figure' },
  { heading: 'ranking.percent', className: 'figure' },
  { heading: 'ranking.grade', className: 'grade' },
];

/** The ranked units of a block. @param {Ranking} ranking @param {Route} route */
export function createRankingTable(ranking, route) {
  const { block } = ranking;
  if (block.ranking.length === 0) {
    return createElement('p', { class: 'nothing' }, text('ranking.empty'));
  }
  const title = text('ranking.caption', { block: block.name, count: block.rankedUnitCount });
  const caption = createElement(
    'caption',
    {},
    createElement('strong', {}, title),
    createElement('span', { class: 'note' }, text('ranking.hint')),
  );
  const head = COLUMNS.map(({ heading, className }) =>
    createElement('th', { scope: 'col', class: className }, text(heading)),
  );
  const rows = block.ranking.map((rankedUnit) => createRow(rankedUnit, ranking, route));
  return createElement(
    'table',
    { id: 'ranking-table' },
    caption,
    createElement('thead', {}, createElement('tr', {}, ...head)),
    createElement('tbody', {}, ...rows),
  );
}

/** Units with something missing stand apart: a blank is not a zero. @param {Ranking} ranking @param {Route} route */
export function createNotRanked({ block, chosen }, route) {
  if (block.notRanked.length === 0) return null;
  const items = block.notRanked.map((listed) => {
    const reason = text(`ranking.${listed.reason}`, { items: listed.missingItemIds.join(', ') });
    return createElement(
      'li',
      { 'data-unit-id': listed.unit.unitId },
      createUnitLink(listed.unit, chosen, route),
      `: ${reason} `,
      listed.isDemonstration ? createDemonstrationBadge() : null,
    );
  });
  const heading = createElement('h3', {}, text('ranking.notRanked'));
  return createElement(
    'div',
    { class: 'not-ranked', id: 'not-ranked' },
    heading,
    createElement('ul', {}, ...items),
  );
}

/** @param {RankedUnit} rankedUnit @param {Ranking} ranking @param {Route} route */
function createRow(rankedUnit, { summary, block, chosen }, route) {
  const { unit, rank, rankInterval, points, applicableMaximum, percent, grade, isDemonstration } =
    rankedUnit;
  // A unit to which some items do not apply is measured against less than the block's maximum.
  const ownMaximum =
    applicableMaximum === block.maximum
      ? null
      : createElement('small', {}, `/${formatBound(applicableMaximum)}`);
  const isChosen = unit.unitId === chosen?.unit.unitId;
  return createElement(
    'tr',
    { 'data-unit-id': unit.unitId, ...(isChosen && { class: 'chosen' }) },
    createElement('td', { class: 'rank' }, formatCount(rank), createInterval(rankInterval)),
    createElement(
      'th',
      { scope: 'row' },
      createUnitLink(unit, chosen, route),
      isDemonstration ? createDemonstrationBadge() : null,
    ),
    createElement('td', { class: 'figure' }, formatFigure(points, summary.rules), ownMaximum),
    createElement('td', { class: 'figure' }, formatFigure(percent, summary.rules)),
    createElement('td', { class: 'grade' }, grade?.name ?? text('ranking.noGrade')),
  );
}

/** Beside the rank that counts, and smaller: how far chance could move it. @param {RankedUnit['rankInterval']} interval */
function createInterval(interval) {
  if (!interval) return null;
  const shown = { best: formatCount(interval.best), worst: formatCount(interval.worst) };
  const title = text('ranking.interval', shown);
  return createElement(
    'small',
    { class: 'interval', title },
    createElement('span', { 'aria-hidden': 'true' }, `${shown.best}–${shown.worst}`),
    createElement('span', { class: 'visually-hidden' }, title),
  );
}

/** @param {RankedUnit['unit']} unit @param {Ranking['chosen']} chosen @param {Route} route */
function createUnitLink(unit, chosen, { slug, blockId }) {
  const href = addressOf({ slug, blockId, unitId: unit.unitId });
  const current = unit.unitId === chosen?.unit.unitId ? { 'aria-current': 'true' } : {};
  return createElement('a', { href, lang: 'vi', ...current }, unit.name);
}
