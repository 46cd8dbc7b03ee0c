import type { ArticleHour, HourCounts } from './recount-hour';
import { sumHours, totalsOf } from './sum-hours';

const anArticle = (overrides: Partial<ArticleHour>): ArticleHour => ({
  articleId: 'a'.repeat(24),
  locale: 'vi',
  viewCount: 0,
  readCount: 0,
  sources: {},
  suspectCount: 0,
  ...overrides,
});

const anHour = (overrides: Partial<HourCounts>): HourCounts => ({
  articles: [],
  visitCount: 0,
  withoutReaderCount: 0,
  tallies: { human: 0, 'declared-bot': 0, suspect: 0, internal: 0, prefetch: 0, duplicate: 0 },
  ...overrides,
});

test('a day has the sum of its hours, for each article in each language', () => {
  const first = anHour({
    articles: [
      anArticle({ viewCount: 3, readCount: 2, sources: { search: 3 } }),
      anArticle({ locale: 'en', viewCount: 1, readCount: 1, sources: { direct: 1 } }),
    ],
    visitCount: 2,
    withoutReaderCount: 1,
    tallies: { human: 4, 'declared-bot': 1, suspect: 0, internal: 2, prefetch: 0, duplicate: 1 },
  });
  const second = anHour({
    articles: [
      anArticle({ articleId: `${'a'.repeat(24)}0`, suspectCount: 5 }),
      anArticle({ viewCount: 2, readCount: 2, sources: { search: 1, social: 1 }, suspectCount: 7 }),
    ],
    visitCount: 1,
    tallies: { human: 2, 'declared-bot': 0, suspect: 12, internal: 0, prefetch: 3, duplicate: 0 },
  });
  const sum = sumHours([first, second]);
  expect(sum).toEqual({
    articles: [
      anArticle({ locale: 'en', viewCount: 1, readCount: 1, sources: { direct: 1 } }),
      anArticle({ viewCount: 5, readCount: 4, sources: { search: 4, social: 1 }, suspectCount: 7 }),
      anArticle({ articleId: `${'a'.repeat(24)}0`, suspectCount: 5 }),
    ],
    visitCount: 3,
    withoutReaderCount: 1,
    tallies: { human: 6, 'declared-bot': 1, suspect: 12, internal: 2, prefetch: 3, duplicate: 1 },
  });
  expect(totalsOf(sum)).toEqual({ viewCount: 6, readCount: 5, visitCount: 3 });
  expect(first.articles[0]?.viewCount).toBe(3);
});

test('of no hour there is nothing', () => {
  expect(sumHours([])).toEqual(anHour({}));
});
