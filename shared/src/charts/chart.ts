import type { Locale } from '../contracts/identifiers';

// What a chart shows, before it is drawn: figures to draw, and everything that is said about them in words.

/** A bar with what stands before and behind it. */
export interface Bar {
  label: string;
  /** From 0, in the unit of the axis. Null where there is no bar. */
  value: number | null;
  valueText: string;
  isMarked: boolean;
}

/** Something that is shown on the bars, one figure for each; null where there is none. */
export interface Marks {
  name: string;
  kind: 'mean' | 'lowest' | 'highest';
  values: (number | null)[];
}

export interface BarChart {
  kind: 'bars';
  bars: Bar[];
  /** What a bar is, for the legend. */
  barName: string;
  marks: Marks[];
  /** A line through all bars. */
  line: { name: string; value: number } | null;
  /** The end of the axis, which begins with 0. */
  axisEnd: number;
}

/** Years from left to right. */
export interface LineChart {
  kind: 'lines';
  years: string[];
  lineName: string;
  points: (YearPoint | null)[];
  mean: { name: string; values: (number | null)[] };
}
export interface YearPoint {
  value: number;
  valueText: string;
  rankText: string;
  /** True if the unit is not the one of the year before: no line leads there. */
  isBreak: boolean;
}

/** What is said about a chart in words. */
export interface ChartWords {
  locale: Locale;
  title: string;
  /** Below the title, a line each. */
  notes: string[];
  /** All that the picture shows, for who does not see it. */
  description: string;
  /** Where the figures are. */
  dataUrl: string;
  /** With the address, as it stands below the chart. */
  source: string;
}

export type Chart = ChartWords & (BarChart | LineChart);
