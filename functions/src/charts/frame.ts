import type { Chart } from '@congkhai/shared/charts/chart';
import type { TitleComponentOption } from 'echarts/components';
import { type Colours, LINE, SIZES } from './chart-theme';
import type { MeasureText } from './drawing';
import { wrapText } from './wrap-text';

const MARGIN = 16;
const GAP = 8;
/** The marks of the legend with the space around them. */
const LEGEND_MARK = 44;
const LEGEND_LINE = 22;

/** What all charts have in common: title and notes above, the source below, and the space between. */
export interface Frame {
  titles: TitleComponentOption[];
  /** Where the legend begins, from above. */
  legendTop: number;
  /** Where the chart itself begins, from above. */
  top: number;
  /** How much is below the chart itself. */
  bottom: number;
}

export interface FrameOptions {
  width: number;
  colours: Colours;
  measure: MeasureText;
  /** What the legend names. */
  legend: readonly string[];
}

/** Lays out title, notes and source of a chart in lines that its width has room for. */
export function frameOf(
  { title, notes, source }: Chart,
  { width, colours, measure, legend }: FrameOptions,
): Frame {
  const room = width - 2 * MARGIN;
  const wrap = (text: string, size: number, linesMax: number, isBold = false) =>
    wrapText(text, { width: room, linesMax, measure: (line) => measure(line, { size, isBold }) });
  const titleLines = wrap(title, SIZES.title, 4, true);
  const noteLines = notes.flatMap((note) => wrap(note, SIZES.text, 4));
  const sourceLines = wrap(source, SIZES.source, 4);
  const notesTop = MARGIN + heightOf(titleLines, SIZES.title) + GAP;
  const legendTop = notesTop + heightOf(noteLines, SIZES.text) + GAP;
  const bottom = heightOf(sourceLines, SIZES.source) + MARGIN;
  const text = (lines: string[], size: number, color: string): TitleComponentOption => ({
    text: lines.join('\n'),
    left: MARGIN,
    padding: 0,
    textStyle: { fontSize: size, lineHeight: size * LINE, fontWeight: 400, color },
  });
  const heading = text(titleLines, SIZES.title, colours.text);
  return {
    titles: [
      { ...heading, top: MARGIN, textStyle: { ...heading.textStyle, fontWeight: 600 } },
      { ...text(noteLines, SIZES.text, colours.quiet), top: notesTop },
      { ...text(sourceLines, SIZES.source, colours.quiet), bottom: MARGIN / 2 },
    ],
    legendTop,
    top: legendTop + legendLines(legend, room, measure) * LEGEND_LINE + GAP,
    bottom: bottom + GAP,
  };
}

function legendLines(legend: readonly string[], room: number, measure: MeasureText): number {
  let lines = 0;
  let left = 0;
  for (const name of legend) {
    const width = measure(name, { size: SIZES.text }) + LEGEND_MARK;
    if (width > left) {
      lines += 1;
      left = room;
    }
    left -= width;
  }
  return lines;
}

function heightOf(lines: readonly string[], size: number): number {
  return lines.length * size * LINE;
}

/** The legend in the place that the frame has for it. */
export function legendOption({ legendTop }: Frame, { colours }: FrameOptions) {
  return {
    top: legendTop,
    left: MARGIN - 5,
    selectedMode: false,
    itemGap: 12,
    itemWidth: 18,
    itemHeight: 12,
    textStyle: { color: colours.text, fontSize: SIZES.text },
  } as const;
}
