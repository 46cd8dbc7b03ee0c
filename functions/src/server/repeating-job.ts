import type { Log } from '../log';

export interface RepeatingJob {
  /** Runs no more, and resolves when the run that is under way has ended. */
  stop(): Promise<void>;
}

interface RepeatingJobOptions {
  name: string;
  seconds: number;
  log: Log;
  /** Told after each run. */
  onEnd?: (outcome: JobOutcome) => void;
}
export type JobOutcome = 'succeeded' | 'failed';

/** Runs a job now, and again `seconds` after each end. A failure is logged, and the next run tries again. */
export function repeatJob(
  job: () => Promise<void>,
  { name, seconds, log, onEnd = () => {} }: RepeatingJobOptions,
): RepeatingJob {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let run = runOnce();

  async function runOnce(): Promise<void> {
    try {
      await job();
      onEnd('succeeded');
    } catch (error) {
      log.error('A repeating job failed', { job: name, error });
      onEnd('failed');
    }
    if (isStopped) return;
    timer = setTimeout(() => {
      run = runOnce();
    }, seconds * 1_000);
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await run;
    },
  };
}
