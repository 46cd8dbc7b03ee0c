import { Worker } from 'node:worker_threads';

/** Enough for the counts and the filing of some hundred thousand articles; a run that needs more ends with an error, and not the server with it. */
const HEAP_MEGABYTES_MAX = 1_024;

/** What the thread says when a run has ended. */
export type RunEnded<Result> = { error: Error } | { error: null; result: Result };

export interface StayingThread<Result> {
  /** Has the program run once, and resolves with what it found when it is done. One run at a time. */
  run(): Promise<Result>;
  stop(): Promise<void>;
}

/**
 * Runs a program again and again in one thread, with the environment of this process, so that it remembers from run to run what it has read. It
 * gets a message for each run and answers with `RunEnded` (run-when-asked.ts). A thread that has ended by itself is replaced at the next run.
 */
export function createStayingThread<Result = void>(program: string): StayingThread<Result> {
  let worker: Worker | null = null;

  function start(): Worker {
    const started = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES_MAX },
    });
    // The run under way hears of an error, and there is always one under way.
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  return {
    run() {
      worker ??= start();
      return runOnce(worker);
    },
    async stop() {
      await worker?.terminate();
    },
  };
}

function runOnce<Result>(worker: Worker): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => onError(new Error(`The thread ended with ${code}`));
    function onMessage(ended: RunEnded<Result>): void {
      settle();
      if (ended.error) reject(ended.error);
      else resolve(ended.result);
    }
    function onError(error: Error): void {
      settle();
      reject(error);
    }
    function settle(): void {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage('run');
  });
}
