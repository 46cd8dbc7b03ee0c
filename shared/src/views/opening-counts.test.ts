import { OpeningBalanceSchema } from '../contracts/opening-balance';
import { openingCountsOf } from './opening-counts';

const SOURCE = {
  sourceId: 'portal',
  format: 'portal',
  files: [{ name: 'cu.csv', sha256: 'a'.repeat(64) }],
  importedAt: '2026-11-25T08:00:00.000Z',
  period: null,
  site: { viewCount: 1_000, visitCount: null },
  articles: [{ articleId: 'a'.repeat(24), viewCount: 300 }],
  unmatched: { addressCount: 1, viewCount: 700 },
};

test('without an opening balance there is nothing from before, and visits are unknown', () => {
  expect(openingCountsOf(null)).toEqual({
    site: { viewCount: 0, visitCount: null },
    viewCountByArticle: new Map(),
  });
});

test('sources add up; visits are those of the sources that tell them', () => {
  const balance = OpeningBalanceSchema.parse({
    sources: [
      SOURCE,
      {
        ...SOURCE,
        sourceId: 'umami',
        site: { viewCount: 50, visitCount: 20 },
        articles: [
          { articleId: 'a'.repeat(24), viewCount: 5 },
          { articleId: 'b'.repeat(24), viewCount: 7 },
        ],
      },
    ],
  });
  expect(openingCountsOf(balance)).toEqual({
    site: { viewCount: 1_050, visitCount: 20 },
    viewCountByArticle: new Map([
      ['a'.repeat(24), 305],
      ['b'.repeat(24), 7],
    ]),
  });
});
