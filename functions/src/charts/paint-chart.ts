import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { barOption } from './bar-option';
import { COLOURS, FONT_FAMILY } from './chart-theme';
import type { DrawingRequest, MeasureText } from './drawing';
import { lineOption } from './line-option';
import { createMeasure, loadFonts, makeCanvas, type PixelKit } from './pixel-canvas';
import { withPngTexts } from './png-text';
import { withSvgWords } from './svg-words';

/** Pixels of a PNG for each CSS pixel. */
const PIXEL_RATIO = 2;
/** What readers of an SVG see it with if they have the first font not. */
const SVG_FONTS = `${FONT_FAMILY}, system-ui, sans-serif`;

/** Draws charts to bytes. */
export function createChartPaint(
  pixels: PixelKit,
): (request: DrawingRequest) => Uint8Array<ArrayBuffer> {
  echarts.use([BarChart, LineChart, ScatterChart, LabelLayout, CanvasRenderer, SVGRenderer]);
  echarts.use([GridComponent, LegendComponent, MarkLineComponent, TitleComponent]);
  loadFonts(pixels);
  const measure = createMeasure(pixels);
  echarts.setPlatformAPI({
    createCanvas: () => makeCanvas(pixels, 1, 1),
    measureText: (text, font = '') => ({ width: measure(text, fontOf(font)) }),
  });
  return (request) => {
    const { option, height } = optionOf(request, measure);
    return request.format === 'svg'
      ? drawSvg(option, { ...request, height })
      : drawPng(option, { ...request, height, pixels });
  };
}

function optionOf({ chart, theme, width, format }: DrawingRequest, measure: MeasureText) {
  const colours = COLOURS[theme];
  const options = { width, colours, measure };
  const { option, height } =
    chart.kind === 'bars' ? barOption(chart, options) : lineOption(chart, options);
  const fontFamily = format === 'svg' ? SVG_FONTS : FONT_FAMILY;
  return {
    option: {
      ...option,
      animation: false,
      backgroundColor: colours.background,
      textStyle: { fontFamily },
    },
    height,
  };
}

function drawSvg(
  option: echarts.EChartsCoreOption,
  { chart, width, height }: DrawingRequest & { height: number },
): Uint8Array<ArrayBuffer> {
  const drawn = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawn.setOption(option);
    return Buffer.from(withSvgWords(drawn.renderToSVGString(), chart));
  } finally {
    drawn.dispose();
  }
}

function drawPng(
  option: echarts.EChartsCoreOption,
  { chart, width, height, pixels }: DrawingRequest & { height: number; pixels: PixelKit },
): Uint8Array<ArrayBuffer> {
  const canvas = makeCanvas(pixels, width * PIXEL_RATIO, height * PIXEL_RATIO);
  const devicePixelRatio = PIXEL_RATIO;
  const drawn = echarts.init(canvas, null, { renderer: 'canvas', devicePixelRatio, width, height });
  try {
    drawn.setOption(option);
    const dataUrl = canvas.toDataURL();
    const png = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
    const { title, description, dataUrl: source, locale } = chart;
    return withPngTexts(png, { Title: title, Description: description, Source: source }, locale);
  } finally {
    drawn.dispose();
    canvas.dispose();
  }
}

function fontOf(font: string) {
  return {
    size: Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12),
    isBold: /\b(?:bold|[6-9]00)\b/.test(font),
  };
}
