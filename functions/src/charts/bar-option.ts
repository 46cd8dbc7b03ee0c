import type { Bar, BarChart, Chart, Marks } from '@congkhai/shared/charts/chart';
import type { EChartsCoreOption } from 'echarts/core';
import { LINE, SIZES } from './chart-theme';
import { type FrameOptions, frameOf, legendOption } from './frame';
import { wrapText } from './wrap-text';

const EDGE = 16;
const GAP = 12;
/** Names take this share of the width at the most, figures this one, and both this many lines. */
const NAME_SHARE = 0.4;
const FIGURE_SHARE = 0.28;
const LINES_MAX = 3;
const BAR_MAX = 24;
const ROW_MIN = 28;
const AXIS_HEIGHT = 26;
/** What stands for a dashed line in the legend. */
const DASHES = 'path://M0 5h5v2h-5zM7 5h5v2h-5zM14 5h5v2h-5z';
const SYMBOLS = { mean: 'diamond', lowest: 'triangle', highest: 'rect' } as const;

type Options = Omit<FrameOptions, 'legend'>;

/** What is drawn and how high it is: a bar for each row, names before it and figures behind. */
export function barOption(
  chart: Chart & BarChart,
  options: Options,
): { option: EChartsCoreOption; height: number } {
  const { width, colours } = options;
  const { bars, marks, line, barName, axisEnd } = chart;
  const legend = [barName, ...marks.map(({ name }) => name), ...(line ? [line.name] : [])];
  const frame = frameOf(chart, { ...options, legend });
  const names = columnOf(bars, ({ label }) => label, { ...options, share: NAME_SHARE });
  const figures = columnOf(bars, ({ valueText }) => valueText, { ...options, share: FIGURE_SHARE });
  const linesMax = Math.max(1, ...[...names.rows, ...figures.rows].map((lines) => lines.length));
  const rowHeight = Math.max(ROW_MIN, linesMax * SIZES.text * LINE + 8);
  const height = frame.top + bars.length * rowHeight + AXIS_HEIGHT + frame.bottom;
  const option: EChartsCoreOption = {
    title: frame.titles,
    legend: {
      ...legendOption(frame, { ...options, legend }),
      data: legend.map((name) => (name === line?.name ? { name, icon: DASHES } : name)),
    },
    grid: {
      left: EDGE + names.width + GAP,
      right: EDGE + figures.width + GAP,
      top: frame.top,
      bottom: AXIS_HEIGHT + frame.bottom,
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: axisEnd,
      splitNumber: width < 500 ? 2 : 5,
      axisLabel: { color: colours.quiet, fontSize: SIZES.source },
      splitLine: { lineStyle: { color: colours.grid } },
    },
    yAxis: [
      {
        ...columnAxis(bars, names.rows, options),
        axisLine: { lineStyle: { color: colours.quiet } },
      },
      { ...columnAxis(bars, figures.rows, options), axisLine: { show: false }, position: 'right' },
    ],
    series: [
      barSeries(chart, options),
      ...marks.map((each) => markSeries(each, options)),
      ...lineSeries(chart, options),
    ],
  };
  return { option, height: Math.ceil(height) };
}

/** Texts before or behind the bars, in lines. */
interface Column {
  rows: string[][];
  width: number;
}

function columnOf(
  bars: readonly Bar[],
  textOf: (bar: Bar) => string,
  { width, measure, share }: Options & { share: number },
): Column {
  const measureBar = (bar: Bar) => (text: string) =>
    measure(text, { size: SIZES.text, isBold: bar.isMarked });
  const rows = bars.map((bar) =>
    wrapText(textOf(bar), { width: width * share, linesMax: LINES_MAX, measure: measureBar(bar) }),
  );
  const widths = bars.flatMap((bar, row) => (rows[row] ?? []).map(measureBar(bar)));
  return { rows, width: Math.max(0, ...widths) };
}

/** The texts of a column are the labels of an axis: so no bar and no mark is ever below them. */
function columnAxis(bars: readonly Bar[], rows: readonly string[][], { colours }: Options): object {
  const lineHeight = SIZES.text * LINE;
  return {
    type: 'category',
    inverse: true,
    data: bars.map((_bar, row) => String(row)),
    axisTick: { show: false },
    axisLabel: {
      interval: 0,
      margin: GAP,
      color: colours.text,
      fontSize: SIZES.text,
      lineHeight,
      formatter: (row: string) => textOf(bars[Number(row)], rows[Number(row)] ?? []),
      rich: { marked: { fontWeight: 600, color: colours.marked, lineHeight } },
    },
  };
}

/** What is marked is bold, so that it is not told by its colour alone. */
function textOf(bar: Bar | undefined, lines: readonly string[]): string {
  return lines.map((text) => (bar?.isMarked ? `{marked|${text}}` : text)).join('\n');
}

function barSeries({ bars, barName }: BarChart, { colours }: Options): object {
  return {
    name: barName,
    type: 'bar',
    silent: true,
    barCategoryGap: '35%',
    barMaxWidth: BAR_MAX,
    itemStyle: { color: colours.bar },
    data: bars.map(({ value, isMarked }) => ({
      value,
      ...(isMarked && {
        itemStyle: { color: colours.marked, borderColor: colours.mark, borderWidth: 2 },
      }),
    })),
  };
}

function markSeries({ name, kind, values }: Marks, { colours }: Options): object {
  return {
    name,
    type: 'scatter',
    silent: true,
    z: 3,
    symbol: SYMBOLS[kind],
    symbolSize: kind === 'mean' ? 12 : 9,
    itemStyle: { color: colours.mark, borderColor: colours.background, borderWidth: 1, opacity: 1 },
    data: values.flatMap((value, row) => (value === null ? [] : [[value, row]])),
  };
}

function lineSeries({ line, bars }: BarChart, { colours }: Options): object[] {
  if (!line) return [];
  return [
    {
      name: line.name,
      type: 'line',
      silent: true,
      z: 4,
      symbol: 'none',
      itemStyle: { color: colours.mark },
      lineStyle: { color: colours.mark, type: 'dashed', width: 2 },
      data: [],
      markLine: {
        silent: true,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: colours.mark, type: 'dashed', width: 2 },
        data: bars.length > 0 ? [{ xAxis: line.value }] : [],
      },
    },
  ];
}
