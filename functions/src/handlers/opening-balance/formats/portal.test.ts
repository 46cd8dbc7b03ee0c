import { aFile, tallyOf } from '../test-files';
import { readPortal } from './portal';

test('addresses, slugs and ids of articles, and the totals of the whole site', async () => {
  const file = aFile(
    `address,slug,articleId,viewCount,visitCount
https://cu.vn/tin/a.html,,,1000,
,b,,20,
,,m8x0qk2v5c7n4b1z9l6j3h0g,3,
*,,,5000,700
`,
  );
  expect(await tallyOf(readPortal, file)).toEqual({
    views: { '/tin/a': 1_000, '/b': 20, '/m8x0qk2v5c7n4b1z9l6j3h0g': 3 },
    site: { viewCount: 5_000, visitCount: 700 },
    period: null,
  });
});

test('without a row of the whole site its views are the sum, and visits are not known', async () => {
  const { site } = await tallyOf(readPortal, aFile('slug,viewCount\na,1\nb,2\n'));
  expect(site).toEqual({ viewCount: 3, visitCount: null });
});

test('a table as Excel of Viet Nam saves it: semicolons, thousands by points, other columns', async () => {
  const file = aFile('\uFEFFTiêu đề;address;viewCount\r\n"Cải cách; đợt 2";/a;1.234\r\n;/b;12\r\n');
  expect((await tallyOf(readPortal, file)).views).toEqual({ '/a': 1_234, '/b': 12 });
});

test('two old addresses of one page add up', async () => {
  const { views } = await tallyOf(readPortal, aFile('address,viewCount\n/a,1\n/a.html,2\n/a/,4\n'));
  expect(views).toEqual({ '/a': 7 });
});

test.each([
  [
    'address,viewCount\n/a,1\n/b,1\n/a,2\n',
    /line 4, column address: \/a stands already in cu.csv, line 2/,
  ],
  [
    'address,viewCount\n/a,-1\n',
    /line 2, column viewCount: expected a whole number from 0, found "-1"/,
  ],
  ['address,viewCount\n/a,"1,5"\n', /line 2, column viewCount: .* found "1,5"/],
  ['address,viewCount\n/a,\n', /line 2, column viewCount: .* found ""/],
  ['slug,viewCount\nTin Mới,1\n', /line 2, column slug: expected a slug such as tin-moi/],
  ['articleId,viewCount\n12,1\n', /line 2, column articleId: expected an article id/],
  ['address,slug,viewCount\n/a,b,1\n', /line 2: expected exactly one of the columns slug, address/],
  ['address,viewCount\n,1\n', /line 2: expected exactly one of the columns address/],
  [
    'address,viewCount,visitCount\n/a,1,1\n',
    /line 2, column visitCount: visits stand only in the row \*/,
  ],
  [
    'address,viewCount\n*,5\n/a,6\n',
    /line 2, column viewCount: the total of the whole site, 5, is below/,
  ],
  ['url,views\n/a,6\n', /line 1: has no column address; the header has: url, views/],
  ['address,views\n/a,6\n', /line 1: has no column viewCount/],
])('%j is refused', async (content, message) => {
  await expect(tallyOf(readPortal, aFile(content))).rejects.toThrow(message);
});
