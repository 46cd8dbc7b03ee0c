import type { CanvasKit } from 'canvaskit-wasm';
import { FONT_FAMILY } from './chart-theme';
import type { MeasureText } from './drawing';

/** The program and the fonts that pictures of pixels are made with. */
export interface PixelKit {
  kit: CanvasKit;
  regularFont: Uint8Array;
  boldFont: Uint8Array;
}

/** The part of a 2D context that the texts of a chart need. */
interface TextContext {
  font: string;
  textAlign: string;
  textBaseline: string;
  measureText(text: string): { width: number };
  fillText(text: string, x: number, y: number): void;
}

/** Half of the height of capital letters, and of the font above the line, as shares of the size. */
const MIDDLE = 0.35;
const TOP = 0.9;

/** Makes the fonts known to every canvas. CanvasKit takes them away with the canvas that they were loaded with, so that one stays. */
export function loadFonts({ kit, regularFont, boldFont }: PixelKit): void {
  const canvas = kit.MakeCanvas(1, 1);
  for (const weight of ['normal', '400'])
    canvas.loadFont(bufferOf(regularFont), { family: FONT_FAMILY, weight });
  for (const weight of ['bold', '600'])
    canvas.loadFont(bufferOf(boldFont), { family: FONT_FAMILY, weight });
}

/** A canvas of pixels as ECharts takes it. `dispose` of it when it has been looked at. */
export function makeCanvas({ kit }: PixelKit, width: number, height: number) {
  const canvas = kit.MakeCanvas(width, height);
  placeTexts(canvas.getContext('2d'));
  // ECharts sets the size itself, to what it is.
  return Object.assign(canvas, { width, height });
}

/** CanvasKit draws every text to the right of its point and above it; here it is moved to where alignment and baseline want it. */
function placeTexts(context: TextContext): void {
  const fill = context.fillText.bind(context);
  context.fillText = (text, x, y) => {
    const { width } = context.measureText(text);
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(context.font)?.[1] ?? 0);
    fill(text, x - width * shiftOf(context.textAlign), y + size * dropOf(context.textBaseline));
  };
}

function shiftOf(textAlign: string): number {
  if (textAlign === 'center') return 0.5;
  return textAlign === 'right' || textAlign === 'end' ? 1 : 0;
}

function dropOf(textBaseline: string): number {
  if (textBaseline === 'middle') return MIDDLE;
  return textBaseline === 'top' || textBaseline === 'hanging' ? TOP : 0;
}

/** Measures texts as they will be drawn. */
export function createMeasure({ kit, regularFont, boldFont }: PixelKit): MeasureText {
  const fontOf = (bytes: Uint8Array) =>
    new kit.Font(kit.Typeface.MakeFreeTypeFaceFromData(bufferOf(bytes)), 1);
  const [regular, bold] = [fontOf(regularFont), fontOf(boldFont)];
  return (text, { size, isBold = false }) => {
    const font = isBold ? bold : regular;
    font.setSize(size);
    return font.getGlyphWidths(font.getGlyphIDs(text)).reduce((sum, width) => sum + width, 0);
  };
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
