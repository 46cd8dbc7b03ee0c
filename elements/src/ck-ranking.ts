import { type Answer, getSummary } from '@congkhai/client';
import type { Asked } from './asked.js';
import { createElement, createLink } from './create-element.js';
import { defineElement } from './define-element.js';
import { formatFigure, formatNumber } from './format.js';
import { createBadge } from './headlines.js';
import { findPeriodId } from './periods.js';
import { createTable } from './table.js';

type Summary = Answer<'getSummary'>['data'];
type Block = Summary['blocks'][number];
type RankedUnit = Block['ranking'][number];
type RankingAsked = Asked<'period' | 'release' | 'block' | 'unit' | 'limit' | 'href'>;

/** `<ck-ranking>`: the ranking of a block in a period, the newest if none is named; with `unit`, that unit's row is marked. */
export const RankingElement = defineElement('ck-ranking', {
  attributes: ['period', 'release', 'block', 'unit', 'limit', 'href'],
  load: async ({ client, signal, get, getNumber }) => {
    const id = await findPeriodId(client, get('period'), { signal });
    return id === null
      ? null
      : getSummary(client, { id, release: getNumber('release') }, { signal });
  },
  render: (answer: Answer<'getSummary'> | null, asked: RankingAsked) => {
    const block = answer && findBlock(answer.data.blocks, asked);
    if (!block) {
      const notice = asked.text(answer ? 'noBlock' : 'noPeriods', {
        block: asked.get('block') ?? '',
      });
      return [createElement('p', { part: 'message' }, notice)];
    }
    return [createRanking(answer.data, block, asked), ...createNotRanked(block, asked)];
  },
});

/** The block that is named, or that of the unit that is marked, or the first. */
function findBlock(blocks: Block[], { get }: RankingAsked): Block | undefined {
  const [blockId, unitId] = [get('block'), get('unit')];
  if (blockId !== undefined) return blocks.find((block) => block.blockId === blockId);
  return (
    blocks.find(({ ranking, notRanked }) =>
      [...ranking, ...notRanked].some(({ unit }) => unit.unitId === unitId),
    ) ?? blocks[0]
  );
}

function createRanking(summary: Summary, block: Block, asked: RankingAsked): Node {
  const { text, language, get, getNumber } = asked;
  const limit = getNumber('limit') ?? Number.POSITIVE_INFINITY;
  // Those at the top (all if the limit is no number), and wherever it is the unit that is marked.
  const shown = block.ranking.filter(
    ({ unit }, position) => !(position >= limit) || unit.unitId === get('unit'),
  );
  if (shown.length === 0) return createElement('p', { part: 'message' }, text('noRanking'));
  const count = formatNumber(language, block.rankedUnitCount);
  const note = text('rankedUnits', { block: block.name, count });
  const isInvented = shown.some(({ isDemonstration }) => isDemonstration);
  return createTable({
    caption: [
      createElement('strong', { lang: 'vi' }, summary.name),
      createElement('span', { part: 'note' }, note),
      isInvented && createElement('span', { part: 'note' }, text('demonstrationNote')),
    ],
    columns: ['rank', 'unit', 'points', 'percent', 'grade'].map((key) => ({
      name: text(key as 'rank'),
      isFigure: key === 'points' || key === 'percent',
    })),
    rows: shown.map((rankedUnit) => createRow(rankedUnit, { summary, block, asked })),
  });
}

function createRow(
  {
    unit,
    rank,
    rankInterval,
    points,
    applicableMaximum,
    percent,
    grade,
    isDemonstration,
  }: RankedUnit,
  {
    summary: { rules, periodId },
    block,
    asked,
  }: { summary: Summary; block: Block; asked: RankingAsked },
) {
  const { text, language, get } = asked;
  const { unitId, name } = unit;
  const isChosen = unitId === get('unit');
  const cell = (part: string, ...children: (Node | string | null)[]) =>
    createElement('td', { part }, ...children);
  // A unit to which some items do not apply is measured against less than the block's maximum.
  const ownMaximum =
    applicableMaximum === block.maximum
      ? null
      : createElement('small', {}, `/${formatNumber(language, applicableMaximum)}`);
  return createElement(
    'tr',
    { part: isChosen ? 'row chosen' : 'row', 'aria-current': isChosen ? 'true' : null },
    cell('cell rank', formatNumber(language, rank), createInterval(rankInterval, asked)),
    createElement(
      'th',
      { scope: 'row', part: 'cell unit' },
      createLink(get('href'), { unitId, periodId }, { lang: 'vi' }, name),
      isDemonstration && ' ',
      isDemonstration && createBadge(text('demonstration')),
    ),
    cell('cell figure points', formatFigure(language, points, rules), ownMaximum),
    cell('cell figure percent', formatFigure(language, percent, rules)),
    createElement(
      'td',
      { part: 'cell grade', lang: grade && 'vi' },
      grade?.name ?? text('noGrade'),
    ),
  );
}

/** Beside the rank that counts, and smaller: how far chance could move it. */
function createInterval(interval: RankedUnit['rankInterval'], { text, language }: RankingAsked) {
  if (!interval) return null;
  const shown = {
    best: formatNumber(language, interval.best),
    worst: formatNumber(language, interval.worst),
  };
  const title = text('interval', shown);
  return createElement(
    'small',
    { part: 'interval', title },
    createElement('span', { 'aria-hidden': 'true' }, ` (${shown.best}–${shown.worst})`),
    createElement('span', { part: 'spoken' }, title),
  );
}

/** Units with something missing stand apart: a blank is not a zero. Who asks for the top alone is not told of them. */
function createNotRanked({ notRanked }: Block, { text, get }: RankingAsked): Node[] {
  if (notRanked.length === 0 || get('limit') !== undefined) return [];
  const items = notRanked.map(({ unit, reason, missingItemIds, isDemonstration }) =>
    createElement(
      'li',
      {},
      createElement('span', { lang: 'vi' }, unit.name),
      `: ${text(reason, { items: missingItemIds.join(', ') })} `,
      isDemonstration && createBadge(text('demonstration')),
    ),
  );
  const heading = createElement('p', {}, createElement('strong', {}, text('notRanked')));
  return [createElement('div', { part: 'apart' }, heading, createElement('ul', {}, ...items))];
}

declare global {
  interface HTMLElementTagNameMap {
    'ck-ranking': InstanceType<typeof RankingElement>;
  }
}
