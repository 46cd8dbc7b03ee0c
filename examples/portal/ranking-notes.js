import { summaryAddress } from './api.js';
import { createElement, createFacts } from './elements.js';
import { formatBound, formatCount, formatFigure } from './format.js';
import { text } from './texts.js';

/** @import { BlockSummary, PeriodSummary } from '@congkhai/shared/scorecards/summary' */
/** @import { PeriodRules } from '@congkhai/shared/scorecards/period' */

/** Mean, median, highest, lowest, and how many units got each grade. @param {BlockSummary} block @param {PeriodRules} rules */
export function createStatistics({ statistics, countPerGrade, rankedUnitCount }, rules) {
  if (!statistics) return null;
  const percent = (/** @type {number} */ figure) => `${formatFigure(figure, rules)}%`;
  const grades = countPerGrade.map(({ name, minimumPercent, unitCount }) => ({
    term: text('statistics.grade', { grade: name, minimum: formatBound(minimumPercent) }),
    value: text('statistics.unitCount', { count: formatCount(unitCount) }),
  }));
  return createElement(
    'section',
    { id: 'statistics', 'aria-labelledby': 'statistics-heading' },
    createElement('h3', { id: 'statistics-heading' }, text('statistics.heading')),
    createFacts(
      [
        { term: text('statistics.mean'), value: percent(statistics.mean) },
        { term: text('statistics.median'), value: percent(statistics.median) },
        { term: text('statistics.highest'), value: percent(statistics.highest) },
        { term: text('statistics.lowest'), value: percent(statistics.lowest) },
        { term: text('statistics.lowerQuartile'), value: percent(statistics.lowerQuartile) },
        { term: text('statistics.upperQuartile'), value: percent(statistics.upperQuartile) },
        {
          term: text('statistics.standardDeviation'),
          value: percent(statistics.standardDeviation),
        },
        {
          term: text('statistics.aboveMean'),
          value: `${formatCount(statistics.aboveMeanCount)}/${formatCount(rankedUnitCount)}`,
        },
      ],
      'facts figures',
    ),
    createFacts(grades, 'facts grades'),
  );
}

/**
 * The rules by which the table was made: no law settles ties and rounding, so a period names its own.
 * @param {PeriodSummary} summary
 * @param {BlockSummary} block
 */
export function createRules({ periodId, rules }, { gradeBandsSource, leftOutItemIds }) {
  const sentences = [
    text('rules.ranking'),
    text(`rules.tie.${rules.tieRule}`),
    text(`rules.comparison.${rules.comparison}`),
    text(`rules.rounding.${rules.rounding}`, { decimals: rules.decimalsShown }),
    ...(gradeBandsSource ? [text('rules.gradeBandsSource', { source: gradeBandsSource })] : []),
    ...(leftOutItemIds.length > 0
      ? [text('rules.leftOut', { items: leftOutItemIds.join(', ') })]
      : []),
    ...(rules.uncertainty ? [uncertaintySentence(rules.uncertainty)] : []),
  ];
  const json = createElement('a', { href: summaryAddress(periodId) }, text('rules.json'));
  return createElement(
    'section',
    { class: 'rules', id: 'rules', 'aria-labelledby': 'rules-heading' },
    createElement('h3', { id: 'rules-heading' }, text('rules.heading')),
    createElement('ul', {}, ...sentences.map((sentence) => createElement('li', {}, sentence))),
    createElement('p', {}, json),
  );
}

/** How the intervals of ranks were drawn. @param {NonNullable<PeriodRules['uncertainty']>} uncertainty */
function uncertaintySentence(uncertainty) {
  const { surveySampleSize, surveyErrorThousandths } = uncertainty;
  const percentOf = (/** @type {number} */ thousandths) => formatBound(thousandths / 1_000);
  const survey =
    surveySampleSize === null
      ? text('rules.surveyError', { error: percentOf(surveyErrorThousandths ?? 0) })
      : text('rules.surveySample', { count: formatCount(surveySampleSize) });
  return text('rules.uncertainty', {
    confidence: percentOf(uncertainty.confidenceThousandths),
    draws: formatCount(uncertainty.drawCount),
    spread: percentOf(uncertainty.weightSpreadThousandths),
    survey,
  });
}
