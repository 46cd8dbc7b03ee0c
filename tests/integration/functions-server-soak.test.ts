import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CountViewsResponseSchema } from '@congkhai/shared/contracts/read-api-views';
import { ENDPOINTS } from '@congkhai/shared/endpoints/all';
import { openApi } from '../helpers/api';
import { anArticleId } from '../helpers/builders';
import { eventually } from '../helpers/cms-process';
import { fillStore } from '../helpers/filled-api';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { medianOf, slopeOf } from '../helpers/statistics';
import { ask, startSteadyLoad } from '../helpers/steady-load';

// The embedded server under a steady load. `npm run prove:soak` has it last ten minutes and looks at its memory.

const SECONDS = Number(process.env.SOAK_SECONDS ?? 6);
const VIEWS_PER_SECOND = Number(process.env.SOAK_VIEWS ?? 50);
const READS_PER_SECOND = Number(process.env.SOAK_READS ?? 100);
const ARTICLE_COUNT = 40;
const READER_COUNT = 4_000;
const TOKEN = 'a-token-of-the-tests-that-is-long-enough';
/** Before this the caches fill and the compiler of Node is at work. */
const WARM_UP_SECONDS = 120;
const MEBIBYTE = 1_024 * 1_024;

jest.setTimeout((SECONDS + 120) * 1_000);

let folder: string;
let server: FunctionsServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-soak-'));
  const api = openApi();
  await fillStore(api);
  cpSync(join(api.folder, 'published'), join(folder, 'published'), { recursive: true });
  // What was sealed would be counted too.
  rmSync(join(folder, 'published', 'ledger'), { recursive: true });
  await api.close();
  const program = buildFunctionsServer(join(folder, 'program'));
  const settings = { DATA_DIR: folder, INTERNAL_TOKEN: TOKEN, TRUSTED_PROXIES: '1' };
  server = await startFunctionsServer(program, settings);
});
afterAll(async () => {
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

const EXAMPLES = ENDPOINTS.flatMap((endpoint) =>
  endpoint.method === 'get' ? [...endpoint.examples] : [],
);

/** Every example of the OpenAPI document, and between them many addresses that are asked seldom, or once. */
function addressOf(n: number): string {
  const round = Math.floor(n / EXAMPLES.length);
  if (n % 5 === 1) return `/v1/search?q=tin ${round}`.replace(' ', '%20');
  if (n % 5 === 3) return `/v1/articles/khong-co-bai-${n}`;
  if (n % 5 === 4) return `/v1/articles?limit=${1 + (n % 100)}&ids=${anArticleId(n % 2_000)}`;
  return EXAMPLES[n % EXAMPLES.length] ?? '/v1/articles';
}

async function memoryBytes(): Promise<number> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const { body } = await ask(`${server.url}/internal/metrics`, { headers });
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(body)?.[1]);
}

/** Samples once a second until the time is over. */
async function sampleMemory(): Promise<number[]> {
  const samples: number[] = [];
  const startedAt = Date.now();
  while (Date.now() - startedAt < SECONDS * 1_000) {
    samples.push(await memoryBytes());
    const nextAt = startedAt + samples.length * 1_000;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, nextAt - Date.now())));
  }
  return samples;
}

async function viewCounts(): Promise<Map<string, number>> {
  const ids = Array.from({ length: ARTICLE_COUNT }, (_, n) => anArticleId(n + 1));
  const { body } = await ask(`${server.url}/v1/views?ids=${ids}`);
  const { data } = CountViewsResponseSchema.parse(JSON.parse(body));
  return new Map(data.map(({ articleId, viewCount }) => [articleId, viewCount]));
}

function expectFlat(samples: readonly number[]): void {
  const third = medianOf(samples.slice(WARM_UP_SECONDS, WARM_UP_SECONDS + 60)) / MEBIBYTE;
  const last = medianOf(samples.slice(-60)) / MEBIBYTE;
  const slope = (slopeOf(samples.slice(WARM_UP_SECONDS)) * 60) / MEBIBYTE;
  process.stdout.write(
    `Memory: ${third.toFixed(1)} MiB in the third minute, ${last.toFixed(1)} MiB in the last, ${slope.toFixed(2)} MiB a minute between\n`,
  );
  expect(last).toBeLessThanOrEqual(1.1 * third);
  expect(slope).toBeLessThan(0.01 * third);
}

test(`under a steady load for ${SECONDS} s nothing fails, every view is counted, and the memory stays level`, async () => {
  const milliseconds: number[] = [];
  const load = startSteadyLoad(
    {
      url: server.url,
      viewsPerSecond: VIEWS_PER_SECOND,
      articleIds: Array.from({ length: ARTICLE_COUNT }, (_, n) => anArticleId(n + 1)),
      readerCount: READER_COUNT,
      readsPerSecond: READS_PER_SECOND,
      addressOf,
    },
    (read) => milliseconds.push(read.milliseconds),
  );
  const samples = await sampleMemory();
  const { acknowledged, viewStatuses, readStatuses } = await load.stop();
  const viewCount = viewStatuses.get(204) ?? 0;
  milliseconds.sort((a, b) => a - b);
  const percentile = (share: number) => milliseconds[Math.floor(milliseconds.length * share)];
  process.stdout.write(
    `${viewCount} views, ${milliseconds.length} reads (p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms): ${JSON.stringify([...readStatuses])}\n`,
  );
  expect([...viewStatuses.keys()]).toEqual([204]);
  expect([...readStatuses.keys()].filter((status) => status === 0 || status >= 500)).toEqual([]);
  expect(readStatuses.get(200)).toBeGreaterThan(milliseconds.length / 2);
  await eventually(async () => expect(await viewCounts()).toEqual(acknowledged));
  expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
  if (SECONDS >= WARM_UP_SECONDS + 120) expectFlat(samples);
});
