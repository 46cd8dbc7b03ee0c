import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ServerlessPackage } from '../../helpers/serverless-package';

// Who is told when something does not work, and what is kept of what could not be done.

const MILLISECONDS = 1_000;
const STACK = { Ref: 'AWS::StackName' };
const AlarmSchema = z.looseObject({
  AlarmDescription: z.string(),
  Threshold: z.number(),
  AlarmActions: z.unknown(),
  OKActions: z.unknown(),
  TreatMissingData: z.string(),
});
const ArnSchema = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
const InvokeConfigSchema = z.object({
  FunctionName: z.object({ Ref: z.string() }),
  MaximumEventAgeInSeconds: z.number(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: ArnSchema }) }),
});

/** The queries of an alarm that counts runs without an error. */
export function succeededRuns(resource: string, periodSeconds: number): object[] {
  const Dimensions = [{ Name: 'FunctionName', Value: { Ref: resource } }];
  const sumOf = (id: string, MetricName: string) => ({
    Id: id,
    MetricStat: {
      ...{ Stat: 'Sum', Period: periodSeconds },
      Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions },
    },
  });
  return [
    sumOf('runs', 'Invocations'),
    sumOf('failed', 'Errors'),
    { Expression: 'runs - failed', ReturnData: true },
  ];
}

function tableMetric(id: string, MetricName: string, dimensions: [string, unknown][]): object {
  const Dimensions = dimensions.map(([Name, Value]) => ({ Name, Value }));
  const Metric = { Namespace: 'AWS/DynamoDB', MetricName, Dimensions };
  return { Id: id, MetricStat: { Stat: 'Sum', Period: 300, Metric } };
}

