import { type Answer, getUnitResult } from '@congkhai/client';
import type { Asked } from './asked.js';
import { createElement } from './create-element.js';
import { defineElement } from './define-element.js';
import { formatFigure, formatNumber } from './format.js';
import { createBadge } from './headlines.js';
import { findPeriodId } from './periods.js';
import { createTable } from './table.js';

type Result = Answer<'getUnitResult'>['data'];
type RankedResult = NonNullable<Result['result']>;
type CardAsked = Asked<'period' | 'release' | 'unit'>;

/** `<ck-score-card>`: what a unit got in a period, the newest if none is named: points, rank and grade, and its points by reform area. */
export const ScoreCardElement = defineElement('ck-score-card', {
  attributes: ['period', 'release', 'unit'],
  needs: ['unit'],
  load: async ({ client, signal, get, getNumber }) => {
    const id = await findPeriodId(client, get('period'), { signal });
    if (id === null) return null;
    const asked = { id, unitId: get('unit') ?? '', release: getNumber('release') };
    return getUnitResult(client, asked, { signal });
  },
  render: (answer: Answer<'getUnitResult'> | null, asked: CardAsked) => {
    const { text } = asked;
    if (!answer) return [createElement('p', { part: 'message' }, text('noPeriods'))];
    const { unit, period, result, notRanked } = answer.data;
    const name = createElement('strong', { lang: 'vi', part: 'unit' }, unit.name);
    if (result) return [createCard(answer.data, result, name, asked)];
    const items = notRanked?.missingItemIds.join(', ') ?? '';
    const why = `: ${text(notRanked?.reason ?? 'not-submitted', { items })}`;
    const badge = notRanked?.isDemonstration && createBadge(text('demonstration'));
    return [
      createElement('p', { part: 'message' }, name, why, ' ', badge ?? null),
      createElement('p', { part: 'note', lang: 'vi' }, period.name),
    ];
  },
});

function createCard(data: Result, result: RankedResult, name: Node, asked: CardAsked): Node {
  const { language, text } = asked;
  const { period, block, items } = data;
  const shown = {
    points: formatFigure(language, result.points, period.rules),
    maximum: formatNumber(language, result.applicableMaximum),
    rank: formatNumber(language, result.rank),
    count: formatNumber(language, block.rankedUnitCount),
    grade: result.grade?.name ?? text('noGrade'),
  };
  const badge = result.isDemonstration && createBadge(text('demonstration'));
  const cell = (figure: string) => createElement('td', { part: 'cell figure' }, figure);
  return createTable({
    caption: [
      createElement('span', {}, name, ' ', badge),
      createElement('span', { part: 'note', lang: 'vi' }, period.name),
      createElement('span', { part: 'result' }, text('result', shown)),
    ],
    columns: (['area', 'points', 'maximum', 'share'] as const).map((key) => ({
      name: text(key),
      isFigure: key !== 'area',
    })),
    rows: result.areas.map((area) => {
      const item = items.find(({ itemId }) => itemId === area.areaId);
      return createArea(item?.name ?? area.areaId, area, { rules: period.rules, asked });
    }),
    foot: createElement(
      'tr',
      { part: 'row total' },
      createElement('th', { scope: 'row', part: 'cell' }, text('total')),
      cell(shown.points),
      cell(shown.maximum),
      cell(formatFigure(language, result.percent, period.rules)),
    ),
  });
}

function createArea(
  name: string,
  { points, applicableMaximum, percent }: RankedResult['areas'][number],
  { rules, asked: { language } }: { rules: Result['period']['rules']; asked: CardAsked },
) {
  const share = createElement(
    'td',
    { part: percent === null ? 'cell figure' : 'cell figure share' },
    percent === null ? '–' : formatFigure(language, percent, rules),
  );
  // Set by script and not in an attribute, which a Content-Security-Policy would forbid.
  if (percent !== null) share.style.setProperty('--share', `${percent}%`);
  return createElement(
    'tr',
    { part: 'row' },
    createElement('th', { scope: 'row', part: 'cell area', lang: 'vi' }, name),
    createElement('td', { part: 'cell figure' }, formatFigure(language, points, rules)),
    createElement('td', { part: 'cell figure' }, formatNumber(language, applicableMaximum)),
    share,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'ck-score-card': InstanceType<typeof ScoreCardElement>;
  }
}
