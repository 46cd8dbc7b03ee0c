const { NAMESPACE, QUEUES, TABLES, watchedFunctions } = require('./watched.cjs');

const PERIOD_SECONDS = 300;
const COLUMNS = 24;
const WIDTH = 8;
const HEIGHT = 6;

/**
 * A chart.
 * @typedef {object} Chart
 * @property {string} title
 * @property {unknown[][]} metrics
 * @property {string} [region] where the metrics are; those of CloudFront are in us-east-1 alone
 * @property {string} [stat]
 */

/** What CloudFormation puts the name of a resource in for. @param {string} resource */
function nameOf(resource) {
  return `\${${resource}}`;
}

/** @param {Chart} chart @param {number} position */
function widgetOf({ title, metrics, region = nameOf('AWS::Region'), stat = 'Sum' }, position) {
  const perRow = COLUMNS / WIDTH;
  return {
    type: 'metric',
    x: (position % perRow) * WIDTH,
    y: Math.floor(position / perRow) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: { title, metrics, region, stat, period: PERIOD_SECONDS, view: 'timeSeries' },
  };
}

/** @returns {Chart[]} */
function readerCharts() {
  const edge = ['DistributionId', nameOf('Distribution'), 'Region', 'Global'];
  const cloudFront = { region: 'us-east-1' };
  return [
    {
      ...cloudFront,
      title: 'Requests at CloudFront',
      metrics: [['AWS/CloudFront', 'Requests', ...edge]],
    },
    {
      ...cloudFront,
      title: 'Answers with 4xx and 5xx at CloudFront, %',
      stat: 'Average',
      metrics: [
        ['AWS/CloudFront', '4xxErrorRate', ...edge],
        ['AWS/CloudFront', '5xxErrorRate', ...edge],
      ],
    },
    {
      title: 'Requests at the API, and answers with 5xx',
      metrics: [
        ['AWS/ApiGateway', 'Count', 'ApiId', nameOf('HttpApi')],
        ['AWS/ApiGateway', '5xx', 'ApiId', nameOf('HttpApi')],
      ],
    },
    {
      title: 'Latency of the API, ms',
      metrics: ['p50', 'p90', 'p99'].map((stat) => [
        'AWS/ApiGateway',
        'Latency',
        'ApiId',
        nameOf('HttpApi'),
        { stat, label: stat },
      ]),
    },
  ];
}

/** @param {{ name: string, resourceName: string }[]} functions @returns {Chart[]} */
function functionCharts(functions) {
  /** @param {string} metric */
  const each = (metric) =>
    functions.map(({ name, resourceName }) => [
      'AWS/Lambda',
      metric,
      'FunctionName',
      nameOf(resourceName),
      { label: name },
    ]);
  return [
    { title: 'Runs', metrics: each('Invocations') },
    { title: 'Runs that failed', metrics: each('Errors') },
    { title: 'Runs that were refused', metrics: each('Throttles') },
    { title: 'Longest run, ms', stat: 'Maximum', metrics: each('Duration') },
    {
      title: 'Running at once',
      stat: 'Maximum',
      metrics: [...each('ConcurrentExecutions'), ['AWS/Lambda', 'ConcurrentExecutions']],
    },
    {
      title: 'How late views are counted, ms',
      stat: 'Maximum',
      metrics: each('IteratorAge').filter(
        ([, , , name]) => name === nameOf('CountDashviewsLambdaFunction'),
      ),
    },
  ];
}

/** @returns {Chart[]} */
function storeCharts() {
  /** @param {string} metric */
  const each = (metric) =>
    TABLES.map((table) => ['AWS/DynamoDB', metric, 'TableName', nameOf(table)]);
  return [
    {
      title: 'Units of DynamoDB',
      metrics: [...each('ConsumedWriteCapacityUnits'), ...each('ConsumedReadCapacityUnits')],
    },
    {
      title: 'Refused by DynamoDB',
      metrics: [...each('WriteThrottleEvents'), ...each('ReadThrottleEvents')],
    },
    {
      title: 'Put aside',
      stat: 'Maximum',
      metrics: Object.entries(QUEUES).map(([queue, name]) => [
        'AWS/SQS',
        'ApproximateNumberOfMessagesVisible',
        'QueueName',
        nameOf(`${queue}.QueueName`),
        { label: name },
      ]),
    },
  ];
}

/** What functions tell themselves. @returns {Chart[]} */
function toldCharts() {
  const service = nameOf('AWS::StackName');
  /** @param {string} metric */
  const told = (metric) => [NAMESPACE, metric, 'service', service];
  const refused = `SEARCH('{${NAMESPACE},reason,service} MetricName="ViewsRejected" service="${service}"', 'Sum', ${PERIOD_SECONDS})`;
  return [
    {
      title: 'Views counted, and not yet',
      metrics: [told('ViewsCounted'), told('ViewsNotCounted')],
    },
    { title: 'Views refused, by reason', metrics: [[{ expression: refused, id: 'refused' }]] },
    { title: 'How long views wait to be sealed, s', stat: 'Maximum', metrics: [told('SealLag')] },
    { title: 'Documents that break their contract', metrics: [told('DocumentsInvalid')] },
    { title: 'Cold starts', metrics: [[NAMESPACE, `ColdStarts-${service}`]] },
  ];
}

/**
 * One page that shows how all of it is.
 * @param {import('./watched.cjs').Configuration} configuration
 */
async function resources(configuration) {
  const functions = await watchedFunctions(configuration);
  const charts = [
    ...readerCharts(),
    ...functionCharts(functions),
    ...storeCharts(),
    ...toldCharts(),
  ];
  const body = JSON.stringify({ widgets: charts.map(widgetOf) });
  return {
    Dashboard: {
      Type: 'AWS::CloudWatch::Dashboard',
      Properties: { DashboardName: { Ref: 'AWS::StackName' }, DashboardBody: { 'Fn::Sub': body } },
    },
  };
}

module.exports = { resources };
