import type { ServerConfig } from '../config/server';
import type { Searched } from '../handlers/read-api/health-watches';
import type { Log } from '../log';
import type { ViewRecorder } from '../stores/view-store';
import { createJobWatch, type JobWatch } from './job-watch';
import type { Metrics } from './metrics';
import { type RepeatingJob, repeatJob } from './repeating-job';
import type { StayingThread } from './staying-thread';

const FORGET_READERS_SECONDS = 60;
const SEAL_VIEWS_SECONDS = 60;
/** What is published is found so soon after the manifest lists it. */
const REFRESH_SEARCH_SECONDS = 1;
/** Who chose a longer interval is told of a job after so many of them. */
const RUNS_MISSED_MAX = 5;

interface Job {
  name: JobName;
  seconds: number;
  /** It is behind when no run has succeeded for so long. */
  limitSeconds: number;
  run: () => Promise<void>;
}
type JobName =
  | 'refresh-most-read'
  | 'refresh-index-summary'
  | 'refresh-search'
  | 'seal-views'
  | 'forget-readers';

export interface JobParts {
  recorder: ViewRecorder;
  mostRead: StayingThread<void>;
  refreshSearch: StayingThread<number | null>;
  refreshReleases: () => Promise<void>;
  sealViews: () => Promise<void>;
  now: () => Date;
}

/** What a cloud would schedule. */
export interface Jobs {
  watches: readonly JobWatch[];
  /** What the search index has. */
  searched(): Searched;
  start(parts: { metrics: Metrics; log: Log }): RepeatingJob[];
}

export function createJobs(config: ServerConfig, parts: JobParts): Jobs {
  const { now } = parts;
  const search = createSearchJob(parts);
  const jobs = jobsOf(config, { ...parts, search: search.run }).map((job) => ({
    ...job,
    watch: createJobWatch({ ...job, name: `job-${job.name}` }, { now }),
  }));
  return {
    watches: jobs.map(({ watch }) => watch),
    searched: search.searched,
    start: ({ metrics, log }) =>
      jobs.map(({ name, seconds, run, watch }) =>
        repeatJob(run, {
          name,
          seconds,
          log,
          onEnd(outcome) {
            watch.note(outcome);
            metrics.noteJob(name, outcome);
          },
        }),
      ),
  };
}

function jobsOf(
  { mostReadSeconds, summaryCheckSeconds }: ServerConfig,
  parts: JobParts & { search: () => Promise<void> },
): Job[] {
  const { recorder, mostRead, refreshReleases, sealViews, search, now } = parts;
  const limitOf = (seconds: number, atLeast: number) =>
    Math.max(atLeast, RUNS_MISSED_MAX * seconds);
  return [
    {
      name: 'refresh-most-read',
      seconds: mostReadSeconds,
      limitSeconds: limitOf(mostReadSeconds, 300),
      run: () => mostRead.run(),
    },
    {
      name: 'refresh-index-summary',
      seconds: summaryCheckSeconds,
      limitSeconds: limitOf(summaryCheckSeconds, 900),
      run: refreshReleases,
    },
    { name: 'refresh-search', seconds: REFRESH_SEARCH_SECONDS, limitSeconds: 900, run: search },
    { name: 'seal-views', seconds: SEAL_VIEWS_SECONDS, limitSeconds: 600, run: sealViews },
    {
      name: 'forget-readers',
      seconds: FORGET_READERS_SECONDS,
      limitSeconds: 600,
      run: () => recorder.forgetReaders(now()),
    },
  ];
}

/** Keeps the search index, and remembers what it has. */
function createSearchJob({ refreshSearch, now }: JobParts) {
  let searched: Searched = { manifestNumber: null, at: now() };
  return {
    searched: () => searched,
    async run(): Promise<void> {
      const at = now();
      const manifestNumber = await refreshSearch.run();
      if (manifestNumber !== null) searched = { manifestNumber, at };
    },
  };
}
