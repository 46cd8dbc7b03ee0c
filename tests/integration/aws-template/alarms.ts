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

  test.each([
    ['seal-views', 'IdleSealViews', 'SealDashviewsLambdaFunction'],
    ['refresh-most-read', 'IdleRefreshMostRead', 'RefreshDashmostDashreadLambdaFunction'],
  ])('%s that has not succeeded for a quarter of an hour is told of', (_name, name, resource) => {
    const properties = alarm(name);
    expect(properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 3,
    });
    expect(JSON.stringify(properties.Metrics)).toContain(`{"Ref":"${resource}"}`);
    expect(JSON.stringify(properties.Metrics)).toContain('"runs - failed"');
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
