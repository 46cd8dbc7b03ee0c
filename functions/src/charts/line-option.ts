import type { Chart, LineChart, YearPoint } from '@congkhai/shared/charts/chart';
import type { EChartsCoreOption } from 'echarts/core';
import { SIZES } from './chart-theme';
import { type FrameOptions, frameOf, legendOption } from './frame';

const EDGE = 16;
const AXIS_WIDTH = 28;
const PLOT_HEIGHT = 260;
const AXIS_HEIGHT = 28;
const LABELS_HEIGHT = 30;

type Options = Omit<FrameOptions, 'legend'>;

/** What is drawn and how high it is: a line through the years of a unit, and one through the means. */
export function lineOption(
  chart: Chart & LineChart,
  options: Options,
): { option: EChartsCoreOption; height: number } {
  const { colours, width, measure } = options;
  const { years, points, lineName, mean } = chart;
  const legend = [lineName, mean.name];
  const frame = frameOf(chart, { ...options, legend });
  const figures = [...points.map((point) => point?.value), ...mean.values].filter(
    (value) => typeof value === 'number',
  );
  const lowest = Math.min(100, ...figures);
  // A label is as wide as its widest line and stands over the middle of its year.
  const labelWidths = points.map((point) => measure(point?.rankText ?? '', { size: SIZES.text }));
  const yearWidth = (width - 2 * (EDGE + AXIS_WIDTH)) / Math.max(years.length, 1);
  const overhang = Math.max(0, (Math.max(0, ...labelWidths) - yearWidth) / 2);
  const option: EChartsCoreOption = {
    title: frame.titles,
    legend: { ...legendOption(frame, { ...options, legend }), data: legend },
    grid: {
      left: EDGE + AXIS_WIDTH + overhang,
      right: EDGE + overhang,
      top: frame.top + LABELS_HEIGHT,
      bottom: AXIS_HEIGHT + frame.bottom,
    },
    xAxis: {
      type: 'category',
      data: years,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.quiet } },
      axisLabel: { color: colours.text, fontSize: SIZES.text },
    },
    yAxis: {
      type: 'value',
      min: Math.max(0, Math.floor((lowest - 5) / 10) * 10),
      max: Math.max(100, ...figures),
      axisLabel: { color: colours.quiet, fontSize: SIZES.source },
      splitLine: { lineStyle: { color: colours.grid } },
    },
    series: [
      {
        name: mean.name,
        type: 'line',
        silent: true,
        symbol: 'diamond',
        symbolSize: 8,
        itemStyle: { color: colours.mark },
        lineStyle: { color: colours.mark, type: 'dashed', width: 2 },
        data: mean.values,
      },
      ...runsOf(points).map((run) => runSeries(run, lineName, options)),
    ],
  };
  const height = frame.top + LABELS_HEIGHT + PLOT_HEIGHT + AXIS_HEIGHT + frame.bottom;
  return { option, height: Math.ceil(height) };
}

/** The points in runs that are lines of their own: none leads over a year without a result, and none to a unit that is another one. */
function runsOf(points: readonly (YearPoint | null)[]): (YearPoint | null)[][] {
  const runs: (YearPoint | null)[][] = [];
  for (const [year, point] of points.entries()) {
    if (point === null) continue;
    const last = runs.at(-1);
    const isContinued = last !== undefined && last.length === year && !point.isBreak;
    if (isContinued) last.push(point);
    else runs.push([...points.slice(0, year).map(() => null), point]);
  }
  return runs.length > 0 ? runs : [[]];
}

function runSeries(run: readonly (YearPoint | null)[], name: string, { colours }: Options): object {
  return {
    name,
    type: 'line',
    silent: true,
    z: 3,
    symbol: 'circle',
    symbolSize: 9,
    itemStyle: { color: colours.marked },
    lineStyle: { color: colours.marked, width: 3 },
    label: {
      show: true,
      position: 'top',
      distance: 8,
      color: colours.text,
      backgroundColor: colours.background,
      padding: [1, 3],
      fontSize: SIZES.text,
      lineHeight: SIZES.text * 1.25,
      formatter: ({ dataIndex }: { dataIndex: number }) => labelOf(run[dataIndex]),
    },
    labelLayout: { hideOverlap: true },
    data: run.map((point) => point?.value ?? null),
  };
}

function labelOf(point: YearPoint | null | undefined): string {
  return point ? `${point.valueText}\n${point.rankText}` : '';
}
