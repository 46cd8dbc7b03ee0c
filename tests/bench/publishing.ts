// What publishing takes with many articles: all at once while an editor goes on working, all anew, compared, and the lists of the admin.
// With BENCH_PRESENT=1000,10000,100000: what a few hundred more take where so many are published already.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { BulkRunResponseSchema } from '@congkhai/shared/contracts/bulk-admin';
import * as z from 'zod';
import { COLLECTIONS } from '../helpers/newsroom';
import { expectDone, measure } from './office-work';
import {
  addDrafts,
  addPublished,
  type Office,
  openOffice,
  untilPublished,
} from './publishing-office';

/** How many articles there are at each step. */
const STEPS = (process.env.BENCH_ARTICLES ?? '1000,10000').split(',').map(Number);
const PRESENT = (process.env.BENCH_PRESENT ?? '').split(',').filter(Boolean).map(Number);
/** So many more are published where others are present. */
const ADDED = 200;
/** The longest page of Strapi's list, published with Strapi's own button. */
const STRAPI_PAGE = 100;
const WORK_EVERY_MILLISECONDS = 1_000;
const LOOK_EVERY_MILLISECONDS = 500;
const TICKS_PER_SECOND = 100;
/** How many articles lie between two lines about how far a bulk publication is. */
const TELL_EVERY = 1_000;
const LIST_REPEATS = 20;

const ReconcileSchema = z.object({ data: z.object({ isRunning: z.boolean() }) });

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Does something again and again as a person does, with a pause in between; gives how long each time took. */
function keepDoing(work: (round: number) => Promise<unknown>): { stop(): Promise<number[]> } {
  const milliseconds: number[] = [];
  let isStopped = false;
  async function repeat(): Promise<void> {
    while (!isStopped) {
      const startedAt = performance.now();
      await work(milliseconds.length);
      milliseconds.push(performance.now() - startedAt);
      await wait(WORK_EVERY_MILLISECONDS);
    }
  }
  const working = repeat();
  return {
    async stop() {
      isStopped = true;
      await working;
      return milliseconds;
    },
  };
}

function describeTimes(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (part: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms (${sorted.length})`;
}

const LISTS: Readonly<Record<string, string>> = {
  'the newest': 'sort=publicationDate:DESC',
  'sorted by title': 'sort=title:ASC',
  'sorted by views': 'sort=viewCount:DESC',
  'page 20': 'sort=publicationDate:DESC&page=20',
  'searched without accents': '_q=cai%20cach%20hanh%20chinh%20so%2077',
  'searched, nothing found': '_q=khong%20co%20bai%20nao',
  'of a category':
    'filters[$and][0][category][categoryId][$eq]=chuyen-muc-7&sort=publicationDate:DESC',
  'of a stage': 'filters[$and][0][stage][$eq]=published&sort=publicationDate:DESC',
  'of a year':
    'filters[$and][0][publicationDate][$gte]=2023-01-01&filters[$and][1][publicationDate][$lt]=2024-01-01',
};

async function readList({ administrator }: Office, query: string): Promise<void> {
  expectDone(await administrator('GET', `${COLLECTIONS.articles}?locale=vi&pageSize=50&${query}`));
}

/** Seconds of processor time that a process has had: on a busy machine they say more than the clock does. */
function processorSeconds(pid: number | undefined): number {
  const [, after = ''] = readFileSync(`/proc/${pid ?? 'self'}/stat`, 'utf8').split(') ');
  const fields = after.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

async function measureWork(office: Office, what: string, work: () => Promise<void>): Promise<void> {
  const pid = office.cms.processId();
  const before = processorSeconds(pid);
  await measure(what, pid, work);
  say(`    processor time: ${(processorSeconds(pid) - before).toFixed(1)} s`);
}

/** Measures some work, and what an editor's saves and lists take meanwhile. */
async function whileEditing(
  office: Office,
  what: string,
  work: () => Promise<void>,
): Promise<void> {
  const { administrator, edited } = office;
  const saving = keepDoing(async (round) => {
    const address = `${COLLECTIONS.articles}/${edited.documentId}?locale=vi`;
    expectDone(await administrator('PUT', address, { title: `Bài đang viết, lần ${round}` }));
  });
  const queries = Object.values(LISTS);
  const listing = keepDoing((round) => readList(office, queries[round % queries.length] ?? ''));
  try {
    await measureWork(office, what, work);
  } finally {
    say(`    an editor's saves meanwhile: ${describeTimes(await saving.stop())}`);
    say(`    pages of lists meanwhile: ${describeTimes(await listing.stop())}`);
  }
}

