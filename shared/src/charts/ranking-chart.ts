import type { Locale } from '../contracts/identifiers';
import type { BlockSummary, PeriodSummary, RankedUnit } from '../scorecards/summary';
import type { Bar, BarChart, ChartWords } from './chart';
import { CHART_WORDS, figureText } from './chart-words';

/** What a chart of a release is made of. */
export interface ChartSource {
  summary: PeriodSummary;
  block: BlockSummary;
  locale: Locale;
  /** Where the figures are. */
  dataUrl: string;
}

/** The first `limit` units of a block by their index, and the marked one below them if it comes later. */
export function rankingChartOf(
  { summary, block, locale, dataUrl }: ChartSource,
  { unitId, limit }: { unitId: string | undefined; limit: number },
): ChartWords & BarChart {
  const words = CHART_WORDS[locale];
  const { ranking, statistics } = block;
  const figure = (value: number) => figureText(locale, value, summary.rules);
  const shown = ranking.filter(({ unit }, position) => position < limit || unit.unitId === unitId);
  const bars = shown.map((ranked): Bar => barOf(ranked, { unitId, figure }));
  const gap = (count: number): Bar[] =>
    count > 0 ? [{ label: words.others(count), value: null, valueText: '', isMarked: false }] : [];
  const marked = ranking.findIndex(({ unit }) => unit.unitId === unitId);
  const isMarkedBelow = marked >= limit;
  const first = bars.slice(0, limit);
  const rows = isMarkedBelow
    ? [...first, ...gap(marked - limit), ...bars.slice(limit), ...gap(ranking.length - marked - 1)]
    : [...first, ...gap(ranking.length - first.length)];
  const line = statistics && { name: words.mean(figure(statistics.mean)), value: statistics.mean };
  const count =
    shown.length < ranking.length
      ? words.shown(shown.length, ranking.length)
      : words.allShown(ranking.length);
  const markedUnit = shown.find(({ unit }) => unit.unitId === unitId)?.unit.name;
  const apart = block.notRanked.find(({ unit }) => unit.unitId === unitId)?.unit.name;
  const title = words.rankingTitle(summary.name);
  const sentences = [
    `${block.name}: ${ranking.length === 0 ? words.nobody : `${count}.`}`,
    ...shown.map((ranked) => `${sentenceOf(ranked, words.row, figure)}.`),
    ...(line ? [`${line.name}.`] : []),
    ...(markedUnit === undefined ? [] : [words.marked(markedUnit)]),
    ...(apart === undefined ? [] : [words.markedApart(apart)]),
    ...(block.notRanked.length > 0 ? [words.apart(block.notRanked.length)] : []),
    ...(hasDemonstration(block) ? [words.demonstration] : []),
  ];
  return {
    kind: 'bars',
    locale,
    title,
    notes: [
      ranking.length === 0 ? `${block.name}: ${words.nobody}` : `${block.name}: ${count}`,
      ...(apart === undefined ? [] : [words.markedApart(apart)]),
      ...(hasDemonstration(block) ? [words.demonstration] : []),
    ],
    description: sentences.join(' '),
    dataUrl,
    source: words.source(dataUrl),
    bars: rows,
    barName: words.index,
    marks: [],
    line,
    axisEnd: axisEndOf(ranking.map(({ percent }) => percent)),
  };
}

function barOf(
  { unit, rank, percent, grade }: RankedUnit,
  { unitId, figure }: { unitId: string | undefined; figure: (value: number) => string },
): Bar {
  return {
    label: `${rank}. ${unit.name}`,
    value: percent,
    valueText: grade ? `${figure(percent)} · ${grade.name}` : figure(percent),
    isMarked: unit.unitId === unitId,
  };
}

function sentenceOf(
  { unit, rank, percent, grade }: RankedUnit,
  row: (rank: number, unit: string, figure: string) => string,
  figure: (value: number) => string,
): string {
  const index = `${figure(percent)} %`;
  return row(rank, unit.name, grade ? `${index} (${grade.name})` : index);
}

/** True if any figure of a block is invented for demonstration. */
export function hasDemonstration({ ranking, notRanked }: BlockSummary): boolean {
  return [...ranking, ...notRanked].some(({ isDemonstration }) => isDemonstration);
}

/** 100 percent; more only where bonus points lead beyond it. */
export function axisEndOf(percents: readonly number[]): number {
  return Math.max(100, Math.ceil(Math.max(0, ...percents) / 10) * 10);
}
