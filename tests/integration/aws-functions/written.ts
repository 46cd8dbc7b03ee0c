import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import * as z from 'zod';
import { anArticle, anArticleId, putArticles } from '../../helpers/builders';
import { eventually } from '../../helpers/cms-process';
import { BROWSER, httpEvent, READER_ADDRESS, scheduleEvent } from '../../helpers/lambda-events';
import type { PackagedFunctions } from '../../helpers/packaged-functions';
import { anEventId } from '../../helpers/view-events';

// What packaged functions write: each line is JSON, an entry of the log or a metric, and none of them says who asked.

const TRACE_ID = '1-5759e988-bd862e3fe1be46a994272793';
const LineSchema = z.looseObject({
  message: z.string().optional(),
  _aws: z
    .object({ CloudWatchMetrics: z.array(z.object({ Namespace: z.literal('CongKhai') })) })
    .optional(),
});

export function writtenFacts(world: () => PackagedFunctions): void {
  const lines = () =>
    world()
      .lines()
      .map((line) => LineSchema.parse(JSON.parse(line)));
  const metrics = (name: string) =>
    lines().filter((line) => line._aws !== undefined && name in line);

  afterEach(() => {
    const text = world().lines().join('\n');
    for (const personal of [READER_ADDRESS, BROWSER, 'user-agent', 'rawPath'])
      expect(text).not.toContain(personal);
  });

  test('a document that breaks its contract is logged once, with the run that read it, and told as a metric', async () => {
    const key = objectKeys.categories();
    await world().store.write(key, JSON.stringify({ title: 7 }));
    await world().stopWarm('read-articles');
    for (let times = 0; times < 2; times += 1)
      expect((await world().ask('GET', '/v1/categories')).statusCode).toBe(503);
    await world().store.remove(key);
    await eventually(async () => expect(metrics('DocumentsInvalid')).toHaveLength(1));
    const [entry, ...others] = lines().filter(
      ({ message }) => message === 'A published document breaks its contract',
    );
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      ...{ level: 'ERROR', key, service: 'congkhai-test', cold_start: true },
      ...{ function_name: 'read-articles', function_request_id: 'request' },
    });
    expect(metrics('DocumentsInvalid')).toEqual([
      expect.objectContaining({ DocumentsInvalid: 1, service: 'congkhai-test' }),
    ]);
  });

  test('views that are counted, and those that are refused with their reason, are told as metrics', async () => {
    const articleId = anArticleId(61);
    await putArticles(world().store, [anArticle({ articleId })]);
    const post = (id: string, number: number) =>
      world().ask('POST', '/v1/views', {
        eventId: anEventId(number, new Date()),
        articleId: id,
      });
    expect((await post(articleId, 61)).statusCode).toBe(204);
    expect((await post('a'.repeat(24), 62)).statusCode).toBe(404);
    await eventually(async () => expect(metrics('ViewsRejected')).toHaveLength(1));
    expect(metrics('ViewsRejected')).toEqual([
      expect.objectContaining({ ViewsRejected: 1, reason: 'unknown-article' }),
    ]);
    await world().invoke('count-views', { Records: (await world().stream.read()).flat() });
    await eventually(async () => expect(metrics('ViewsCounted')).toHaveLength(1));
    expect(metrics('ViewsCounted')).toEqual([expect.objectContaining({ ViewsCounted: 1 })]);
    expect(metrics('ViewsNotCounted')).toEqual([]);
  });

  test('where traces are wanted, what a run asks of the bucket is a part of its trace, and nothing of the reader is', async () => {
    const daemon = createSocket('udp4').bind(0, '127.0.0.1');
    await once(daemon, 'listening');
    const traced = world().start('read-articles', {
      ...{ TRACING: 'Active', LAMBDA_TASK_ROOT: '/var/task' },
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`,
      _X_AMZN_TRACE_ID: `Root=${TRACE_ID};Parent=557abcec3ee5a047;Sampled=1`,
    });
    const told = once(daemon, 'message');
    await traced.invoke(httpEvent('GET', '/v1/categories'));
    const text = String((await told)[0]);
    daemon.close();
    const [, segment = ''] = text.split('\n');
    expect(JSON.parse(segment)).toMatchObject({
      ...{ name: 'S3', trace_id: TRACE_ID, parent_id: '557abcec3ee5a047' },
      aws: { operation: 'GetObject', key: 'categories.json' },
    });
    for (const personal of [READER_ADDRESS, BROWSER]) expect(text).not.toContain(personal);
  });

  test('a run that seals tells for how long views have been waiting for it', async () => {
    await world().invoke('seal-views', scheduleEvent());
    await eventually(async () => expect(metrics('SealLag')).toHaveLength(1));
    expect(metrics('SealLag')).toEqual([expect.objectContaining({ SealLag: 0 })]);
  });
}
