import {
  ApiProblem,
  createClient,
  everyRow,
  type FieldName,
  getArticle,
  getTotal,
  listArticles,
  queryViews,
} from './index.js';

/** A server that answers one after the other with these, and what it was asked. */
function aServer(...answers: (Response | Error)[]) {
  const asked: { url: string; init: RequestInit }[] = [];
  const ask = async (url: unknown, init: RequestInit = {}) => {
    asked.push({ url: String(url), init });
    const answer = answers.shift();
    if (!answer) throw new Error('asked too often');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, options: { baseUrl: 'https://api.example/', fetch: ask } };
}
const json = (body: object, headers = {}, status = 200) =>
  new Response(JSON.stringify(body), { status, headers });
const NOW = { 'retry-after': '0.001' };

test('path and query parameters take their places, and what is undefined is left out', async () => {
  const { asked, options } = aServer(json({ data: {} }), json({ data: [] }), json({ data: {} }));
  const client = createClient(options);
  await getArticle(client, { slug: 'xã & phường', locale: 'vi' });
  await listArticles(client, { unit: 'xa-tien-chau', limit: 5, cursor: undefined });
  await getTotal(client);
  expect(asked.map(({ url }) => url)).toEqual([
    'https://api.example/v1/articles/x%C3%A3%20%26%20ph%C6%B0%E1%BB%9Dng?locale=vi',
    'https://api.example/v1/articles?unit=xa-tien-chau&limit=5',
    'https://api.example/v1/total',
  ]);
});

test('fields are asked for with commas between, and only these can be read of the answer', async () => {
  const { asked, options } = aServer(json({ data: [{ slug: 'a', category: { name: 'A' } }] }));
  const fields = ['slug', 'category.name'] as const;
  const { data } = await listArticles(createClient(options), { fields });
  expect(asked[0]?.url).toBe('https://api.example/v1/articles?fields=slug%2Ccategory.name');
  expect(data.map(({ slug, category }) => [slug, category?.name])).toEqual([['a', 'A']]);
  // @ts-expect-error The title was not asked for.
  expect(data[0]?.title).toBeUndefined();
  // @ts-expect-error Nor was the id of the category.
  expect(data[0]?.category?.categoryId).toBeUndefined();
});

test('an answer that is still current is not sent again: its ETag is', async () => {
  const { asked, options } = aServer(
    json({ data: 1 }, { etag: '"a"' }),
    new Response(null, { status: 304 }),
    json({ data: 2 }, { etag: '"b"' }),
  );
  const client = createClient(options);
  const answers = [await getTotal(client), await getTotal(client), await getTotal(client)];
  expect(answers).toEqual([{ data: 1 }, { data: 1 }, { data: 2 }]);
  const etags = asked.map(({ init }) => new Headers(init.headers).get('if-none-match'));
  expect(etags).toEqual([null, '"a"', '"a"']);
});

test('no more answers are kept than asked for, the oldest goes first', async () => {
  const { asked, options } = aServer(
    json({}, { etag: '"a"' }),
    json({}, { etag: '"b"' }),
    json({}, { etag: '"a"' }),
  );
  const client = createClient({ ...options, keptAnswers: 1 });
  await getTotal(client);
  await listArticles(client);
  await getTotal(client);
  expect(new Headers(asked[2]?.init.headers).get('if-none-match')).toBeNull();
});

test.each([
  ['no answer', new Error('connection reset')],
  ['429', json({}, NOW, 429)],
  ['502', new Response('<html>', { status: 502, headers: NOW })],
  ['503', json({}, NOW, 503)],
  ['504', new Response(null, { status: 504, headers: NOW })],
])('%s is asked again', async (_what, first) => {
  const { asked, options } = aServer(first, json({ data: 1 }));
  expect(await getTotal(createClient(options))).toEqual({ data: 1 });
  expect(asked).toHaveLength(2);
});

test.each([400, 404, 410, 500])(
  '%d is not asked again, and tells what is wrong',
  async (status) => {
    const errors = [{ field: 'limit', message: 'too big' }];
    const { asked, options } = aServer(json({ detail: 'no', status, errors }, {}, status));
    const problem = await getTotal(createClient(options)).catch((error) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status, detail: 'no', errors });
    expect(asked).toHaveLength(1);
  },
);

test('a POST is a JSON body, and is asked again too: every endpoint may be asked twice', async () => {
  const { asked, options } = aServer(json({}, NOW, 503), json({ data: [] }));
  await queryViews(createClient(options), { ids: ['article00000000000000001'] });
  expect(asked.map(({ init }) => [init.method, init.body])).toEqual([
    ['POST', '{"ids":["article00000000000000001"]}'],
    ['POST', '{"ids":["article00000000000000001"]}'],
  ]);
});

test('who gives up gets the reason, at once and without another attempt', async () => {
  const { asked, options } = aServer(new Error('down'), json({}));
  const controller = new AbortController();
  const answer = getTotal(createClient(options), undefined, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('left the page')), 20);
  await expect(answer).rejects.toThrow('left the page');
  expect(asked).toHaveLength(1);
});

test('an answer that takes too long is no answer', async () => {
  const fetch = (_url: unknown, init?: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const client = createClient({ fetch, retries: 0, timeoutMilliseconds: 20 });
  await expect(getTotal(client)).rejects.toMatchObject({ status: 0 });
});

test('every row of a list is asked for page by page, and not before it is needed', async () => {
  const page = (slugs: string[], nextCursor: string | null) =>
    json({ data: slugs.map((slug) => ({ slug })), meta: { articleCount: 3, nextCursor } });
  const { asked, options } = aServer(page(['a', 'b'], 'x'), page(['c'], null));
  const slugs: string[] = [];
  for await (const { slug } of everyRow(listArticles, createClient(options), {
    limit: 2,
    fields: ['slug'],
  })) {
    slugs.push(slug);
    if (slug === 'b') expect(asked).toHaveLength(1);
  }
  expect(slugs).toEqual(['a', 'b', 'c']);
  expect(asked[1]?.url).toBe('https://api.example/v1/articles?limit=2&fields=slug&cursor=x');
});

test('of fields that are named at run time only, each may be missing from the answer', async () => {
  const { options } = aServer(json({ data: [{ slug: 'a' }], meta: {} }));
  const fields: FieldName<'listArticles'>[] = ['slug'];
  const { data } = await listArticles(createClient(options), { fields });
  const titles: (string | undefined)[] = data.map(({ title }) => title);
  expect(titles).toEqual([undefined]);
  // @ts-expect-error A title that was not asked for is not there.
  const headlines: { title: string }[] = data;
  expect(headlines).toEqual([{ slug: 'a' }]);
});
