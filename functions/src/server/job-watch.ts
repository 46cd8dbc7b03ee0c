import type { HealthCheck } from '@congkhai/shared/contracts/read-api';
import type { Finding } from '@congkhai/shared/health/health-check';
import type { HealthWatch } from '../handlers/read-api/health-watches';
import type { JobOutcome } from './repeating-job';

interface WatchedJob {
  name: HealthCheck['name'];
  limitSeconds: number;
}

/** Remembers how the runs of a job ended. */
export interface JobWatch extends HealthWatch {
  note(outcome: JobOutcome): void;
}

/** Watches a job from now on. It is behind since its last run that succeeded; while none has failed and that is not too long ago, it is where it should be. */
export function createJobWatch(
  { name, limitSeconds }: WatchedJob,
  { now }: { now: () => Date },
): JobWatch {
  const begunAt = now();
  let succeededAt: Date | null = null;
  let hasFailedSince = false;

  return {
    name,
    limitSeconds,
    note(outcome) {
      hasFailedSince = outcome === 'failed';
      if (outcome === 'succeeded') succeededAt = now();
    },
    async find(at): Promise<Finding> {
      if (!succeededAt) return { state: 'pending', since: begunAt };
      // One that does not end is as bad as one that fails.
      const isOverdue = at.getTime() - succeededAt.getTime() > limitSeconds * 1_000;
      return hasFailedSince || isOverdue ? { state: 'stale', since: succeededAt } : { state: 'ok' };
    },
  };
}
