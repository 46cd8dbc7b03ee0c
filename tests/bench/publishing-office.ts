import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { type CmsClient, type CmsProcess, startCmsProcess } from '../helpers/cms-process';
import { COLLECTIONS, documentOf, paragraph, relationTo, text } from '../helpers/newsroom';
import { expectDone } from './office-work';

const LOOK_EVERY_MILLISECONDS = 500;
const QueueSchema = z.object({ meta: z.object({ pendingCount: z.number() }) });
const CATEGORY_COUNT = 20;
const MONTH_COUNT = 60;
const TEXT =
  'Ủy ban nhân dân xã công bố kết quả chấm điểm chỉ số cải cách hành chính và giao các bộ phận khắc phục những tiêu chí còn thấp trong quý tới. ';

/** A CMS with an editor at work, which the benchmarks of publishing fill. */
export interface Office {
  cms: CmsProcess;
  administrator: CmsClient;
  pattern: { documentId: string };
  /** The draft that an editor keeps saving. */
  edited: { documentId: string };
}

/** Sends again what went over a connection that the server had closed, as a browser does. */
function patient(client: CmsClient): CmsClient {
  return (...request) =>
    client(...request).catch((error: unknown) => {
      if (error instanceof TypeError) return client(...request);
      throw error;
    });
}

export async function openOffice(): Promise<Office> {
  return furnishOffice(await startCmsProcess({ RECONCILE_MINUTES: '0' }));
}

/** The same in a CMS that runs already. */
export async function furnishOffice(cms: CmsProcess): Promise<Office> {
  const administrator = patient(await cms.signIn('administrator'));
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
export function addDrafts({ cms, pattern }: Office, from: number, to: number): string[] {
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

/** Articles as they are when they have long been published, put past the CMS; nothing of them is in the published store. Gives their ids. */
export function addPublished(office: Office, from: number, to: number): string[] {
  const documentIds = addDrafts(office, from, to);
  const database = new Database(office.cms.databaseFile, { timeout: 30_000 });
  const columns = z
    .array(z.object({ name: z.string() }))
    .parse(database.pragma('table_info(newsroom_articles)'))
    .map(({ name }) => name)
    .filter((name) => name !== 'id' && name !== 'published_at')
    .map((name) => `"${name}"`)
    .join(', ');
  database.exec(`
    CREATE TEMP TABLE fresh AS SELECT id, document_id FROM newsroom_articles WHERE published_at IS NULL AND slug LIKE 'ket-qua-so-%'
      AND document_id NOT IN (SELECT document_id FROM newsroom_articles WHERE published_at IS NOT NULL);
    UPDATE newsroom_articles SET stage = 'published' WHERE id IN (SELECT id FROM fresh);
    INSERT INTO newsroom_articles (${columns}, published_at)
      SELECT ${columns}, 1700000000000 FROM newsroom_articles WHERE id IN (SELECT id FROM fresh);
    INSERT INTO newsroom_articles_category_lnk (article_id, category_id)
      SELECT published.id, link.category_id FROM fresh
      JOIN newsroom_articles published ON published.document_id = fresh.document_id AND published.published_at IS NOT NULL
      JOIN newsroom_articles_category_lnk link ON link.article_id = fresh.id;`);
  database.close();
  return documentIds;
}

/** Waits until nothing is left in the outbox. */
export async function untilPublished({ administrator }: Office): Promise<void> {
  for (;;) {
    const { meta } = QueueSchema.parse(expectDone(await administrator('GET', '/publishing/queue')));
    if (meta.pendingCount === 0) return;
    await wait(LOOK_EVERY_MILLISECONDS);
  }
}
