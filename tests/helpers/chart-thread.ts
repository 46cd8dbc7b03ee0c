import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { ChartPainter } from '../../functions/src/charts/drawing';
import { createChartThread } from '../../functions/src/server/chart-thread';

const ROOT = resolve(__dirname, '../..');
/** In the checkout, so that the program finds its packages; each worker of the tests has its own. */
const PROGRAM = join(ROOT, '.cache', 'tests', `chart-worker-${process.env.JEST_WORKER_ID}.cjs`);

/** The thread that draws charts, built when the first is asked for: most tests ask for none. */
export function openChartThread(): ChartPainter {
  let thread: ChartPainter | null = null;
  return {
    draw(request) {
      thread ??= createChartThread(buildProgram());
      return thread.draw(request);
    },
    async close() {
      await thread?.close();
    },
  };
}

function buildProgram(): string {
  buildSync({
    entryPoints: [join(ROOT, 'functions/src/entries/chart-worker.ts')],
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['canvaskit-wasm', '@expo-google-fonts/*'],
    logLevel: 'error',
  });
  return PROGRAM;
}
