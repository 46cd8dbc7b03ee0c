import { html } from '../server/html.mjs';
import { factsOf, sectionOf } from './shared.mjs';

/** @import { BlockSummary, PeriodSummary } from '@congkhai/shared/scorecards/summary' */
/** @import { PeriodRules } from '@congkhai/shared/scorecards/period' */
/** @import { Edition } from '../server/edition.mjs' */

/** Mean, median, highest, lowest, and how many units got each grade. @param {BlockSummary} block @param {PeriodRules} rules @param {Edition} edition */
export function statisticsOf({ statistics, countPerGrade, rankedUnitCount }, rules, edition) {
  if (!statistics) return null;
  const { text, formatFigure, formatBound, formatCount } = edition;
  const percent = (/** @type {number} */ figure) => `${formatFigure(figure, rules)}%`;
  const grades = countPerGrade.map(({ name, minimumPercent, unitCount }) => ({
    term: text('statistics.grade', { grade: name, minimum: formatBound(minimumPercent) }),
    value: text('statistics.unitCount', { count: formatCount(unitCount) }),
  }));
  const figures = [
    { term: text('statistics.mean'), value: percent(statistics.mean) },
    { term: text('statistics.median'), value: percent(statistics.median) },
    { term: text('statistics.highest'), value: percent(statistics.highest) },
    { term: text('statistics.lowest'), value: percent(statistics.lowest) },
    { term: text('statistics.lowerQuartile'), value: percent(statistics.lowerQuartile) },
    { term: text('statistics.upperQuartile'), value: percent(statistics.upperQuartile) },
    { term: text('statistics.standardDeviation'), value: percent(statistics.standardDeviation) },
    {
      term: text('statistics.aboveMean'),
      value: `${formatCount(statistics.aboveMeanCount)}/${formatCount(rankedUnitCount)}`,
    },
  ];
  return sectionOf({ id: 'statistics', heading: text('statistics.heading') }, [
    factsOf(figures, 'facts figures'),
    factsOf(grades, 'facts grades'),
  ]);
}

/**
 * The rules by which the table was made: no law settles ties and rounding, so a period names its own.
 * @param {PeriodSummary} summary
 * @param {BlockSummary} block
 * @param {Edition} edition
 */
export function rulesOf({ periodId, rules }, { gradeBandsSource, leftOutItemIds }, edition) {
  const { text } = edition;
  const sentences = [
    text('rules.ranking'),
    text(`rules.tie.${rules.tieRule}`),
    text(`rules.comparison.${rules.comparison}`),
    text(`rules.rounding.${rules.rounding}`, { decimals: rules.decimalsShown }),
    gradeBandsSource && text('rules.gradeBandsSource', { source: gradeBandsSource }),
    leftOutItemIds.length > 0 && text('rules.leftOut', { items: leftOutItemIds.join(', ') }),
    rules.uncertainty && uncertaintySentence(rules.uncertainty, edition),
  ];
  const json = `/v1/periods/${encodeURIComponent(periodId)}/summary`;
  return sectionOf({ id: 'rules', heading: text('rules.heading') }, [
    html`<ul>${sentences.map((sentence) => sentence && html`<li>${sentence}</li>`)}</ul>`,
    html`<p><a href="${json}">${text('rules.json')}</a></p>`,
  ]);
}

/** How the intervals of ranks were drawn. @param {NonNullable<PeriodRules['uncertainty']>} uncertainty @param {Edition} edition */
function uncertaintySentence(uncertainty, { text, formatBound, formatCount }) {
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
