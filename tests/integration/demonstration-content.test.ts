import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ArticleListMonthSchema,
  PublishedArticleSchema,
} from '@congkhai/shared/contracts/published-article';
import { PublishedPeriodSchema } from '@congkhai/shared/contracts/published-index';
import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-units';
import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { SealedReleaseSchema } from '@congkhai/shared/scorecards/release';
import { type Scorecard, ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { summarizeRelease } from '@congkhai/shared/scorecards/summarize';
import * as z from 'zod';
import { type CmsProcess, eventually, startCmsProcess } from '../helpers/cms-process';
import { describeOnDatabases } from '../helpers/postgres';

const PERIOD_ID = 'tien-phuoc-2022';
const EXAMPLES = join(__dirname, '../../shared/src/contracts/examples');
const QueueSchema = z.object({ meta: z.object({ pendingCount: z.number() }) });
const readExample = (file: string): unknown =>
  JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8'));

describeOnDatabases('the demonstration content, published from %s', (variablesOf) => {
  let cms: CmsProcess;

  beforeAll(async () => {
    cms = await startCmsProcess({ ...(await variablesOf()), DEMONSTRATION_CONTENT: 'load' });
    const administrator = await cms.signIn('administrator');
    await eventually(async () => {
      const { body } = await administrator('GET', '/publishing/queue');
      expect(QueueSchema.parse(body).meta.pendingCount).toBe(0);
    });
  });
  afterAll(() => cms?.stop());

  const readRelease = async () =>
    SealedReleaseSchema.parse(await cms.readPublished(`releases/${PERIOD_ID}/1/release.json`));
  async function readScorecards(): Promise<Scorecard[]> {
    const keys = await cms.listPublished(`releases/${PERIOD_ID}/1/scorecards`);
    const documents = await Promise.all(keys.map((key) => cms.readPublished(key)));
    return documents.map((document) => ScorecardSchema.parse(document));
  }

  test('is the real article as the contract shows it, and twenty that are marked as invented', async () => {
    const keys = await cms.listPublished('lists/articles/vi/all');
    const months = keys.filter((key) => !key.endsWith('/index.json'));
    const documents = await Promise.all(months.map((key) => cms.readPublished(key)));
    const headlines = documents.flatMap((month) => ArticleListMonthSchema.parse(month).articles);
    const [real, ...others] = headlines.filter(({ isDemonstration }) => !isDemonstration);
    expect(others).toEqual([]);
    expect(headlines).toHaveLength(21);

    const document = await cms.readPublished(`articles/${real?.articleId}/vi.json`);
    const { articleId: _id, updatedAt: _at, ...article } = PublishedArticleSchema.parse(document);
    const example = PublishedArticleSchema.parse(readExample('published-article.json'));
    const { articleId: _exampleId, updatedAt: _exampleAt, ...expected } = example;
    // The page it was taken from has words only; the example shows what else an article can have.
    expect(article).toEqual({
      ...expected,
      cover: null,
      attachments: [],
      tags: [],
      indexResult: null,
      relatedArticleIds: expect.any(Array),
      legalDocuments: expected.legalDocuments.map((cited) => ({ ...cited, kind: null })),
      body: expected.body.filter(({ type }) => type === 'paragraph'),
      bodyHtml: expect.any(String),
    });
    expect(expected.bodyHtml.startsWith(article.bodyHtml)).toBe(true);
  });

  test('shows in one article a table, an image with words for it, a quotation and a file', async () => {
    const keys = await cms.listPublished('articles');
    const documents = await Promise.all(keys.map((key) => cms.readPublished(key)));
    const rich = documents
      .map((document) => PublishedArticleSchema.parse(document))
      .filter(({ body }) => body.some(({ type }) => type === 'table'));
    expect(rich).toMatchObject([
      {
        isDemonstration: true,
        attachments: [{ mediaType: 'application/pdf', title: expect.stringContaining('minh hoạ') }],
      },
    ]);
    expect(rich[0]?.body.slice(2)).toMatchObject([
      { type: 'table', headerRowCount: 1, hasHeaderColumn: true },
      { type: 'figure', image: { alternativeText: expect.stringMatching(/^Biểu đồ .{40}/) } },
      { type: 'quotation', attribution: expect.stringContaining('giả định') },
    ]);
  });

  test('is the index of 2022 as the contract shows it', async () => {
    const example = SealedReleaseSchema.parse(readExample('release.json'));
    const { release, sha256 } = await readRelease();
    // When it was frozen is of no interest, and with it the hash is another.
    const { frozenAt } = example.release;
    expect({ ...release, frozenAt }).toEqual(example.release);
    expect(await cms.readPublished(`periods/${PERIOD_ID}.json`)).toEqual({
      ...PublishedPeriodSchema.parse(readExample('published-period.json')),
      releases: [expect.objectContaining({ number: 1, sha256, errata: [] })],
    });
    expect(await cms.readPublished('frameworks/tien-phuoc-cap-xa-2022.json')).toEqual(
      readExample('framework.json'),
    );
    const card = await cms.readPublished(`releases/${PERIOD_ID}/1/scorecards/xa-tien-chau.json`);
    expect(ScorecardSchema.parse(card)).toEqual(readExample('scorecard.json'));
    const { units } = PublishedUnitsSchema.parse(await cms.readPublished('units.json'));
    expect(units.filter(({ versions: [first] }) => first?.tier === 'commune')).toHaveLength(15);
  });

  test('puts Tiên Châu 4th of 15 with 85.82 points, and only its figures are not marked as invented', async () => {
    const framework = FrameworkSchema.parse(
      await cms.readPublished('frameworks/tien-phuoc-cap-xa-2022.json'),
    );
    const frameworks = new Map([[framework.frameworkId, framework]]);
    const sources = { frameworks, scorecards: await readScorecards(), compared: null };
    const [block] = summarizeRelease(await readRelease(), sources).blocks;
    expect(block?.rankedUnitCount).toBe(15);
    expect(block?.ranking.filter(({ isDemonstration }) => !isDemonstration)).toMatchObject([
      { unit: { unitId: 'xa-tien-chau' }, rank: 4, points: 85.82, grade: { name: 'tốt' } },
    ]);
    const { release } = await readRelease();
    expect(release.units.filter(({ published }) => published)).toMatchObject([
      {
        unitId: 'xa-tien-chau',
        published: { pointsThousandths: 85_820, rank: 4, gradeName: 'tốt' },
        differences: [],
      },
    ]);
  });
});
