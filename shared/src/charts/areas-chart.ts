import type { BlockSummary, RankedUnit } from '../scorecards/summary';
import type { Bar, BarChart, ChartWords } from './chart';
import { CHART_WORDS, exactText, figureText } from './chart-words';
import { axisEndOf, type ChartSource, hasDemonstration } from './ranking-chart';

type Area = BlockSummary['areas'][number];
type AreaPoints = RankedUnit['areas'][number];

interface AreaRow {
  bar: Bar;
  mean: number | null;
  lowest: number | null;
  highest: number | null;
  sentence: string;
}

/**
 * The areas of a block as shares of their maximum: those of a unit against the mean of the block, or without a unit the means between the
 * lowest and the highest. What is printed are points; shares are for the eye.
 */
export function areasChartOf(
  source: ChartSource,
  ranked: RankedUnit | undefined,
): ChartWords & BarChart {
  const { summary, block, locale, dataUrl } = source;
  const words = CHART_WORDS[locale];
  const scored = block.areas.filter(({ effect }) => effect === 'scored');
  const rows = scored.map((area) =>
    ranked ? rowOfUnit(area, ranked, source) : rowOfAll(area, source),
  );
  const isDemonstration = ranked ? ranked.isDemonstration : hasDemonstration(block);
  const remarks = [
    ...(scored.length < block.areas.length ? [words.bonus] : []),
    ...(isDemonstration ? [words.demonstration] : []),
  ];
  const marksOf = (kind: 'mean' | 'lowest' | 'highest', name: string) => ({
    kind,
    name,
    values: rows.map((row) => row[kind]),
  });
  return {
    kind: 'bars',
    locale,
    title: ranked ? words.areasTitle(ranked.unit.name) : words.areasOfAll,
    notes: [`${summary.name} – ${block.name}`, words.share, ...remarks],
    description: [
      `${summary.name}. ${block.name}.`,
      ...rows.map(({ sentence }) => `${sentence}.`),
      ...remarks,
    ].join(' '),
    dataUrl,
    source: words.source(dataUrl),
    bars: rows.map(({ bar }) => bar),
    barName: ranked ? ranked.unit.name : words.meanMark,
    marks: ranked
      ? [marksOf('mean', words.meanMark)]
      : [marksOf('lowest', words.lowest), marksOf('highest', words.highest)],
    line: null,
    axisEnd: axisEndOf(rows.flatMap(({ bar, highest }) => [bar.value ?? 0, highest ?? 0])),
  };
}

function rowOfUnit(area: Area, ranked: RankedUnit, { summary, locale }: ChartSource): AreaRow {
  const words = CHART_WORDS[locale];
  const figure = (points: number) => figureText(locale, points, summary.rules);
  const own: AreaPoints | undefined = ranked.areas.find(({ areaId }) => areaId === area.areaId);
  const isApplicable = own !== undefined && own.percent !== null;
  const points = isApplicable
    ? `${figure(own.points)}/${exactText(locale, own.applicableMaximum)}`
    : words.notApplicable;
  const mean = area.statistics?.mean ?? null;
  const said = isApplicable
    ? words.points(figure(own.points), exactText(locale, own.applicableMaximum))
    : words.notApplicable;
  return {
    bar: {
      label: `${area.areaId}. ${area.name}`,
      value: isApplicable ? own.percent : null,
      valueText: points,
      isMarked: false,
    },
    mean: shareOf(mean, area),
    lowest: null,
    highest: null,
    sentence: `${area.areaId}. ${area.name}: ${said}${mean === null ? '' : `, ${words.meanPoints(figure(mean))}`}`,
  };
}

function rowOfAll(area: Area, { summary, locale }: ChartSource): AreaRow {
  const words = CHART_WORDS[locale];
  const figure = (points: number) => figureText(locale, points, summary.rules);
  const { mean = null, lowest = null, highest = null } = area.statistics ?? {};
  const maximum = exactText(locale, area.maximum);
  const range =
    lowest === null || highest === null ? '' : `, ${words.range(figure(lowest), figure(highest))}`;
  const said =
    mean === null
      ? words.notApplicable
      : `${words.meanPoints(words.points(figure(mean), maximum))}${range}`;
  return {
    bar: {
      label: `${area.areaId}. ${area.name}`,
      value: shareOf(mean, area),
      valueText: mean === null ? words.notApplicable : `${figure(mean)}/${maximum}`,
      isMarked: false,
    },
    mean: null,
    lowest: shareOf(lowest, area),
    highest: shareOf(highest, area),
    sentence: `${area.areaId}. ${area.name}: ${said}`,
  };
}

function shareOf(points: number | null, { maximum }: Area): number | null {
  return points === null || maximum === 0 ? null : (points / maximum) * 100;
}
