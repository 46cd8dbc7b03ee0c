import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OpeningBalanceSchema } from '@congkhai/shared/contracts/opening-balance';
import {
  ArticleListIndexSchema,
  ArticleListMonthSchema,
  PublishedArticleSchema,
  PublishedCategoriesSchema,
  PublishedSlugSchema,
} from '@congkhai/shared/contracts/published-article';
import {
  PublishedPeriodSchema,
  PublishedPeriodsSchema,
} from '@congkhai/shared/contracts/published-index';
import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-units';
import { renderBody } from '@congkhai/shared/news/render-body';
import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { ItemTablesSchema } from '@congkhai/shared/scorecards/item-tables';
import { PeriodSchema } from '@congkhai/shared/scorecards/period';
import { SealedReleaseSchema } from '@congkhai/shared/scorecards/release';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { summarizeRelease } from '@congkhai/shared/scorecards/summarize';
import { PeriodSummarySchema } from '@congkhai/shared/scorecards/summary';
import { ListExceptionsSchema } from '@congkhai/shared/views/exceptions';
import {
  LedgerKeyDocumentSchema,
  SignedDaySealSchema,
  SignedHourSealSchema,
} from '@congkhai/shared/views/ledger';
import { MostReadListSchema } from '@congkhai/shared/views/most-read';
import { RisingListSchema } from '@congkhai/shared/views/rising';
import { isSignedBy, parsePublicKey } from '../../functions/src/ledger/signing';
import { aRelease } from '../helpers/builders';
import { canonicalSha256Of } from '../helpers/canonical-json';

const FOLDER = path.resolve(__dirname, '../../shared/src/contracts/examples');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));

const SCHEMAS = {
  'article-list-index.json': ArticleListIndexSchema,
  'article-list-month.json': ArticleListMonthSchema,
  'categories.json': PublishedCategoriesSchema,
  'day-seal.json': SignedDaySealSchema,
  'framework.json': FrameworkSchema,
  'hour-seal.json': SignedHourSealSchema,
  'items.json': ItemTablesSchema,
  'ledger-key.json': LedgerKeyDocumentSchema,
  'list-exceptions.json': ListExceptionsSchema,
  'most-read.json': MostReadListSchema,
  'opening-balance.json': OpeningBalanceSchema,
  'period.json': PeriodSchema,
  'periods.json': PublishedPeriodsSchema,
  'published-article.json': PublishedArticleSchema,
  'published-period.json': PublishedPeriodSchema,
  'published-slug.json': PublishedSlugSchema,
  'release.json': SealedReleaseSchema,
  'rising.json': RisingListSchema,
  'scorecard.json': ScorecardSchema,
  'summary.json': PeriodSummarySchema,
  'units.json': PublishedUnitsSchema,
};

test('every example has a contract', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(SCHEMAS).sort());
});

test.each(Object.entries(SCHEMAS))('the example %s keeps its contract', (file, schema) => {
  const example = read(file);
  expect(schema.parse(example)).toEqual(example);
});

test('the example seals have their hashes, are signed by the example key, and the day names the hour', () => {
  const hour = SignedHourSealSchema.parse(read('hour-seal.json'));
  const day = SignedDaySealSchema.parse(read('day-seal.json'));
  const key = parsePublicKey(LedgerKeyDocumentSchema.parse(read('ledger-key.json')).publicKey);
  for (const signed of [hour, day]) {
    expect(signed.sha256).toBe(canonicalSha256Of(signed.seal));
    expect(key && isSignedBy(signed, key)).toBe(true);
  }
  expect(day.seal.hours[0]).toEqual({ hour: hour.seal.hour, sha256: hour.sha256 });
});

test("an article's HTML is what its body renders to", () => {
  const article = PublishedArticleSchema.parse(read('published-article.json'));
  expect(article.bodyHtml).toBe(renderBody(article.body, article.locale));
});

test('the example scorecard is summed up as the page of Tiên Châu prints it', () => {
  const period = PeriodSchema.parse(read('period.json'));
  const framework = FrameworkSchema.parse(read('framework.json'));
  const scorecard = ScorecardSchema.parse(read('scorecard.json'));
  const frameworks = new Map([[framework.frameworkId, framework]]);
  const sources = { frameworks, scorecards: [scorecard], compared: null };
  const [block] = summarizeRelease(aRelease(period), sources).blocks;
  expect(block?.ranking).toMatchObject([
    { points: 85.82, applicableMaximum: 100, grade: { name: 'tốt' } },
  ]);
  expect(block?.notRanked).toHaveLength(14);
});
