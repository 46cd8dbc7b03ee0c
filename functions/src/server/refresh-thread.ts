import { Worker } from 'node:worker_threads';

/** Enough for thousands of units with a hundred items each; a run that needs more ends with an error, and not the server with it. */
const HEAP_MEGABYTES_MAX = 1_024;

/**
 * Runs a program in a thread of its own, with the environment of this process, and resolves when it has ended. Summing up thousands
 * of units takes seconds, in which readers are to be served.
 */
export function runInThread(program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES_MAX },
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The thread ended with ${code}`));
    });
  });
}
