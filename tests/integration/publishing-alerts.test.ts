import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Database from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import * as z from 'zod';
import { expectAccessible, signInTo } from '../helpers/admin-pages';
import { launchBrowser } from '../helpers/browser';
import {
  ACCOUNTS,
  type CmsClient,
  type CmsProcess,
  eventually,
  PASSWORD,
  startCmsProcess,
} from '../helpers/cms-process';
import { startMailServer } from '../helpers/mail-server';
import { BODY, COLLECTIONS, documentOf } from '../helpers/newsroom';
import { findFreePort } from '../helpers/servers';

const SECRET = 'webhook-secret-0123456789';
const AlertsSchema = z.object({
  data: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      subject: z.string(),
      message: z.string(),
      occurrenceCount: z.number(),
      resolvedBy: z.string().nullable(),
    }),
  ),
});
const PAGE = 'Tin của xã';
const ReconcileSchema = z.object({
  data: z.object({
    isRunning: z.boolean(),
    last: z
      .object({
        startedAt: z.string(),
        pages: z.object({
          comparedCount: z.number(),
          different: z.array(z.string()),
          notComparable: z.array(z.string()),
        }),
      })
      .nullable(),
  }),
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
let portal: Server;
let browser: Browser | undefined;
const pages = { crawlerText: PAGE, isSteady: true };
const calls: Call[] = [];
let receiver: Server | undefined;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;

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

/** A portal that can show crawlers something else than readers. */
async function startPortal(): Promise<string> {
  const portalPort = await findFreePort();
  portal = createServer((request, response) => {
    const isCrawler = /Googlebot/.test(request.headers['user-agent'] ?? '');
    const text = isCrawler ? pages.crawlerText : PAGE;
    response.end(pages.isSteady ? text : `${text} ${Math.random()}`);
  }).listen(portalPort, '127.0.0.1');
  await once(portal, 'listening');
  return `http://127.0.0.1:${portalPort}`;
}

beforeAll(async () => {
  port = await findFreePort();
  mailServer = await startMailServer();
  cms = await startCmsProcess({
    RECONCILE_MINUTES: '0',
    FUNCTIONS_URL: await startPortal(),
    ALERT_WEBHOOK_URL: `http://127.0.0.1:${port}/alerts`,
    ALERT_WEBHOOK_SECRET: SECRET,
    ALERT_EMAILS: 'truc@example.vn, lanh-dao@example.vn',
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Cổng thông tin Tiên Phước <khong-tra-loi@example.vn>',
  });
  administrator = await cms.signIn('administrator');
  editor = await cms.signIn('editor');
});
afterAll(async () => {
  await browser?.close();
  portal?.close();
  receiver?.close();
  mailServer?.close();
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

test('what keeps failing is one open alert however often it fails, reaches people by mail and a webhook that was down, signed, and is closed by a person', async () => {
  queueUnpublishable('nobody-publishes:<this>');
  await eventually(async () => {
    const [alert] = await listAlerts();
    expect(alert).toMatchObject({ kind: 'publishing-fails', subject: 'nobody-publishes:<this>' });
    expect(alert?.occurrenceCount).toBeGreaterThan(1);
  });
  expect(await listAlerts()).toHaveLength(1);
  await eventually(async () => expect(mailServer.mails).toHaveLength(2));
  const [raised] = await listAlerts();
  expect(mailServer.mails.map(({ to }) => to)).toEqual([
    ['truc@example.vn'],
    ['lanh-dao@example.vn'],
  ]);
  expect(mailServer.mails[0]).toMatchObject({
    from: 'khong-tra-loi@example.vn',
    headers: {
      from: 'Cổng thông tin Tiên Phước <khong-tra-loi@example.vn>',
      to: 'truc@example.vn',
      subject: `[Công Khai] ${raised?.message}`,
    },
    text: expect.stringContaining('\nĐối tượng: nobody-publishes:<this>\n'),
    html: expect.stringContaining('\nĐối tượng: nobody-publishes:&lt;this&gt;\n'),
  });

  receiver = startReceiver();
  await once(receiver, 'listening');
  await eventually(async () => expect(calls).toHaveLength(1));
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
});

test('what fails is tried again at once for one subject or for all, on a page for desktop and phone', async () => {
  queueUnpublishable('nobody-publishes:a-long-name/of-a-subject-that-waits/vi');
  queueUnpublishable('nobody-publishes:another');
  const retry = (subject?: string) => administrator('POST', '/publishing/queue/retry', { subject });
  expect((await retry('nobody-publishes:another')).status).toBe(204);
  expect((await retry('article:khong-co/vi')).status).toBe(404);
  expect((await retry()).status).toBe(204);

  browser = await launchBrowser();
  const email = ACCOUNTS.administrator;
  const screen = { width: 1_280, height: 1_000 };
  const page = await signInTo(browser, { adminUrl: cms.url, email, password: PASSWORD, screen });
  await page.goto(`${cms.url}/admin/plugins/publishing`);
  const one = page.getByRole('button', { name: 'Thử lại ngay: nobody-publishes:another' }).first();
  await one.waitFor();
  await expectAccessible(page, 'publishing-queue', { height: 1_400 });
  await page
    .getByRole('button', { name: /^Đã xử lý: Không xuất bản được nobody-publishes:another/ })
    .click();
  await page.getByText('Đã ghi là đã xử lý.').first().waitFor();
  await one.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Đang thử lại mục này.').first().waitFor();
  await page.getByRole('button', { name: 'Thử lại tất cả' }).click();
  await page.getByText('Đã cho thử lại tất cả các mục đang chờ.').first().waitFor();
});

describe('a comparison of pages as a reader and as a crawler', () => {
  const articleUrl = /\/v1\/articles\/tin-cua-xa$/;
  beforeAll(async () => {
    documentOf(
      await editor('POST', `${COLLECTIONS.articles}/actions/publish`, {
        title: 'Tin của xã',
        slug: 'tin-cua-xa',
        body: BODY,
      }),
    );
    await eventually(async () =>
      expect(await cms.readPublished('slugs/vi/tin-cua-xa.json')).not.toBeNull(),
    );
  });

  async function comparePages() {
    const state = async () =>
      ReconcileSchema.parse((await administrator('GET', '/publishing/reconcile')).body).data;
    const before = (await state()).last?.startedAt;
    expect((await administrator('POST', '/publishing/reconcile')).status).toBe(202);
    await eventually(async () => {
      const { isRunning, last } = await state();
      expect([isRunning, last?.startedAt === before]).toEqual([false, false]);
    });
    return (await state()).last?.pages;
  }
  const pageAlerts = async () =>
    (await listAlerts()).filter(({ message }) => message.includes('máy tìm kiếm thấy khác'));

  test('says nothing of pages that are the same, or that change for everybody', async () => {
    expect(await comparePages()).toMatchObject({ comparedCount: 1, different: [] });
    pages.isSteady = false;
    expect(await comparePages()).toMatchObject({
      comparedCount: 0,
      different: [],
      notComparable: [expect.stringMatching(articleUrl)],
    });
    expect(await pageAlerts()).toEqual([]);
  });

  test('raises an alert when a crawler is shown something else', async () => {
    pages.isSteady = true;
    pages.crawlerText = 'Nhà cái uy tín';
    expect(await comparePages()).toMatchObject({ different: [expect.stringMatching(articleUrl)] });
    expect(await pageAlerts()).toHaveLength(1);
  });
});
