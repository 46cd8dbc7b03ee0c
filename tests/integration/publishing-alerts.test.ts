import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Database from 'better-sqlite3';
import * as z from 'zod';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
} from '../helpers/cms-process';
import { findFreePort } from '../helpers/servers';

const SECRET = 'webhook-secret-0123456789';
const AlertsSchema = z.object({
  data: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      subject: z.string(),
      occurrenceCount: z.number(),
      resolvedBy: z.string().nullable(),
    }),
  ),
});
const NoticeSchema = z.object({ kind: z.string(), subject: z.string(), alertId: z.number() });

interface Call {
  body: string;
  sentAt: string;
  signature: string;
}

let cms: CmsProcess;
let administrator: CmsClient;
let editor: CmsClient;
let port: number;
const calls: Call[] = [];
let receiver: Server | undefined;

function startReceiver(): Server {
  return createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const { 'x-congkhai-sent-at': sentAt, 'x-congkhai-signature': signature } = request.headers;
      calls.push({ body, sentAt: String(sentAt), signature: String(signature) });
      response.writeHead(204).end();
    });
  }).listen(port, '127.0.0.1');
}

beforeAll(async () => {
  port = await findFreePort();
  cms = await startCmsProcess({
    ALERT_WEBHOOK_URL: `http://127.0.0.1:${port}/alerts`,
    ALERT_WEBHOOK_SECRET: SECRET,
  });
  administrator = await cms.signIn('administrator');
  editor = await cms.signIn('editor');
}, 120_000);
afterAll(async () => {
  receiver?.close();
  await cms?.stop();
});

const listAlerts = async () =>
  AlertsSchema.parse((await administrator('GET', '/publishing/alerts')).body).data;

/** A row as a plugin that is no longer installed would leave it: it fails whenever it is tried. */
function queueUnpublishable(subject: string): void {
  const database = new Database(cms.databaseFile);
  database
    .prepare(
      'INSERT INTO publishing_outbox (subject, queued_at, attempt_count, next_attempt_at) VALUES (?, ?, 0, ?)',
    )
    .run(subject, Date.now(), Date.now());
  database.close();
}

test('what keeps failing is one open alert however often it fails, reaches a webhook that was down, signed, and is closed by a person', async () => {
  queueUnpublishable('nobody-publishes:this');
  await eventually(async () => {
    const [alert] = await listAlerts();
    expect(alert).toMatchObject({ kind: 'publishing-fails', subject: 'nobody-publishes:this' });
    expect(alert?.occurrenceCount).toBeGreaterThan(1);
  }, 60_000);
  expect(await listAlerts()).toHaveLength(1);

  receiver = startReceiver();
  await once(receiver, 'listening');
  await eventually(async () => expect(calls).toHaveLength(1), 60_000);
  const [call] = calls;
  const signed = createHmac('sha256', SECRET).update(`${call?.sentAt}.${call?.body}`);
  expect(call?.signature).toBe(`sha256=${signed.digest('hex')}`);
  const { alertId } = NoticeSchema.parse(JSON.parse(call?.body ?? ''));

  // An editor may look and not close.
  expect((await editor('GET', '/publishing/alerts')).status).toBe(200);
  expect((await editor('POST', `/publishing/alerts/${alertId}/resolve`)).status).toBe(403);
  expect((await administrator('POST', `/publishing/alerts/${alertId}/resolve`)).status).toBe(204);
  expect((await administrator('POST', `/publishing/alerts/${alertId}/resolve`)).status).toBe(404);
  expect((await listAlerts()).some(({ id, resolvedBy }) => id === alertId && resolvedBy)).toBe(
    true,
  );
}, 150_000);
