import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { PublishedArticle } from '@congkhai/shared/contracts/published-article';
import { localDayOf, localDaysBetween, localMonthOf } from '@congkhai/shared/time/local-day';
import { MOST_READ_WINDOWS } from '@congkhai/shared/views/most-read';
import autocannon from 'autocannon';
import { createMostReadRefresh } from '../../functions/src/handlers/refresh-most-read';
import { createLog } from '../../functions/src/log';
import { openPublishedStore } from '../../functions/src/stores/open-published-store';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticle, anArticleId, aUnit } from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { aDaySeal, aView } from '../helpers/view-events';

// A portal of 100,000 articles with a year of sealed days, 10,000 articles read on each: what it takes to keep its lists, and to read them.

const ARTICLE_COUNT = Number(process.env.BENCH_ARTICLES ?? 100_000);
const DAY_COUNT = 365;
const READ_DAILY = ARTICLE_COUNT / 10;
const UNIT_COUNT = 300;
const CATEGORY_COUNT = 20;
const MONTH_COUNT = 120;
const FRESH_VIEWS = 100;
const WARM_RUNS = 5;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const CONNECTIONS = 10;
const IDS_ASKED = 200;
const DAY_MILLISECONDS = 86_400_000;
/** The kernel counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

void measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-bench-most-read-'));
  const now = () => new Date();
  const views = openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  try {
    publish(join(folder, 'published'));
    const viewCount = await fillYear(views);
    say(
      `Lists: ${ARTICLE_COUNT} articles of ${UNIT_COUNT} units and ${CATEGORY_COUNT} categories, ${DAY_COUNT} sealed days, ${viewCount} views`,
    );
    const log = createLog({ now, write: (line) => process.stderr.write(line) });
    const root = join(folder, 'published');
    const seals = { keys: new Map(), isSignatureRequired: false };
    const stores = openPublishedStore({ kind: 'folder', root, seals }, { now, log });
    await measureRefresh(createMostReadRefresh({ ...stores, views, now }), views);
    const lists = await stores.published.list('lists/most-read/');
    say(`  ${lists.length} most-read lists of up to 200 articles`);
    await measureReading(folder);
  } finally {
    await views.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Straight into the folder, because a hundred thousand durable writes would take longer than everything that is measured.
function publish(root: string): void {
  const put = (key: string, document: unknown) => {
    const file = join(root, key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(document));
  };
  const months = new Map<string, PublishedArticle[]>();
  for (let n = 1; n <= ARTICLE_COUNT; n += 1) {
    const article = articleNumber(n);
    put(objectKeys.article(article.articleId, 'vi'), article);
    const month = localMonthOf(new Date(article.publishedAt));
    const known = months.get(month);
    if (known) known.push(article);
    else months.set(month, [article]);
  }
  const names = [...months.keys()].sort().reverse();
  put(objectKeys.articleListIndex('vi', 'all'), {
    months: names.map((month) => ({ month, articleCount: months.get(month)?.length ?? 0 })),
  });
  for (const [month, articles] of months)
    put(objectKeys.articleListMonth('vi', 'all', month), {
      month,
      articles: articles.map(
        ({
          updatedAt: _u,
          byline: _b,
          source: _s,
          legalDocuments: _l,
          body: _o,
          bodyHtml: _h,
          ...headline
        }) => headline,
      ),
    });
  put(objectKeys.categories(), {
    categories: Array.from({ length: CATEGORY_COUNT }, (_, n) => ({
      ...categoryNumber(n),
      parentCategoryId: n < 4 ? null : categoryNumber(n % 4).categoryId,
    })),
  });
  const province = aUnit({ unitId: 'tinh', tier: 'province', parentUnitId: null });
  const communes = Array.from({ length: UNIT_COUNT }, (_, n) =>
    aUnit({ unitId: `xa-${n}`, parentUnitId: 'tinh' }),
  );
  put(objectKeys.units(), {
    units: [province, ...communes].map(({ unitId, ...version }) => ({
      unitId,
      versions: [version],
    })),
    events: [],
  });
}

function categoryNumber(n: number) {
  return { categoryId: `muc-${n}`, name: `Mục ${n}` };
}

function articleNumber(n: number): PublishedArticle {
  const unitId = `xa-${n % UNIT_COUNT}`;
  const age = ((n * MONTH_COUNT * 30) / ARTICLE_COUNT) * DAY_MILLISECONDS;
  return anArticle({
    articleId: anArticleId(n),
    slug: `tin-${n}`,
    unit: { unitId, name: unitId },
    category: categoryNumber(n % CATEGORY_COUNT),
    publishedAt: new Date(Date.now() - age).toISOString(),
  });
}

/** A year up to yesterday, sealed. An article has the more views the lower its number is, and from 1 to 50 on a day. */
async function fillYear(views: ViewStore): Promise<number> {
  const today = localDayOf(new Date());
  const days = localDaysBetween(
    localDayOf(new Date(Date.now() - DAY_COUNT * DAY_MILLISECONDS)),
    today,
  ).slice(0, -1);
  let total = 0;
  for (const [index, localDay] of days.entries()) {
    const articles = Array.from({ length: READ_DAILY }, (_, position) => {
      const n = ((position * 10 + index * 7) % ARTICLE_COUNT) + 1;
      const viewCount = 1 + Math.floor(100 / (1 + (n % 50)));
      total += viewCount;
      const readCount = Math.max(1, viewCount - 1);
      const counts = { viewCount, readCount, suspectCount: 0, sources: { direct: viewCount } };
      return { articleId: anArticleId(n), locale: 'vi' as const, ...counts };
    });
    await views.applyDaySeal(aDaySeal({ localDay, articles }));
  }
  return total;
}

