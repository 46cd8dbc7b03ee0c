import { createLog } from '../log';
import { type JobOutcome, repeatJob } from './repeating-job';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function start(job: () => Promise<void>) {
  const lines: string[] = [];
  const log = createLog({ now: () => new Date(0), write: (line) => lines.push(line) });
  const outcomes: JobOutcome[] = [];
  const onEnd = (outcome: JobOutcome) => outcomes.push(outcome);
  return { lines, outcomes, repeating: repeatJob(job, { name: 'a-job', seconds: 10, log, onEnd }) };
}

test('a job runs at once and again after each pause, also when it failed', async () => {
  const job = jest
    .fn<Promise<void>, []>()
    .mockRejectedValueOnce(new Error('first'))
    .mockResolvedValue();
  const { lines, outcomes, repeating } = start(job);
  expect(job).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(outcomes).toEqual(['failed', 'succeeded', 'succeeded']);
  expect(job).toHaveBeenCalledTimes(3);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('a-job');
  await repeating.stop();
});

test('a run never begins before the one before has ended', async () => {
  const job = jest.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 60_000)));
  const { repeating } = start(job);
  await jest.advanceTimersByTimeAsync(69_000);
  expect(job).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(job).toHaveBeenCalledTimes(2);
  const stopped = repeating.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  await stopped;
});

test('a job that is stopped ends its run and does not run again', async () => {
  let hasEnded = false;
  const job = jest.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    hasEnded = true;
  });
  const { repeating } = start(job);
  const stopped = repeating.stop();
  await jest.advanceTimersByTimeAsync(5_000);
  await stopped;
  expect(hasEnded).toBe(true);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(job).toHaveBeenCalledTimes(1);
});
