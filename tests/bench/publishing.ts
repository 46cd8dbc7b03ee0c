// What publishing takes with many articles: all at once while an editor goes on working, all anew, and the lists of the admin.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { type CmsClient, type CmsProcess, startCmsProcess } from '../helpers/cms-process';
import { COLLECTIONS, documentOf, paragraph, relationTo, text } from '../helpers/newsroom';
import { expectDone, measure } from './office-work';

/** How many articles there are at each step. */
const STEPS = (process.env.BENCH_ARTICLES ?? '1000,10000').split(',').map(Number);
/** As many as a page of the list shows, and an editor selects. */
const PUBLISHED_AT_ONCE = 10;
const SAVE_EVERY_MILLISECONDS = 300;
const CATEGORY_COUNT = 20;
const MONTH_COUNT = 60;
const LIST_REPEATS = 5;

const QueueSchema = z.object({ meta: z.object({ pendingCount: z.number() }) });
const TEXT =
  'Ủy ban nhân dân xã công bố kết quả chấm điểm chỉ số cải cách hành chính và giao các bộ phận khắc phục những tiêu chí còn thấp trong quý tới. ';

interface Office {
  cms: CmsProcess;
  administrator: CmsClient;
  pattern: { documentId: string };
  /** The draft that an editor keeps saving. */
  edited: { documentId: string };
}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function openOffice(): Promise<Office> {
  const cms = await startCmsProcess({ RECONCILE_MINUTES: '0' });
  const administrator = await cms.signIn('administrator');
  const create = async (address: string, data: object) =>
    documentOf(await administrator('POST', address, data));
  let category = { documentId: '' };
  for (let number = 0; number < CATEGORY_COUNT; number++)
    category = await create(COLLECTIONS.categories, {
      categoryId: `chuyen-muc-${number}`,
      name: `Chuyên mục ${number}`,
    });
  const article = (title: string) => ({
    title,
    slug: `mau-${randomBytes(6).toString('hex')}`,
    lead: TEXT,
    body: Array.from({ length: 8 }, () => paragraph(text(TEXT.repeat(3)))),
    category: relationTo(category),
  });
  const pattern = await create(COLLECTIONS.articles, article('Bài mẫu'));
  const edited = await create(COLLECTIONS.articles, article('Bài đang viết'));
  return { cms, administrator, pattern, edited };
}

/** Drafts like the pattern, as an import leaves them, over some years and all categories. Gives their ids. */
function addDrafts({ cms, pattern }: Office, from: number, to: number): string[] {
  const database = new Database(cms.databaseFile, { timeout: 30_000 });
  const columns = z
    .array(z.object({ name: z.string() }))
    .parse(database.pragma('table_info(newsroom_articles)'))
    .map(({ name }) => name)
    .filter((name) => name !== 'id');
  const own = new Set([
    'document_id',
    'title',
    'slug',
    'folded_title',
    'title_order',
    'publication_date',
    'publication_month',
  ]);
  const values = columns.map((name) => (own.has(name) ? `@${name}` : `"${name}"`)).join(', ');
  const insert = database.prepare(
    `INSERT INTO newsroom_articles (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${values} FROM newsroom_articles WHERE document_id = @pattern AND published_at IS NULL`,
  );
  const link = database.prepare(
    'INSERT INTO newsroom_articles_category_lnk (article_id, category_id) SELECT ?, id FROM newsroom_categories WHERE category_id = ?',
  );
  const documentIds: string[] = [];
  database.transaction(() => {
    for (let number = from; number < to; number++) {
      const documentId = randomBytes(12).toString('hex');
      const date = new Date(Date.UTC(2021, number % MONTH_COUNT, 1 + (number % 28), number % 24));
      const { lastInsertRowid } = insert.run({
        pattern: pattern.documentId,
        document_id: documentId,
        title: `Kết quả cải cách hành chính số ${number}`,
        slug: `ket-qua-so-${number}`,
        folded_title: `ket qua cai cach hanh chinh so ${number}`,
        title_order: `ket qua cai cach hanh chinh so ${String(number).padStart(7, '0')}`,
        publication_date: date.getTime(),
        publication_month: date.toISOString().slice(0, 7),
      });
      link.run(lastInsertRowid, `chuyen-muc-${number % CATEGORY_COUNT}`);
      documentIds.push(documentId);
    }
  })();
  database.close();
  return documentIds;
}

