import type { ReadOutcome } from './steady-load';

/** Who reads would not wait for longer. */
const SLOW_MILLISECONDS = 9_000;

interface Phase {
  name: string;
  /** Nobody is there to answer. */
  isSilent: boolean;
  beganAt: number;
  endedAt: number;
}

/** What readers saw in a phase: how many answers, how many of them said that they were stale, and how many views were taken or put off. */
export interface PhaseSeen {
  answerCount: number;
  staleCount: number;
  slowestMilliseconds: number;
  recordedCount: number;
  putOffCount: number;
}

/** Watches what readers are answered, and how soon, while one thing after another goes wrong. */
export function createReadWatch(slowMilliseconds = SLOW_MILLISECONDS) {
  const phases: Phase[] = [];
  const seen = new Map<string, PhaseSeen>();
  const faults: string[] = [];

  function seenAt(at: number): PhaseSeen {
    const name = phases.findLast(({ beganAt }) => beganAt <= at)?.name ?? 'at first';
    const known = seen.get(name) ?? {
      answerCount: 0,
      staleCount: 0,
      slowestMilliseconds: 0,
      recordedCount: 0,
      putOffCount: 0,
    };
    seen.set(name, known);
    return known;
  }

  const wasSilent = (from: number, to: number) =>
    phases.some(({ isSilent, beganAt, endedAt }) => isSilent && beganAt <= to && from <= endedAt);

  return {
    enter(name: string, { isSilent = false } = {}): void {
      const now = Date.now();
      const last = phases.at(-1);
      if (last) last.endedAt = now;
      phases.push({ name, isSilent, beganAt: now, endedAt: Number.POSITIVE_INFINITY });
    },
    onRead({ address, at, milliseconds, status, headers }: ReadOutcome): void {
      if (wasSilent(at, at + milliseconds)) return;
      const counts = seenAt(at);
      counts.answerCount += 1;
      if (headers['cache-status'] !== undefined) counts.staleCount += 1;
      counts.slowestMilliseconds = Math.max(counts.slowestMilliseconds, milliseconds);
      if (status !== 200 || milliseconds > slowMilliseconds) {
        const phase = phases.findLast(({ beganAt }) => beganAt <= at)?.name;
        faults.push(`${phase}: ${address} was answered ${status} after ${milliseconds} ms`);
      }
    },
    onView(status: number, at: number): void {
      if (status === 204) seenAt(at).recordedCount += 1;
      else seenAt(at).putOffCount += 1;
    },
    /** Reads that were not answered as they should be. */
    faults,
    seenIn: (name: string) => seen.get(name),
    /** One line for each phase. */
    summary: () =>
      [...seen].map(([name, counts]) => `${name}: ${JSON.stringify(counts)}`).join('\n'),
  };
}
export type ReadWatch = ReturnType<typeof createReadWatch>;
