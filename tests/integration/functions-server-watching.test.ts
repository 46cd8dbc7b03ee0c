import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import { HealthResponseSchema } from '@congkhai/shared/contracts/read-api';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import { eventually } from '../helpers/cms-process';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { putManifest } from '../helpers/manifest';
import { putRelease } from '../helpers/release-builders';
import { anEventId } from '../helpers/view-events';

// What operators watch of the embedded server, as a process.

const TOKEN = 'a-token-of-the-tests-that-is-long-enough';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

let programFolder: string;
let program: string;
let folder: string;
let published: PublishedStore;
const started: FunctionsServer[] = [];

beforeAll(() => {
  programFolder = mkdtempSync(join(tmpdir(), 'congkhai-program-'));
  program = buildFunctionsServer(programFolder);
});
afterAll(() => rmSync(programFolder, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-server-'));
  published = folderStore({ root: join(folder, 'published') });
});
afterEach(async () => {
  for (const server of started.splice(0)) await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function start(more: Record<string, string> = {}): Promise<FunctionsServer> {
  const settings = { DATA_DIR: folder, INTERNAL_TOKEN: TOKEN };
  const server = await startFunctionsServer(program, { ...settings, ...more });
  started.push(server);
  return server;
}

const metricsOf = async ({ url }: FunctionsServer, authorization = `Bearer ${TOKEN}`) =>
  fetch(`${url}/internal/metrics`, { headers: { authorization } });

test('counts, stores, jobs and checks are told in the text format of Prometheus', async () => {
  await putArticles(published, someArticles(3));
  const server = await start();
  const view = { eventId: anEventId(1, new Date()), articleId: anArticleId(1) };
  const sent = await fetch(`${server.url}/v1/views`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': BROWSER },
    body: JSON.stringify(view),
  });
  expect(sent.status).toBe(204);
  await eventually(async () => {
    const response = await metricsOf(server);
    expect(response.headers.get('content-type')).toMatch('text/plain; version=0.0.4');
    const lines = (await response.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '# TYPE congkhai_views gauge',
        'congkhai_views 1',
        'congkhai_published_store_up 1',
        'congkhai_view_store_up 1',
        'congkhai_degraded 0',
        'congkhai_check_lag_seconds{check="seal-hours"} 0',
        'congkhai_check_limit_seconds{check="seal-hours"} 1800',
        'congkhai_check_known{check="job-forget-readers"} 1',
        'congkhai_job_failures_total{job="seal-views"} 0',
        expect.stringMatching(
          /^congkhai_job_last_success_timestamp_seconds\{job="refresh-most-read"\} \d/,
        ),
        expect.stringMatching(/^process_resident_memory_bytes \d+$/),
      ]),
    );
  });
});

test('health and metrics tell what is stale while the published store is away, and nothing once it is back', async () => {
  await putRelease(published);
  await putManifest(published);
  const server = await start();
  const healthIs = (expected: { httpStatus: number; status: string; behind: string[] }) =>
    eventually(async () => {
      const response = await fetch(`${server.url}/v1/health`);
      const { data } = HealthResponseSchema.parse(await response.json());
      const behind = data.checks.filter(({ state }) => state !== 'ok').map(({ name }) => name);
      expect({ httpStatus: response.status, status: data.status, behind }).toEqual(expected);
    });
  const well = { httpStatus: 200, status: 'ok', behind: [] };
  await healthIs(well);
  const root = join(folder, 'published');
  renameSync(root, `${root}.away`);
  writeFileSync(root, 'Not a folder');
  await healthIs({
    httpStatus: 200,
    status: 'degraded',
    behind: expect.arrayContaining(['published-store', 'index-summaries', 'job-refresh-search']),
  });
  const lines = (await (await metricsOf(server)).text()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'congkhai_published_store_up 0',
      'congkhai_degraded 1',
      'congkhai_check_known{check="index-summaries"} 0',
    ]),
  );
  rmSync(root);
  renameSync(`${root}.away`, root);
  await healthIs(well);
});

test('metrics are for those who have the token', async () => {
  const server = await start();
  for (const authorization of ['', `Bearer ${TOKEN}x`])
    expect((await metricsOf(server, authorization)).status).toBe(401);
  expect((await metricsOf(await start({ INTERNAL_TOKEN: '' }))).status).toBe(404);
});
