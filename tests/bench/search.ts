import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canonicalJsonOf, folderStore, sha256Of } from '@congkhai/published-store';
import { manifestKeys, objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { ManifestPart } from '@congkhai/shared/contracts/seal';
import { parseQuery } from '@congkhai/shared/search/query';
import { createSearchRefresh } from '../../functions/src/handlers/refresh-search';
import { createLog } from '../../functions/src/log';
import {
  openSearchFileToRead,
  openSearchFileToWrite,
} from '../../functions/src/stores/search-file';
import { createSearchWriter } from '../../functions/src/stores/search-writer';
import { createSqliteSearchIndex } from '../../functions/src/stores/sqlite-search-index';
import { anArticle, anArticleId, aUnit } from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { CATEGORY_COUNT, searchedArticles, searchedQueries, UNIT_COUNT } from './search-corpus';

// A portal of 100,000 articles: what it takes to make its search index, to bring one article into it, and to search it through the running server.

const ARTICLE_COUNT = Number(process.env.BENCH_ARTICLES ?? 100_000);
const QUERY_COUNT = 1_000;
const MEBIBYTE = 2 ** 20;
const SINGLE_RUNS = 5;
/** Of the parts of the manifest, as they were written last. */
const hashes = new Map<string, string>();

void measure();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-bench-search-'));
  const root = join(folder, 'published');
  try {
    const manifest = publish(root);
    say(
      `Search: ${ARTICLE_COUNT} articles of ${UNIT_COUNT} units and ${CATEGORY_COUNT} categories`,
    );
    await measureIndexing(folder, root, manifest);
    await measureProcessor(join(folder, 'search.sqlite'));
    const program = buildFunctionsServer(join(folder, 'program'));
    const server = await startFunctionsServer(program, { DATA_DIR: folder });
    try {
      await measureSearching(server);
    } finally {
      await server.end('SIGTERM');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Manifest = Map<string, ManifestPart['documents']>;

// Straight into the folder, because a hundred thousand durable writes would take longer than everything that is measured.
function put(root: string, key: string, text: string): void {
  const file = join(root, key);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function publish(root: string): Manifest {
  const manifest: Manifest = new Map();
  const province = aUnit({ unitId: 'tinh', tier: 'province', parentUnitId: null });
  const communes = Array.from({ length: UNIT_COUNT }, (_, n) =>
    aUnit({ unitId: `xa-${n}`, name: `Xã ${n}`, parentUnitId: 'tinh' }),
  );
  const units = [province, ...communes].map(({ unitId, ...version }) => ({
    unitId,
    versions: [version],
  }));
  const categories = Array.from({ length: CATEGORY_COUNT }, (_, n) => ({
    categoryId: `muc-${n}`,
    name: `Mục ${n}`,
    parentCategoryId: null,
  }));
  publishDocument(root, manifest, objectKeys.units(), { units, events: [] });
  publishDocument(root, manifest, objectKeys.categories(), { categories });
  for (const article of searchedArticles(ARTICLE_COUNT))
    publishDocument(root, manifest, objectKeys.article(article.articleId, 'vi'), article);
  writeManifest(root, manifest, [...manifest.keys()]);
  return manifest;
}

function publishDocument(root: string, manifest: Manifest, key: string, document: object): string {
  const text = JSON.stringify(document);
  put(root, key, text);
  const sha256 = sha256Of(text);
  const part = sha256Of(key).slice(0, 2);
  const sealedAt = '2026-06-30T03:00:00.000Z';
  const documents = manifest.get(part) ?? [];
  documents.push({ key, revision: 1, sealedAt, sha256, objectSha256: sha256 });
  manifest.set(part, documents);
  return part;
}

function writeManifest(root: string, manifest: Manifest, changed: readonly string[]): void {
  for (const part of changed) {
    const text = canonicalJsonOf({ part, documents: manifest.get(part) });
    hashes.set(part, sha256Of(text));
    put(root, manifestKeys.part(part, sha256Of(text)), text);
  }
  const contents = {
    number: 1,
    sealedAt: new Date().toISOString(),
    documentCount: ARTICLE_COUNT,
    parts: Object.fromEntries(hashes),
  };
  put(root, manifestKeys.root(), canonicalJsonOf({ root: contents, keyId: null, signature: null }));
}

async function measureIndexing(folder: string, root: string, manifest: Manifest): Promise<void> {
  const file = join(folder, 'search.sqlite');
  const index = createSearchWriter(openSearchFileToWrite(file));
  const published = folderStore({ root });
  const log = createLog({ now: () => new Date(), write: (line) => process.stderr.write(line) });
  const refresh = createSearchRefresh({ published, index, log });
  const all = await timeOf(refresh);
  const peak = process.resourceUsage().maxRSS / 1_024;
  say(
    `  made in ${(all / 1_000).toFixed(1)} s, ${(statSync(file).size / MEBIBYTE).toFixed(0)} MiB; the process took ${peak.toFixed(0)} MiB at most`,
  );
  const single: number[] = [];
  for (let n = 1; n <= SINGLE_RUNS; n += 1) {
    const added = anArticle({ articleId: anArticleId(ARTICLE_COUNT + n), title: `Tin thêm ${n}` });
    const key = objectKeys.article(added.articleId, 'vi');
    const part = publishDocument(root, manifest, key, added);
    writeManifest(root, manifest, [part]);
    single.push(await timeOf(refresh));
  }
  say(
    `  one more article: ${single.map((time) => time.toFixed(0)).join(', ')} ms; nothing new: ${(await timeOf(refresh)).toFixed(1)} ms`,
  );
  index.close();
}

/** What a search takes of the processor, which other work on the machine changes less than the time that passes. */
async function measureProcessor(file: string): Promise<void> {
  const index = createSqliteSearchIndex(openSearchFileToRead(file));
  const times: number[] = [];
  for (const q of ['tin', ...searchedQueries(QUERY_COUNT)]) {
    const before = process.cpuUsage();
    await index.search({ query: parseQuery(q), filters: {}, after: null, limit: 10 });
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  await index.close();
  say(`  processor time of the index for a search: ${percentilesOf(times.slice(1))}`);
}

/** @param times Milliseconds. */
function percentilesOf(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`;
}

async function measureSearching(server: FunctionsServer): Promise<void> {
  const queries = searchedQueries(QUERY_COUNT);
  const before = residentMebibytes(server);
  await ask(server, 'tin');
  say(
    `  the first search of a process: see the slowest; memory of the server ${before.toFixed(0)} MiB before it`,
  );
  for (const connections of [1, 4]) {
    const times: number[] = [];
    let next = 0;
    const work = async () => {
      for (let query = queries[next++]; query !== undefined; query = queries[next++])
        times.push(await timeOf(() => ask(server, query ?? '')));
    };
    await Promise.all(Array.from({ length: connections }, work));
    say(`  ${QUERY_COUNT} searches over ${connections} connections: ${percentilesOf(times)}`);
  }
  say(`  memory of the server ${residentMebibytes(server).toFixed(0)} MiB`);
}

async function ask({ url }: FunctionsServer, q: string): Promise<void> {
  const response = await fetch(`${url}/v1/search?${new URLSearchParams({ q })}`);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${q}: ${response.status}`);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function residentMebibytes({ process: child }: FunctionsServer): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
}
