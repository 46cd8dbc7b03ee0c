import { parentPort } from 'node:worker_threads';
import type { RunEnded } from './staying-thread';

/** Runs and gives the result when `createStayingThread` asks, in the thread of the program that calls this. */
export function runWhenAsked<Result>(run: () => Promise<Result>): void {
  async function runOnce(): Promise<RunEnded<Result>> {
    try {
      return { error: null, result: await run() };
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  parentPort?.on('message', async () => parentPort?.postMessage(await runOnce()));
}
