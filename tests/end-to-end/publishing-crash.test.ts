import { setTimeout as wait } from 'node:timers/promises';
import { folderStore } from '@congkhai/published-store';
import {
  ArticleListMonthSchema,
  PublishedArticleSchema,
} from '@congkhai/shared/contracts/published-article';
import * as z from 'zod';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
} from '../helpers/cms-process';
import { COLLECTIONS, documentOf, paragraph, text } from '../helpers/newsroom';
import { randomFractions, watchRevisions } from '../helpers/watched-store';

// As many as wanted: 4000 take some ten minutes.
const PUBLISHES = Number(process.env.CRASH_PUBLISHES ?? 50);
const KILL_EVERY = 5;
// A publish takes some 50 ms and its way to the published store as long again: kills fall before, between and after.
const KILL_WITHIN_MILLISECONDS = 150;
// The moments are random; a run can be repeated with the seed that it printed.
const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);

const PublishedVersionSchema = z.object({ data: z.object({ title: z.string().optional() }) });
const QueueSchema = z.object({ meta: z.object({ pendingCount: z.number() }) });

let cms: CmsProcess;
let editor: CmsClient;

beforeAll(async () => {
  cms = await startCmsProcess();
  editor = await cms.signIn('editor');
});
afterAll(() => cms?.stop());

const titleOf = (number: number) => `Tin số ${number} đã duyệt`;

/** Publishes an article with its approved title. True if the CMS said that it was done. */
async function publish(documentId: string, number: number): Promise<boolean> {
  const address = `${COLLECTIONS.articles}/${documentId}/actions/publish?locale=vi`;
  const body = {
    title: titleOf(number),
    slug: `tin-so-${number}`,
    body: [paragraph(text('Nội dung.'))],
  };
  return editor('POST', address, body).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** The title the CMS holds as published; null while there is only a draft. */
async function readPublishedTitle(documentId: string): Promise<string | null> {
  const address = `${COLLECTIONS.articles}/${documentId}?locale=vi&status=published`;
  const { body } = await editor('GET', address);
  return PublishedVersionSchema.parse(body).data.title ?? null;
}

test(
  `kill -9 of the CMS at random moments during ${PUBLISHES} publishes loses and doubles nothing, and no revision goes back (seed ${SEED})`,
  async () => {
    const fractions = randomFractions(SEED);
    const documentIds: string[] = [];
    const acknowledged = new Set<string>();
    const watched = watchRevisions(folderStore({ root: cms.publishedFolder }));
    for (let number = 0; number < PUBLISHES; number++) {
      const { documentId } = documentOf(
        await editor('POST', COLLECTIONS.articles, {
          title: `Bản nháp ${number}`,
          slug: `ban-nhap-${number}`,
          body: [paragraph(text('Nội dung.'))],
        }),
      );
      documentIds.push(documentId);
      const publishing = publish(documentId, number);
      const isKilled = number % KILL_EVERY === KILL_EVERY - 1;
      if (isKilled) {
        await wait(fractions.next().value * KILL_WITHIN_MILLISECONDS);
        await cms.kill();
      }
      if (await publishing) acknowledged.add(documentId);
      if (isKilled) {
        await cms.startAgain();
        editor = await cms.signIn('editor');
      }
    }

    await eventually(async () => {
      const { body } = await editor('GET', '/publishing/queue');
      expect(QueueSchema.parse(body).meta.pendingCount).toBe(0);
    });

    const { faults, documentCount } = await watched.stop();
    expect(faults).toEqual([]);
    // Each article, its address, and the lists they stand in.
    expect(documentCount).toBeGreaterThan(PUBLISHES);
    const publicIds: string[] = [];
    for (const [number, documentId] of documentIds.entries()) {
      const title = await readPublishedTitle(documentId);
      if (acknowledged.has(documentId)) expect(title).toBe(titleOf(number));
      const document = await cms.readPublished(`articles/${documentId}/vi.json`);
      expect(document === null ? null : PublishedArticleSchema.parse(document).title).toBe(title);
      if (title !== null) publicIds.push(documentId);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(PUBLISHES - PUBLISHES / KILL_EVERY);

    const monthKeys = (await cms.listPublished('lists/articles/vi/all')).filter(
      (key) => !key.endsWith('/index.json'),
    );
    const months = await Promise.all(monthKeys.map((key) => cms.readPublished(key)));
    const listed = months.flatMap((month) =>
      ArticleListMonthSchema.parse(month).articles.map(({ articleId }) => articleId),
    );
    expect(listed.sort()).toEqual([...publicIds].sort());
    expect(await cms.listPublished('slugs/vi')).toHaveLength(publicIds.length);
  },
  300_000 + PUBLISHES * 1_000,
);
