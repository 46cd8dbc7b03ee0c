// What alarms and the dashboard look at, read from serverless.yml itself, so that no function is left out.

/**
 * @typedef {{ resolveConfigurationProperty: (path: string[]) => Promise<unknown> }} Configuration
 * @typedef {object} WatchedFunction
 * @property {string} name as in serverless.yml
 * @property {string} resourceName its name in the template; a `Ref` to it is what CloudWatch calls it
 * @property {number} timeoutSeconds
 * @property {boolean} isOneWriter whether it runs at most once at a time
 * @property {number | null} scheduleSeconds after how long it runs again by itself; null if nothing but an event starts it
 */

/** Messages that nobody took: each queue, and whose they are. */
const QUEUES = {
  UncountedViews: 'count-views',
  FailedSealViews: 'seal-views',
  FailedRefreshMostRead: 'refresh-most-read',
  FailedRefreshSearch: 'refresh-search',
  FailedRefreshIndexSummary: 'refresh-index-summary',
};

/** @type {Record<string, number>} */
const UNIT_SECONDS = { minute: 60, hour: 3_600, day: 86_400 };

const TABLES = ['ViewsTable', 'ReadersTable'];

/** Where functions put figures of their own (functions/src/cloud-metrics.ts), and under whose name. */
const NAMESPACE = 'CongKhai';
const SERVICE = { service: { Ref: 'AWS::StackName' } };

/** How the framework names the resource of a function. @param {string} name */
function resourceNameOf(name) {
  const normalized = name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return `${normalized[0]?.toUpperCase()}${normalized.slice(1)}LambdaFunction`;
}

/**
 * Every function of serverless.yml.
 * @param {Configuration} configuration
 * @returns {Promise<WatchedFunction[]>}
 */
async function watchedFunctions({ resolveConfigurationProperty }) {
  const functions = recordOf(await resolveConfigurationProperty(['functions']));
  const defaultSeconds = Number(await resolveConfigurationProperty(['provider', 'timeout']));
  return Object.entries(functions).map(([name, settings]) => {
    const { timeout = defaultSeconds, reservedConcurrency, events } = recordOf(settings);
    return {
      name,
      resourceName: resourceNameOf(name),
      timeoutSeconds: Number(timeout),
      isOneWriter: reservedConcurrency === 1,
      scheduleSeconds: scheduleSecondsOf(name, events),
    };
  });
}

/** @param {string} name @param {unknown} events */
function scheduleSecondsOf(name, events) {
  const schedules = (Array.isArray(events) ? events : [])
    .map((event) => recordOf(event).schedule)
    .filter((schedule) => schedule !== undefined);
  return schedules.length === 0
    ? null
    : Math.min(...schedules.map((schedule) => rateSecondsOf(name, schedule)));
}

/**
 * How far apart the runs of a schedule are. Of `cron(…)` nobody could say it in one number, and its alarm would not know when it is late.
 * @param {string} name
 * @param {unknown} schedule
 */
function rateSecondsOf(name, schedule) {
  const [, value, unit = ''] =
    /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(String(schedule)) ?? [];
  const unitSeconds = UNIT_SECONDS[unit];
  if (unitSeconds === undefined)
    throw new Error(`The schedule of ${name} must be a rate, as "rate(5 minutes)"`);
  return Number(value) * unitSeconds;
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function recordOf(value) {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

module.exports = { NAMESPACE, QUEUES, SERVICE, TABLES, watchedFunctions };
