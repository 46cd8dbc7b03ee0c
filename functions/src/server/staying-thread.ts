import { Worker } from 'node:worker_threads';

/** Enough for the counts and the filing of some hundred thousand articles; a run that needs more ends with an error, and not the server with it. */
const HEAP_MEGABYTES_MAX = 1_024;

/** What the thread says when a run has ended. */
export interface RunEnded {
  error: Error | null;
}

export interface StayingThread {
  /** Has the program run once, and resolves when it is done. One run at a time. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs a program again and again in one thread, with the environment of this process, so that it remembers from run to run what it has read. It
 * gets a message for each run and answers with `RunEnded`. A thread that has ended by itself is replaced at the next run.
 */
export function createStayingThread(program: string): StayingThread {
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

function runOnce(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => settle(new Error(`The thread ended with ${code}`));
    const onMessage = ({ error }: RunEnded) => settle(error);
    function settle(error: Error | null): void {
      worker.off('message', onMessage).off('error', settle).off('exit', onExit);
      if (error) reject(error);
      else resolve();
    }
    worker.on('message', onMessage).on('error', settle).on('exit', onExit);
    worker.postMessage('run');
  });
}
