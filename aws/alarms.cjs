const { NAMESPACE, QUEUES, SERVICE, TABLES, watchedFunctions } = require('./watched.cjs');

/**
 * @typedef {import('./watched.cjs').WatchedFunction} WatchedFunction
 * @typedef {Record<string, unknown>} Resource
 * @typedef {{ Id: string } & Record<string, unknown>} Query
 */

const PERIOD_SECONDS = 300;
const MILLISECONDS = 1_000;
/** So many periods without a run that succeeded: one that failed is followed by others. */
const IDLE_PERIODS = 3;
/** A function that comes so near to its end will be cut off some day. */
const TIMEOUT_SHARE = 0.8;
/** The stream keeps records for a day: this leaves 23 hours and 50 minutes to mend it. */
const STREAM_AGE_MINUTES_MAX = 10;
const FAILED_PERCENT_MAX = 1;
/** Fewer requests than these in five minutes say nothing in percent. */
const REQUESTS_MIN = 50;
/** Without a cold start an answer takes some 20 ms, with one some hundred more; the reader who waits longest sees this. */
const LATENCY_MILLISECONDS_MAX = 2_000;
/** An hour is sealed five minutes after it is over, a minute sooner or later. */
const SEAL_LAG_MINUTES_MAX = 30;
const DATABASE_OPERATIONS = [
  'BatchGetItem',
  'BatchWriteItem',
  'GetItem',
  'PutItem',
  'Query',
  'TransactWriteItems',
  'UpdateItem',
];

/**
 * An alarm that tells the topic when it begins and when it is over.
 * @param {string} description what it means; docs/aws.md says what to do
 * @param {Record<string, unknown>} rule
 * @returns {Resource}
 */
function alarm(description, rule) {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription: description,
      AlarmActions: [{ Ref: 'AlarmTopic' }],
      OKActions: [{ Ref: 'AlarmTopic' }],
      TreatMissingData: 'notBreaching',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      ...rule,
    },
  };
}

/** Two of three periods, so that one hiccup wakes nobody. */
const TWICE = { EvaluationPeriods: 3, DatapointsToAlarm: 2 };

/**
 * @param {string} namespace
 * @param {string} name
 * @param {Record<string, unknown>} dimensions
 */
function metricOf(namespace, name, dimensions) {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return { Namespace: namespace, MetricName: name, Dimensions };
}

/**
 * @param {string} id
 * @param {ReturnType<typeof metricOf>} metric
 * @param {number} periodSeconds
 * @returns {Query}
 */
function summed(id, metric, periodSeconds = PERIOD_SECONDS) {
  return {
    Id: id,
    ReturnData: false,
    MetricStat: { Metric: metric, Period: periodSeconds, Stat: 'Sum' },
  };
}

/**
 * @param {string} expression
 * @param {string} label
 * @returns {Query}
 */
function computed(expression, label) {
  return { Id: 'result', Expression: expression, Label: label, ReturnData: true };
}

/** "seal-views" as "SealViews". @param {string} name */
function titleOf(name) {
  return name.replace(/(?:^|-)(\w)/g, (_match, /** @type {string} */ letter) =>
    letter.toUpperCase(),
  );
}

/** @param {WatchedFunction} watched @returns {Record<string, Resource>} */
function functionAlarms({ name, resourceName, timeoutSeconds, isOneWriter, scheduleSeconds }) {
  /** @param {string} metric */
  const lambda = (metric) =>
    metricOf('AWS/Lambda', metric, { FunctionName: { Ref: resourceName } });
  const title = titleOf(name);
  /** @type {Record<string, Resource>} */
  const alarms = {
    [`Errors${title}`]: alarm(`${name} fails`, {
      ...lambda('Errors'),
      ...TWICE,
      Period: PERIOD_SECONDS,
      Statistic: 'Sum',
      Threshold: 1,
    }),
    [`Duration${title}`]: alarm(`${name} comes near to its time-out of ${timeoutSeconds} s`, {
      ...lambda('Duration'),
      ...TWICE,
      Period: PERIOD_SECONDS,
      Statistic: 'Maximum',
      Threshold: TIMEOUT_SHARE * timeoutSeconds * MILLISECONDS,
    }),
  };
  // Where one runs at a time, those that come meanwhile are throttled and come again: that is meant so, and whether it works is asked below.
  if (!isOneWriter)
    alarms[`Throttles${title}`] = alarm(`${name} is refused for want of concurrency`, {
      ...lambda('Throttles'),
      ...TWICE,
      Period: PERIOD_SECONDS,
      Statistic: 'Sum',
      Threshold: 1,
    });
  if (scheduleSeconds !== null)
    alarms[`Idle${title}`] = idleAlarm(name, { lambda, scheduleSeconds });
  return alarms;
}

/**
 * Three periods without a run that succeeded. A period is never shorter than the schedule, or one that is in order would be without a run.
 * @param {string} name
 * @param {{ lambda: (metric: string) => ReturnType<typeof metricOf>, scheduleSeconds: number }} parts
 */
function idleAlarm(name, { lambda, scheduleSeconds }) {
  const periodSeconds = Math.max(PERIOD_SECONDS, scheduleSeconds);
  const minutes = (IDLE_PERIODS * periodSeconds) / 60;
  return alarm(`${name} has not succeeded for ${minutes} minutes`, {
    Metrics: [
      summed('runs', lambda('Invocations'), periodSeconds),
      summed('failed', lambda('Errors'), periodSeconds),
      computed('runs - failed', `${name}: runs that succeeded`),
    ],
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    EvaluationPeriods: IDLE_PERIODS,
    TreatMissingData: 'breaching',
  });
}

