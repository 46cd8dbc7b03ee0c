// What alarms and the dashboard look at, read from serverless.yml itself, so that no function is left out.

/**
 * @typedef {{ resolveConfigurationProperty: (path: string[]) => Promise<unknown> }} Configuration
 * @typedef {object} WatchedFunction
 * @property {string} name as in serverless.yml
 * @property {string} resourceName its name in the template; a `Ref` to it is what CloudWatch calls it
 * @property {number} timeoutSeconds
 * @property {boolean} isOneWriter whether it runs at most once at a time
 * @property {boolean} isScheduled whether it runs again and again by itself
 */

/** Messages that nobody took: each queue, and whose they are. */
const QUEUES = {
  UncountedViews: 'count-views',
  FailedSealViews: 'seal-views',
  FailedRefreshMostRead: 'refresh-most-read',
  FailedRefreshSearch: 'refresh-search',
  FailedRefreshIndexSummary: 'refresh-index-summary',
};

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
      isScheduled: Array.isArray(events) && events.some((event) => 'schedule' in recordOf(event)),
    };
  });
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function recordOf(value) {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

module.exports = { NAMESPACE, QUEUES, SERVICE, TABLES, watchedFunctions };
