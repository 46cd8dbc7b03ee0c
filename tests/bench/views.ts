import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '@congkhai/published-store';
import * as z from 'zod';
import { putArticles, someArticles } from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import type { LoadOptions, LoadResult } from './view-load';

const ARTICLE_COUNT = 1_000;
const READER_COUNT = 20_000;
const CONNECTIONS = 200;
/** Each connection waits for the commit of its view, so that more of them show better how much a server can take. */
const COMPARED_CONNECTIONS = [CONNECTIONS, 400, 800];
const ROUNDS = 3;
const ROUND_VIEWS = 30_000;
const PACED_PER_SECOND = 2_500;
const PACED_VIEWS = 25_000;
/** After so many views more the memory is looked at. */
const MEMORY_VIEWS = 2_000_000;
const MEMORY_STEPS = 5;
/** The kernel counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

interface Programs {
  load: string;
  bare: string;
}

/** Measures the recording of views over HTTP and gives what it found, line by line. */
export async function* measureViews(programs: Programs): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-bench-views-'));
  const children: ChildProcess[] = [];
  try {
    const articles = someArticles(ARTICLE_COUNT);
    await putArticles(folderStore({ root: join(folder, 'published') }), articles);
    const server = await startFunctionsServer(buildFunctionsServer(join(folder, 'program')), {
      DATA_DIR: folder,
      TRUSTED_PROXIES: '1',
      VIEWS_PER_READER_MINUTE: '100000',
      VIEWS_PER_NETWORK_MINUTE: '100000',
    });
    children.push(server.process);
    const bare = fork(programs.bare);
    children.push(bare);
    const [message] = await once(bare, 'message');
    const { port: barePort } = z.object({ port: z.number() }).parse(message);
    const port = Number(new URL(server.url).port);
    const articleIds = articles.map(({ articleId }) => articleId);
    const load = createLoad(programs.load, articleIds);

    yield `Recording: ${ARTICLE_COUNT} articles, ${READER_COUNT} readers; load and servers on the same machine`;
    const servers = { port, bare: { process: bare, port: barePort }, server };
    for (const connections of COMPARED_CONNECTIONS)
      yield* compareWithBare({ load, connections, ...servers });
    yield* measurePace(load, port);
    yield* measureMemory(load, port, server);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

type Load = (
  options: Pick<LoadOptions, 'port' | 'requestCount' | 'perSecond'> & { connections?: number },
) => Promise<LoadResult>;

function createLoad(program: string, articleIds: string[]): Load {
  let seed = 1;
  return async (options) => {
    const child = fork(program);
    seed += 1;
    child.send({
      connections: CONNECTIONS,
      articleIds,
      readerCount: READER_COUNT,
      seed,
      ...options,
    });
    const [result]: [LoadResult] = (await once(child, 'message')) as [LoadResult];
    child.kill();
    if (result.refusedCount > 0) throw new Error(`${result.refusedCount} views were refused`);
    return result;
  };
}

async function* compareWithBare({
  load,
  connections,
  port,
  bare,
  server,
}: {
  load: Load;
  connections: number;
  port: number;
  bare: { process: ChildProcess; port: number };
  server: FunctionsServer;
}): AsyncGenerator<string> {
  const round = async (child: ChildProcess, to: number) => {
    const before = cpuSecondsOf(child);
    const result = await load({
      port: to,
      connections,
      requestCount: ROUND_VIEWS,
      perSecond: null,
    });
    const cpuMilliseconds = ((cpuSecondsOf(child) - before) / ROUND_VIEWS) * 1_000;
    return { ...result, cpuMilliseconds };
  };
  yield `  ${connections} connections`;
  await round(server.process, port);
  await round(bare.process, bare.port);
  const ratios: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const ours = await round(server.process, port);
    const limit = await round(bare.process, bare.port);
    ratios.push(ours.perSecond / limit.perSecond);
    yield `  POST /v1/views ${lineOf(ours)}`;
    yield `  bare Node      ${lineOf(limit)}`;
  }
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;
  yield `  POST /v1/views : bare Node = ${median.toFixed(2)} : 1 (median of ${ROUNDS})`;
}

function lineOf(result: LoadResult & { cpuMilliseconds: number }): string {
  const rate = String(Math.round(result.perSecond)).padStart(7);
  return `${rate} /s   p99 ${result.p99Milliseconds.toFixed(1)} ms, ${result.cpuMilliseconds.toFixed(3)} ms CPU a view`;
}

async function* measurePace(load: Load, port: number): AsyncGenerator<string> {
  const paced = await load({ port, requestCount: PACED_VIEWS, perSecond: PACED_PER_SECOND });
  yield `  at ${PACED_PER_SECOND} views/s: p50 ${paced.p50Milliseconds.toFixed(1)} ms, p99 ${paced.p99Milliseconds.toFixed(1)} ms`;
}

async function* measureMemory(
  load: Load,
  port: number,
  server: FunctionsServer,
): AsyncGenerator<string> {
  const megabytes: string[] = [];
  for (let step = 0; step < MEMORY_STEPS; step += 1) {
    const requestCount = Math.round(MEMORY_VIEWS / MEMORY_STEPS);
    await load({ port, requestCount, perSecond: null });
    const { own, mapped } = residentMegabytesOf(server);
    megabytes.push(`${own} + ${mapped}`);
  }
  yield `  memory over ${MEMORY_VIEWS} views more, its own + pages of files: ${megabytes.join(', ')} MB`;
}

/** Processor time of all threads of a process since it began. */
function cpuSecondsOf(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory of a process: its own, and pages of mapped files (the database), which the system takes back when it needs them. */
function residentMegabytesOf({ process: child }: FunctionsServer) {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const megabytesOf = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024);
  return { own: megabytesOf('RssAnon'), mapped: megabytesOf('RssFile') };
}