/** @param {string} queue @param {string} name */
function queueAlarm(queue, name) {
  const metric = { 'Fn::GetAtt': [queue, 'QueueName'] };
  return alarm(`Something that ${name} should have done was put aside`, {
    ...metricOf('AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: metric }),
    Period: PERIOD_SECONDS,
    Statistic: 'Maximum',
    EvaluationPeriods: 1,
    Threshold: 1,
  });
}

/** @param {string} table @returns {Record<string, Resource>} */
function tableAlarms(table) {
  const TableName = { Ref: table };
  const failures = DATABASE_OPERATIONS.map((Operation) =>
    summed(
      `failed${Operation}`,
      metricOf('AWS/DynamoDB', 'SystemErrors', { TableName, Operation }),
    ),
  );
  return {
    [`Throttles${table}`]: alarm(`DynamoDB refuses reads or writes of ${table}: too many at once`, {
      Metrics: [
        summed('reads', metricOf('AWS/DynamoDB', 'ReadThrottleEvents', { TableName })),
        summed('writes', metricOf('AWS/DynamoDB', 'WriteThrottleEvents', { TableName })),
        computed('FILL(reads, 0) + FILL(writes, 0)', `${table}: refused`),
      ],
      ...TWICE,
      Threshold: 1,
    }),
    [`Failures${table}`]: alarm(`DynamoDB itself fails for ${table}`, {
      Metrics: [...failures, computed('SUM(METRICS())', `${table}: failed`)],
      ...TWICE,
      Threshold: 1,
    }),
  };
}

/** @returns {Record<string, Resource>} */
function apiAlarms() {
  /** @param {string} name */
  const api = (name) => metricOf('AWS/ApiGateway', name, { ApiId: { Ref: 'HttpApi' } });
  return {
    ApiFailures: alarm(`More than ${FAILED_PERCENT_MAX} % of the answers of the API are 5xx`, {
      Metrics: [
        summed('failed', api('5xx')),
        summed('asked', api('Count')),
        computed(
          `IF(asked >= ${REQUESTS_MIN}, 100 * failed / asked, 0)`,
          'Answers with 5xx in percent',
        ),
      ],
      ...TWICE,
      Threshold: FAILED_PERCENT_MAX,
    }),
    ApiLatency: alarm(`One answer in a hundred takes ${LATENCY_MILLISECONDS_MAX} ms or more`, {
      ...api('Latency'),
      Period: PERIOD_SECONDS,
      ExtendedStatistic: 'p99',
      Threshold: LATENCY_MILLISECONDS_MAX,
      EvaluationPeriods: 3,
      EvaluateLowSampleCountPercentile: 'ignore',
    }),
  };
}

/** @param {WatchedFunction} counter */
function streamAlarm({ name, resourceName }) {
  const metric = metricOf('AWS/Lambda', 'IteratorAge', { FunctionName: { Ref: resourceName } });
  return alarm(`Views are counted more than ${STREAM_AGE_MINUTES_MAX} minutes late by ${name}`, {
    ...metric,
    Period: PERIOD_SECONDS,
    Statistic: 'Maximum',
    EvaluationPeriods: 1,
    Threshold: STREAM_AGE_MINUTES_MAX * 60 * MILLISECONDS,
  });
}

/** Of what functions tell themselves. @returns {Record<string, Resource>} */
function toldAlarms() {
  return {
    SealLag: alarm(
      `Views of an hour wait for more than ${SEAL_LAG_MINUTES_MAX} minutes to be sealed`,
      {
        ...metricOf(NAMESPACE, 'SealLag', SERVICE),
        ...TWICE,
        Period: PERIOD_SECONDS,
        Statistic: 'Minimum',
        Threshold: SEAL_LAG_MINUTES_MAX * 60,
      },
    ),
    DocumentsInvalid: alarm('A published document breaks its contract or was tampered with', {
      ...metricOf(NAMESPACE, 'DocumentsInvalid', SERVICE),
      Period: PERIOD_SECONDS,
      Statistic: 'Sum',
      EvaluationPeriods: 1,
      Threshold: 1,
    }),
  };
}

/**
 * The topic and all alarms.
 * @param {import('./watched.cjs').Configuration} configuration
 */
async function resources(configuration) {
  const functions = await watchedFunctions(configuration);
  const counter = functions.find(({ name }) => name === 'count-views');
  if (!counter) throw new Error('serverless.yml has no function count-views');
  return {
    // Not encrypted with a key of its own: CloudWatch could not send to it with AWS's key, and nothing secret is said.
    AlarmTopic: { Type: 'AWS::SNS::Topic', Properties: {} },
    ...Object.assign({}, ...functions.map(functionAlarms), ...TABLES.map(tableAlarms)),
    ...Object.fromEntries(
      Object.entries(QUEUES).map(([queue, name]) => [`Waiting${queue}`, queueAlarm(queue, name)]),
    ),
    LateCounting: streamAlarm(counter),
    ...toldAlarms(),
    ...apiAlarms(),
  };
}

module.exports = { resources };