export function alarmFacts(packaged: () => ServerlessPackage): void {
  const ofType = (type: string) =>
    Object.entries(packaged().resources).filter(([, { Type }]) => Type === type);
  const alarm = (name: string) => AlarmSchema.parse(packaged().resources[name]?.Properties);
  const queues = () => ofType('AWS::SQS::Queue').map(([name]) => name);
  const functions = () =>
    ofType('AWS::Lambda::Function').map(([resource, { Properties }]) => ({
      resource,
      title: resource
        .replace(/LambdaFunction$/, '')
        .replace(/Dash(\w)/g, (_match, letter: string) => letter.toUpperCase()),
      timeoutSeconds: Number(Properties.Timeout),
      isOneWriter: Properties.ReservedConcurrentExecutions === 1,
    }));
  /** Functions that run by a schedule or an event of the bucket, so that nobody waits for their answer. */
  const asynchronous = () => {
    const schedules = JSON.stringify(ofType('AWS::Events::Rule'));
    const notifications = JSON.stringify(
      packaged().resources.S3BucketPublishedStore?.Properties.NotificationConfiguration,
    );
    return functions().filter(({ resource }) =>
      [schedules, notifications].some((text) => text.includes(`"${resource}"`)),
    );
  };

  test('there is an alarm for each function, queue and table, and for the API; there is no other', () => {
    const expected = [
      ...functions().flatMap(({ title, isOneWriter }) => [
        `Errors${title}`,
        `Duration${title}`,
        // Where one runs at a time, others wait: that is meant so.
        ...(isOneWriter ? [] : [`Throttles${title}`]),
      ]),
      ...asynchronous().map(({ title }) => `Idle${title}`),
      ...queues().map((queue) => `Waiting${queue}`),
      ...['ViewsTable', 'ReadersTable'].flatMap((table) => [
        `Throttles${table}`,
        `Failures${table}`,
      ]),
      'LateCounting',
      'SealLag',
      'DocumentsInvalid',
      'ApiFailures',
      'ApiLatency',
    ];
    const alarms = ofType('AWS::CloudWatch::Alarm').map(([name]) => name);
    expect(alarms.sort()).toEqual(expected.sort());
  });

  test('each tells the same topic when it begins and when it is over', () => {
    const topic = [{ Ref: 'AlarmTopic' }];
    for (const [name] of ofType('AWS::CloudWatch::Alarm')) {
      expect([name, alarm(name)]).toEqual([
        name,
        expect.objectContaining({ AlarmActions: topic, OKActions: topic }),
      ]);
      // Silence is good news, but for those that have to run again and again.
      const silence = name.startsWith('Idle') ? 'breaching' : 'notBreaching';
      expect([name, alarm(name).TreatMissingData]).toEqual([name, silence]);
    }
  });

  test('a function that takes four fifths of its time is told of before it is cut off', () => {
    for (const { title, resource, timeoutSeconds } of functions())
      expect(alarm(`Duration${title}`)).toMatchObject({
        Threshold: 0.8 * timeoutSeconds * MILLISECONDS,
        MetricName: 'Duration',
        Statistic: 'Maximum',
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: resource } }],
      });
  });

  test('every function whose runs fail, or that is refused, in two of three times five minutes is told of', () => {
    for (const { title, resource, isOneWriter } of functions())
      for (const metric of ['Errors', ...(isOneWriter ? [] : ['Throttles'])])
        expect([title, alarm(`${metric}${title}`)]).toEqual([
          title,
          expect.objectContaining({
            ...{ Namespace: 'AWS/Lambda', MetricName: metric, Statistic: 'Sum', Threshold: 1 },
            ...{ Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2 },
            ComparisonOperator: 'GreaterThanOrEqualToThreshold',
            Dimensions: [{ Name: 'FunctionName', Value: { Ref: resource } }],
          }),
        ]);
  });

  test.each([
    ['seal-views', 'IdleSealViews', 'SealDashviewsLambdaFunction'],
    ['refresh-most-read', 'IdleRefreshMostRead', 'RefreshDashmostDashreadLambdaFunction'],
    ['refresh-search', 'IdleRefreshSearch', 'RefreshDashsearchLambdaFunction'],
    [
      'refresh-index-summary',
      'IdleRefreshIndexSummary',
      'RefreshDashindexDashsummaryLambdaFunction',
    ],
  ])('%s that has not succeeded for a quarter of an hour is told of', (_name, name, resource) => {
    expect(alarm(name)).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 3,
      Metrics: succeededRuns(resource, 300),
    });
  });

  test.each([
    ['reads', 'writes', 'ViewsTable'],
    ['reads', 'writes', 'ReadersTable'],
  ])('%s and %s that DynamoDB refuses of %s are told of, and its own failures', (_r, _w, table) => {
    const twice = { EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 1 };
    expect(alarm(`Throttles${table}`)).toMatchObject({
      ...twice,
      Metrics: [
        tableMetric('reads', 'ReadThrottleEvents', [['TableName', { Ref: table }]]),
        tableMetric('writes', 'WriteThrottleEvents', [['TableName', { Ref: table }]]),
        { Expression: 'FILL(reads, 0) + FILL(writes, 0)', ReturnData: true },
      ],
    });
    const failures = [
      ...['BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query'],
      ...['TransactWriteItems', 'UpdateItem'],
    ];
    expect(alarm(`Failures${table}`)).toMatchObject({
      ...twice,
      Metrics: [
        ...failures.map((operation) =>
          tableMetric(`failed${operation}`, 'SystemErrors', [
            ['TableName', { Ref: table }],
            ['Operation', operation],
          ]),
        ),
        { Expression: 'SUM(METRICS())', ReturnData: true },
      ],
    });
  });

  test('one answer in a hundred that is 5xx is told of, if there are fifty, and one in a hundred that takes two seconds', () => {
    const Dimensions = [{ Name: 'ApiId', Value: { Ref: 'HttpApi' } }];
    expect(alarm('ApiFailures')).toMatchObject({
      ...{ Threshold: 1, EvaluationPeriods: 3, DatapointsToAlarm: 2 },
      Metrics: [
        { Id: 'failed', MetricStat: { Stat: 'Sum', Metric: { MetricName: '5xx', Dimensions } } },
        { Id: 'asked', MetricStat: { Stat: 'Sum', Metric: { MetricName: 'Count', Dimensions } } },
        { Expression: 'IF(asked >= 50, 100 * failed / asked, 0)', ReturnData: true },
      ],
    });
    expect(alarm('ApiLatency')).toMatchObject({
      ...{ MetricName: 'Latency', Dimensions, ExtendedStatistic: 'p99', Threshold: 2_000 },
      EvaluationPeriods: 3,
    });
  });

  test('docs/aws.md explains every alarm, and none that is not there', () => {
    const table = readFileSync(join(__dirname, '../../../docs/aws.md'), 'utf8')
      .split('## Alarms, and what to do')[1]
      ?.split('\n\n')[1];
    const explained = (table?.split('\n').slice(2) ?? []).flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    // NAME stands for a function.
    const titles = functions().map(({ title }) => title);
    const patterns = explained.map(
      (name) => new RegExp(`^${name.replace('NAME', `(?:${titles.join('|')})`)}$`),
    );
    const alarms = ofType('AWS::CloudWatch::Alarm').map(([name]) => name);
    expect(alarms.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([]);
    const unknown = explained.filter(
      (_name, index) => !alarms.some((name) => patterns[index]?.test(name)),
    );
    expect(unknown).toEqual([]);
    expect(explained.length).toBeGreaterThan(15);
  });

  test('views that wait in the stream are told of long before it drops them, after a day', () => {
    expect(alarm('LateCounting')).toMatchObject({
      MetricName: 'IteratorAge',
      Threshold: 600_000,
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'CountDashviewsLambdaFunction' } }],
    });
  });

  test('an hour that waits half an hour to be sealed is told of, and so is the first document that breaks its contract', () => {
    const told = { Namespace: 'CongKhai', Dimensions: [{ Name: 'service', Value: STACK }] };
    expect(alarm('SealLag')).toMatchObject({ ...told, MetricName: 'SealLag', Threshold: 1_800 });
    expect(alarm('DocumentsInvalid')).toMatchObject({
      ...told,
      ...{ MetricName: 'DocumentsInvalid', Statistic: 'Sum', Threshold: 1 },
    });
    // Under this name and in this place functions tell of it.
    for (const [, { Properties }] of ofType('AWS::Lambda::Function'))
      expect(Properties.Environment).toMatchObject({
        Variables: { POWERTOOLS_SERVICE_NAME: STACK, POWERTOOLS_METRICS_NAMESPACE: 'CongKhai' },
      });
  });

  test('cold starts of every function are counted from the log that Lambda writes', () => {
    const filters = ofType('AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);
    expect(filters.map(({ LogGroupName }) => LogGroupName)).toEqual(
      ofType('AWS::Logs::LogGroup').map(([Ref]) => ({ Ref })),
    );
    for (const { FilterPattern } of filters) expect(FilterPattern).toBe('"Init Duration"');
  });

  test('what a function that nobody waits for could not do lies in a queue of its own', () => {
    const configs = ofType('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) =>
      InvokeConfigSchema.parse(Properties),
    );
    expect(configs.map(({ FunctionName }) => FunctionName.Ref).sort()).toEqual(
      asynchronous()
        .map(({ resource }) => resource)
        .sort(),
    );
    const used = configs.map(
      ({ DestinationConfig }) => DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0],
    );
    // The fifth is of the stream of views.
    expect([...used, 'UncountedViews'].sort()).toEqual(queues().sort());
  });

  test.each([
    'UncountedViews',
    'FailedSealViews',
    'FailedRefreshMostRead',
    'FailedRefreshSearch',
    'FailedRefreshIndexSummary',
  ])('%s is encrypted, keeps what it has for 14 days and tells of the first message', (queue) => {
    expect(packaged().resources[queue]?.Properties).toEqual({
      MessageRetentionPeriod: 14 * 86_400,
      SqsManagedSseEnabled: true,
    });
    expect(alarm(`Waiting${queue}`)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
    });
  });

  test('the dashboard shows every function, table and queue', () => {
    const body = JSON.stringify(packaged().resources.Dashboard?.Properties.DashboardBody);
    for (const { resource } of functions()) expect(body).toContain(`\${${resource}}`);
    for (const table of ['ViewsTable', 'ReadersTable']) expect(body).toContain(`\${${table}}`);
    for (const queue of queues()) expect(body).toContain(`\${${queue}.QueueName}`);
  });

  test('logs are kept for 30 days', () => {
    const groups = ofType('AWS::Logs::LogGroup');
    expect(groups).toHaveLength(functions().length);
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(30);
  });
}
