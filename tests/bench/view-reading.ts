import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderStore } from '@congkhai/published-store';
import { MostReadResponseSchema } from '@congkhai/shared/contracts/read-api-views';
import { MOST_READ_WINDOWS } from '@congkhai/shared/views/most-read';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import { buildFunctionsServer, startFunctionsServer } from '../helpers/functions-server';
import { fillHistory } from './view-history';

const PUBLISHED_COUNT = 200;
const REQUEST_COUNT = 300;
const HISTORIES = [
  { articleCount: 20_000, everyDays: 50 },
  { articleCount: 100_000, everyDays: 7 },
];

/** Measures how fast counts and lists are read, after a year with few views and after one with many. */
export async function* measureReading(): AsyncGenerator<string> {
  for (const history of HISTORIES) yield* measureHistory(history);
}

async function* measureHistory({
  articleCount,
  everyDays,
}: {
  articleCount: number;
  everyDays: number;
}): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-bench-reading-'));
  const articleIds = Array.from({ length: articleCount }, (_, n) => anArticleId(n + 1));
  const history = { articleIds, dayCount: 365, everyDays, hourCount: 24 };
  const viewCount = fillHistory(join(folder, 'views.sqlite'), history, new Date());
  await putArticles(
    folderStore({ root: join(folder, 'published') }),
    someArticles(PUBLISHED_COUNT),
  );
  const server = await startFunctionsServer(buildFunctionsServer(join(folder, 'program')), {
    DATA_DIR: folder,
  });
  try {
    const mostRead = (window: string) => `${server.url}/v1/most-read?window=${window}&limit=10`;
    await waitForLists(mostRead('all'));
    const ids = articleIds.slice(0, PUBLISHED_COUNT).join(',');
    const counts = await measure([`${server.url}/v1/views?ids=${ids}`]);
    const lists = await measure(MOST_READ_WINDOWS.map(mostRead));
    yield `Reading, ${articleCount} articles, ${viewCount} views in a year: ${PUBLISHED_COUNT} counts ${counts}; top 10 of a window ${lists}`;
  } finally {
    await server.end('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

async function waitForLists(url: string): Promise<void> {
  for (;;) {
    const { data } = MostReadResponseSchema.parse(await (await fetch(url)).json());
    if (data.length > 0) return;
    await wait(500);
  }
}

/** One request after the other, to each address in turn. */
async function measure(urls: readonly string[]): Promise<string> {
  const latencies: number[] = [];
  for (let n = 0; n < REQUEST_COUNT; n += 1) {
    const startedAt = performance.now();
    const response = await fetch(urls[n % urls.length] ?? '');
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${response.url} is answered ${response.status}`);
    latencies.push(performance.now() - startedAt);
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    (latencies[Math.floor(share * (REQUEST_COUNT - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