async function publishPage({ administrator }: Office, documentIds: string[]): Promise<void> {
  const address = `${COLLECTIONS.articles}/actions/bulkPublish?locale=vi`;
  expectDone(await administrator('POST', address, { documentIds }));
}

/** All drafts that the list shows, as the dialog of the list does it. */
async function publishAll({ administrator }: Office): Promise<void> {
  const asked = {
    request: { move: 'publish' },
    locale: 'vi',
    chosen: { kind: 'list', search: 'cai cach hanh chinh so' },
  };
  let answer = await administrator('POST', '/newsroom/bulk-moves', asked);
  const startedAt = performance.now();
  let told = 0;
  for (;;) {
    const run = BulkRunResponseSchema.parse(expectDone(answer)).data;
    const { bulkId, finishedAt, refusals, counts } = run;
    if (refusals.length > 0) throw new Error(JSON.stringify(refusals[0]));
    if (counts.done >= told + TELL_EVERY) {
      told = counts.done;
      say(`    ${told} after ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    }
    if (finishedAt !== null) return;
    await wait(LOOK_EVERY_MILLISECONDS);
    answer = await administrator('GET', `/newsroom/bulk-moves/${bulkId}`);
  }
}

async function compareAll({ administrator }: Office): Promise<void> {
  expectDone(await administrator('POST', '/publishing/reconcile'));
  let isRunning = true;
  while (isRunning) {
    await wait(LOOK_EVERY_MILLISECONDS);
    const answer = expectDone(await administrator('GET', '/publishing/reconcile'));
    isRunning = ReconcileSchema.parse(answer).data.isRunning;
  }
}

async function measureLists(office: Office): Promise<void> {
  for (const [name, query] of Object.entries(LISTS)) {
    const times: number[] = [];
    for (let repeat = 0; repeat < LIST_REPEATS; repeat++) {
      const startedAt = performance.now();
      await readList(office, query);
      times.push(performance.now() - startedAt);
    }
    say(`  list ${name}: ${describeTimes(times)}`);
  }
}

async function measureStep(office: Office, from: number, to: number): Promise<void> {
  const documentIds = addDrafts(office, from, to);
  say(`${to} articles`);
  await whileEditing(office, `  ${STRAPI_PAGE} published with Strapi's own button`, () =>
    publishPage(office, documentIds.slice(0, STRAPI_PAGE)),
  );
  await whileEditing(office, `  ${to - from - STRAPI_PAGE} published in the background`, () =>
    publishAll(office),
  );
  await measureWork(office, '  until all are in the published store', () => untilPublished(office));
  await whileEditing(office, '  all written anew', async () => {
    expectDone(await office.administrator('POST', '/publishing/rebuild'));
    await untilPublished(office);
  });
  await measureWork(office, '  all compared', () => compareAll(office));
  await measureLists(office);
}

async function measurePresent(office: Office, from: number, present: number): Promise<void> {
  addPublished(office, from, present);
  addDrafts(office, present, present + ADDED);
  say(`${present} published articles`);
  await measureWork(office, `  ${ADDED} more published`, () => publishAll(office));
  await measureWork(office, '  until they are in the published store', () =>
    untilPublished(office),
  );
  await measureLists(office);
}

async function main(): Promise<void> {
  const office = await openOffice();
  try {
    let count = 0;
    for (const present of PRESENT) {
      await measurePresent(office, count, present);
      count = present + ADDED;
    }
    for (const step of PRESENT.length > 0 ? [] : STEPS) {
      await measureStep(office, count, step);
      count = step;
    }
  } finally {
    await office.cms.stop();
  }
}

void main();
