import { ListArticlesResponseSchema } from '@congkhai/shared/contracts/read-api';
import { type Api, openApi } from '../helpers/api';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';

let api: Api;
beforeEach(() => {
  api = openApi();
});
afterEach(() => api.close());

async function listArticles(ids: string) {
  const response = await api.get(`/v1/articles?ids=${ids}`);
  const { data, meta } = ListArticlesResponseSchema.parse(await response.json());
  return { slugs: data.map(({ slug }) => slug), ...meta };
}

test('articles of some ids come in the order asked, each once, and ids that are not published are named', async () => {
  await putArticles(api.published, someArticles(3));
  const [one, two, nine] = [1, 2, 9].map(anArticleId);
  const { slugs: found, ...meta } = await listArticles(`${two},${nine},${one},${two}`);
  expect(found).toEqual(['tin-2', 'tin-1']);
  expect(meta).toEqual({ articleCount: 2, nextCursor: null, unknownIds: [nine] });
  expect(await listArticles(`${one}&locale=en`)).toMatchObject({
    slugs: [],
    unknownIds: [one],
  });
  const many = Array.from({ length: 101 }, (_, n) => anArticleId(n)).join(',');
  for (const query of [`ids=${one}&unit=xa-tien-chau`, 'ids=', 'ids=KHONG', `ids=${many}`])
    expect((await api.get(`/v1/articles?${query}`)).status).toBe(400);
});