/** An editor who saves a draft again and again; gives how long each save took. */
function keepSaving({ administrator, edited }: Office): { stop(): Promise<number[]> } {
  const milliseconds: number[] = [];
  let isStopped = false;
  async function save(): Promise<void> {
    const data = { title: `Bài đang viết, lần ${milliseconds.length}` };
    const startedAt = performance.now();
    const address = `${COLLECTIONS.articles}/${edited.documentId}?locale=vi`;
    // A browser sends again what went over a connection that the server had closed.
    const send = () => administrator('PUT', address, data);
    expectDone(await send().catch(send));
    milliseconds.push(performance.now() - startedAt);
  }
  async function work(): Promise<void> {
    while (!isStopped) {
      await save();
      await wait(SAVE_EVERY_MILLISECONDS);
    }
  }
  const working = work();
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
  return `half within ${at(0.5)} ms, 95 % within ${at(0.95)} ms, the slowest ${at(1)} ms (${sorted.length})`;
}

async function whileSaving(office: Office, what: string, work: () => Promise<void>): Promise<void> {
  const saving = keepSaving(office);
  await measure(what, office.cms.processId(), work).finally(() => saving.stop());
  say(`  an editor's saves meanwhile: ${describeTimes(await saving.stop())}`);
}

async function untilPublished({ administrator }: Office): Promise<void> {
  for (;;) {
    const { meta } = QueueSchema.parse(expectDone(await administrator('GET', '/publishing/queue')));
    if (meta.pendingCount === 0) return;
    await wait(200);
  }
}

async function publishAll(office: Office, documentIds: readonly string[]): Promise<void> {
  for (let start = 0; start < documentIds.length; start += PUBLISHED_AT_ONCE)
    expectDone(
      await office.administrator('POST', `${COLLECTIONS.articles}/actions/bulkPublish?locale=vi`, {
        documentIds: documentIds.slice(start, start + PUBLISHED_AT_ONCE),
      }),
    );
}

const LISTS = {
  'the newest': 'sort=publicationDate:DESC',
  'sorted by title': 'sort=title:ASC',
  'page 50': 'sort=publicationDate:DESC&page=50',
  'searched without accents': '_q=cai%20cach%20so%2077',
  'searched, nothing found': '_q=khong%20co%20bai%20nao',
  'of a category':
    'filters[$and][0][category][categoryId][$eq]=chuyen-muc-7&sort=publicationDate:DESC',
  'of a year':
    'filters[$and][0][publicationDate][$gte]=2023-01-01&filters[$and][1][publicationDate][$lt]=2024-01-01',
};

async function measureLists({ administrator }: Office): Promise<void> {
  for (const [name, query] of Object.entries(LISTS)) {
    const times: number[] = [];
    for (let repeat = 0; repeat < LIST_REPEATS; repeat++) {
      const startedAt = performance.now();
      expectDone(
        await administrator('GET', `${COLLECTIONS.articles}?locale=vi&pageSize=50&${query}`),
      );
      times.push(performance.now() - startedAt);
    }
    say(
      `  list ${name}: ${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} ms`,
    );
  }
}

async function main(): Promise<void> {
  const office = await openOffice();
  try {
    let count = 0;
    for (const step of STEPS) {
      const documentIds = addDrafts(office, count, step);
      say(`${step} articles`);
      await whileSaving(office, `  ${step - count} published in the CMS`, () =>
        publishAll(office, documentIds),
      );
      await measure('  until all are in the published store', office.cms.processId(), () =>
        untilPublished(office),
      );
      await whileSaving(office, '  all written anew', async () => {
        expectDone(await office.administrator('POST', '/publishing/rebuild'));
        await untilPublished(office);
      });
      await measureLists(office);
      count = step;
    }
  } finally {
    await office.cms.stop();
  }
}

void main();
