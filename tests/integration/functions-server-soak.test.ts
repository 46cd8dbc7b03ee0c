import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
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
import {
  heapSettings,
  type MemoryPart,
  type MemorySample,
  partsOf,
  readMemory,
} from '../helpers/process-memory';
import { BROWSER } from '../helpers/sent-views';
import { addOne, ask, startSteadyLoad } from '../helpers/steady-load';
import { anEventId } from '../helpers/view-events';

// The embedded server under a steady load. `npm run prove:soak` has it last ten minutes, after its caches were filled, and looks at its memory.

const SECONDS = Number(process.env.SOAK_SECONDS ?? 6);
const VIEWS_PER_SECOND = Number(process.env.SOAK_VIEWS ?? 50);
const READS_PER_SECOND = Number(process.env.SOAK_READS ?? 100);
const ARTICLE_COUNT = 40;
const READER_COUNT = 4_000;
const TOKEN = 'a-token-of-the-tests-that-is-long-enough';
/** Memory is looked at when there is time for it. */
const JUDGED_SECONDS_MIN = 240;
/**
 * Sent before, as fast as may be: what is known of views grows for as long as the caches of the database have room (32 MiB of the thread that writes, which some
 * 140,000 views fill), which at 50 views a second would be most of an hour.
 */
const FILLING_VIEWS = Number(process.env.SOAK_FILL ?? (SECONDS < JUDGED_SECONDS_MIN ? 0 : 160_000));
const FIRST_FILLING = 10_000_000;
const FILLING_READERS = 60_000;
const FILLING_AT_ONCE = 64;
/** From the third quarter of the time to the fourth memory may grow by so much of itself: medians differ by that, by when V8 collects. */
const GROWTH_MAX = 0.01;

jest.setTimeout((SECONDS + 900) * 1_000);

let folder: string;
let heapsFolder: string;
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
  heapsFolder = join(folder, 'heaps');
  mkdirSync(heapsFolder);
  const settings = {
    ...heapSettings(heapsFolder),
    // As the start script has it.
    MALLOC_ARENA_MAX: '2',
    DATA_DIR: folder,
    INTERNAL_TOKEN: TOKEN,
    TRUSTED_PROXIES: '1',
  };
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

/** Sends views as fast as they are taken, by readers who come again after so many others that each is a view; gives how many each article has. */
async function fillCaches(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const agent = new Agent({ keepAlive: true, maxSockets: FILLING_AT_ONCE });
  let next = 0;
  async function send(): Promise<void> {
    for (let n = next++; n < FILLING_VIEWS; n = next++) {
      const reader = n % FILLING_READERS;
      const articleId = anArticleId(1 + ((n + Math.floor(n / FILLING_READERS)) % ARTICLE_COUNT));
      const headers = {
        'content-type': 'application/json',
        'user-agent': BROWSER,
        'x-forwarded-for': `11.${reader >> 8}.${reader & 255}.1`,
      };
      const body = JSON.stringify({ eventId: anEventId(FIRST_FILLING + n, new Date()), articleId });
      const request = { method: 'POST', headers, body, agent };
      expect((await ask(`${server.url}/v1/views`, request)).status).toBe(204);
      addOne(counts, articleId);
    }
  }
  await Promise.all(Array.from({ length: FILLING_AT_ONCE }, send));
  agent.destroy();
  return counts;
}

/** Samples once a second until the time is over. */
async function sampleMemory(): Promise<MemorySample[]> {
  const samples: MemorySample[] = [];
  const processId = server.process.pid ?? 0;
  const startedAt = Date.now();
  while (Date.now() - startedAt < SECONDS * 1_000) {
    samples.push(readMemory(processId, heapsFolder));
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

function sumOf(one: Map<string, number>, other: Map<string, number>): Map<string, number> {
  return new Map([...one].map(([key, count]) => [key, count + (other.get(key) ?? 0)]));
}

function tellOf(quarters: readonly MemoryPart[]): void {
  const inMebibytes = (value: number) => value.toFixed(1).padStart(6);
  for (const [number, { resident, file, heap, native, leftInHeap }] of quarters.entries())
    process.stdout.write(
      `Quarter ${number + 1}: ${inMebibytes(resident)} MiB resident: files ${inMebibytes(file)}, heaps ${inMebibytes(heap)} (lowest use ${inMebibytes(leftInHeap)}), native ${inMebibytes(native)}\n`,
    );
}

/** What is left in the heaps when they were collected, and all that is outside of them, grows no more. */
function expectLevel(quarters: readonly MemoryPart[]): void {
  const [third, fourth] = quarters.slice(2).map(({ native, leftInHeap }) => native + leftInHeap);
  expect(fourth).toBeLessThanOrEqual((third ?? 0) + GROWTH_MAX * (quarters[2]?.resident ?? 0));
}

test(`under a steady load for ${SECONDS} s nothing fails, every view is counted, and the memory stays level`, async () => {
  const filledAt = Date.now();
  const filled = await fillCaches();
  if (FILLING_VIEWS > 0)
    process.stdout.write(`${FILLING_VIEWS} views in ${(Date.now() - filledAt) / 1_000} s before\n`);
  const milliseconds: number[] = [];
  const load = startSteadyLoad(
    {
      url: server.url,
      viewsPerSecond: VIEWS_PER_SECOND,
      articleIds: Array.from({ length: ARTICLE_COUNT }, (_, n) => anArticleId(n + 1)),
      readerCount: READER_COUNT,
      readsPerSecond: READS_PER_SECOND,
      addressOf,
      timeoutMilliseconds: 120_000,
    },
    (read) => milliseconds.push(read.milliseconds),
  );
  const samples = await sampleMemory();
  const quarters = partsOf(samples, 4);
  tellOf(quarters);
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
  await eventually(async () => expect(await viewCounts()).toEqual(sumOf(acknowledged, filled)));
  expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
  if (SECONDS >= JUDGED_SECONDS_MIN) expectLevel(quarters);
});
