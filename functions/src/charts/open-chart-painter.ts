import { readFile } from 'node:fs/promises';
import openCanvasKit from 'canvaskit-wasm';
import type { ChartPainter, DrawingRequest } from './drawing';
import { createChartPaint } from './paint-chart';

// They lie beside the program among its packages, and no bundler moves them.
const PROGRAM = () => require.resolve('canvaskit-wasm/bin/canvaskit.wasm');
const REGULAR = () =>
  require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf');
const BOLD = () =>
  require.resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf');

/** Draws charts in this thread. The program that makes pixels is loaded with the first chart: it takes some 50 ms. */
export function openChartPainter(): ChartPainter {
  let paint: Promise<(request: DrawingRequest) => Uint8Array<ArrayBuffer>> | null = null;
  return {
    async draw(request) {
      paint ??= loadPaint();
      return (await paint)(request);
    },
    close: async () => undefined,
  };
}

async function loadPaint() {
  const [kit, regularFont, boldFont] = await Promise.all([
    openCanvasKit({ locateFile: PROGRAM }),
    readFile(REGULAR()),
    readFile(BOLD()),
  ]);
  return createChartPaint({ kit, regularFont, boldFont });
}