async function measureRefresh(refresh: () => Promise<void>, views: ViewStore): Promise<void> {
  say(`  first refresh, everything read, parsed and written: ${await secondsOf(refresh)}`);
  const runs: string[] = [];
  for (let run = 0; run < WARM_RUNS; run += 1) {
    for (let n = 1; n <= FRESH_VIEWS; n += 1) {
      const articleId = anArticleId(((n * 977 + run) % ARTICLE_COUNT) + 1);
      const readerKey = `reader-${run}-${n}`;
      await views.record(
        aView({ articleId, readerKey, networkKey: readerKey, recordedAt: new Date() }),
      );
    }
    runs.push(await secondsOf(refresh));
  }
  say(`  refresh after ${FRESH_VIEWS} more views, ${WARM_RUNS} times: ${runs.join(', ')}`);
  say(`  refresh after nothing: ${await secondsOf(refresh)}`);
}

/** How long it took, and how much of that a processor worked for it: the rest is waiting for the disk, and for others on a busy machine. */
async function secondsOf(run: () => Promise<void>): Promise<string> {
  const start = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  const seconds = ((performance.now() - start) / 1_000).toFixed(2);
  return `${seconds} s (${((user + system) / 1_000_000).toFixed(2)} s CPU)`;
}

async function measureReading(folder: string): Promise<void> {
  const program = buildFunctionsServer(join(folder, 'program'));
  const server = await startFunctionsServer(program, { DATA_DIR: folder });
  try {
    for (const window of MOST_READ_WINDOWS)
      await measureRequests(`top 10 of ${window}`, server, [`/v1/most-read?window=${window}`]);
    await measureRequests('top 10 of a unit', server, ['/v1/most-read?window=7d&unit=xa-7']);
    await measureRequests('front', server, ['/v1/front']);
    const batches = Array.from({ length: 500 }, (_, batch) => {
      const ids = Array.from({ length: IDS_ASKED }, (_id, n) =>
        anArticleId(((batch * 7_919 + n * 397) % ARTICLE_COUNT) + 1),
      );
      return `/v1/views?ids=${ids.join(',')}`;
    });
    await measureRequests(`${IDS_ASKED} counts, other ids each time`, server, batches, 2);
  } finally {
    await server.end('SIGTERM');
  }
}

async function measureRequests(
  name: string,
  server: FunctionsServer,
  paths: string[],
  connections = CONNECTIONS,
): Promise<void> {
  const options = { url: server.url, connections, requests: paths.map((path) => ({ path })) };
  await autocannon({ ...options, duration: 1 });
  const before = cpuSecondsOf(server);
  const { latency, requests, non2xx } = await autocannon({ ...options, duration: SECONDS });
  const cpuMilliseconds = ((cpuSecondsOf(server) - before) * 1_000) / requests.total;
  if (non2xx > 0) throw new Error(`${name}: ${non2xx} were no answer`);
  say(
    `  ${name.padEnd(34)} ${String(Math.round(requests.average)).padStart(7)} /s   p50 ${latency.p50} ms, p99 ${latency.p99} ms, ${cpuMilliseconds.toFixed(3)} ms CPU an answer`,
  );
}

/** Processor time of all threads of the server since it began: the job that keeps the lists is in it. */
function cpuSecondsOf({ process: child }: FunctionsServer): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
