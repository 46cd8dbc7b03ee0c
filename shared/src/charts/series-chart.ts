import type { Locale } from '../contracts/identifiers';
import type { BlockSummary, PeriodSummary, RankedUnit } from '../scorecards/summary';
import type { ChartWords, LineChart, YearPoint } from './chart';
import { CHART_WORDS, figureText } from './chart-words';

/** A unit in one year: the block that it was assessed in, and its result there, if it has one. */
export interface UnitYear {
  summary: PeriodSummary;
  block: BlockSummary;
  ranked: RankedUnit | undefined;
}

/** The index of a unit over the years, oldest first, beside the mean of its block. A unit whose boundaries changed begins anew. */
export function seriesChartOf(
  years: readonly UnitYear[],
  { unitName, locale, dataUrl }: { unitName: string; locale: Locale; dataUrl: string },
): ChartWords & LineChart {
  const words = CHART_WORDS[locale];
  const points = years.map((year, position) => pointOf(year, locale, position > 0));
  const isBroken = points.some((point) => point?.isBreak);
  const isDemonstration = years.some(({ ranked }) => ranked?.isDemonstration);
  const remarks = [
    ...(isBroken ? [words.broken] : []),
    ...(isDemonstration ? [words.demonstration] : []),
  ];
  const sentences = years.map(({ summary, block }, position) => {
    const point = points[position];
    const said = point ? `${point.valueText} %, ${point.rankText}` : words.notRanked;
    const mean = block.statistics
      ? `; ${words.mean(figureText(locale, block.statistics.mean, summary.rules)).toLocaleLowerCase('vi')}`
      : '';
    const broken = point?.isBreak ? ` (${words.brokenYear})` : '';
    return `${words.year(summary.year)}: ${said}${mean}${broken}.`;
  });
  return {
    kind: 'lines',
    locale,
    title: words.seriesTitle(unitName),
    notes: [words.seriesNote, ...remarks],
    description: [...sentences, ...(isDemonstration ? [words.demonstration] : [])].join(' '),
    dataUrl,
    source: words.source(dataUrl),
    years: years.map(({ summary }) => String(summary.year)),
    lineName: unitName,
    points,
    mean: {
      name: words.meanMark,
      values: years.map(({ block }) => block.statistics?.mean ?? null),
    },
  };
}

function pointOf(
  { summary, block, ranked }: UnitYear,
  locale: Locale,
  isLater: boolean,
): YearPoint | null {
  if (!ranked) return null;
  return {
    value: ranked.percent,
    valueText: figureText(locale, ranked.percent, summary.rules),
    rankText: CHART_WORDS[locale].rank(ranked.rank, block.rankedUnitCount),
    isBreak: isLater && ranked.change?.kind === 'boundary-break',
  };
}
