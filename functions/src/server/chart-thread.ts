import type { ChartPainter, DrawingRequest } from '../charts/drawing';
import { createAnsweringThread } from './answering-thread';

/** A chart takes up to half a second, and whoever looks at a page waits no longer than some. */
const WAITING_MAX = 20;

/** Runs the program that draws charts in a thread of its own. */
export function createChartThread(program: string): ChartPainter {
  const { ask, close } = createAnsweringThread<DrawingRequest, Uint8Array<ArrayBuffer>>(program, {
    name: 'drawing of charts',
    waitingMax: WAITING_MAX,
  });
  return { draw: ask, close };
}
