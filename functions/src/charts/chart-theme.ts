import type { ChartTheme } from './drawing';

export interface Colours {
  background: string;
  text: string;
  quiet: string;
  grid: string;
  bar: string;
  marked: string;
  mark: string;
}

/** What is read has a contrast of at least 4.5 to the background, what is looked at 3, and marks have 3 to the bars below them, too (WCAG 2.2, 1.4.3 and 1.4.11). */
export const COLOURS: Readonly<Record<ChartTheme, Colours>> = {
  light: {
    background: '#ffffff',
    text: '#1b1f24',
    quiet: '#4f5965',
    grid: '#d5dae0',
    bar: '#4a7fb5',
    marked: '#b65400',
    mark: '#14181c',
  },
  dark: {
    background: '#15191e',
    text: '#f1f3f5',
    quiet: '#b3bcc6',
    grid: '#39424c',
    bar: '#5b8fc7',
    marked: '#c9731a',
    mark: '#ffffff',
  },
};

/** The font that pictures of pixels are made with, and that readers of an SVG may have. */
export const FONT_FAMILY = 'Be Vietnam Pro';
export const SIZES = { title: 17, text: 13, source: 11 } as const;
/** How high a line of text is, as a share of its size. */
export const LINE = 1.4;
