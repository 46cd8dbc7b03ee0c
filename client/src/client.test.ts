import {
  ApiProblem,
  createClient,
  everyRow,
  type FieldName,
  getArticle,
  getHealth,
  getTotal,
  listArticles,
  listUnits,
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

test('whoever changes an answer does not change the next one', async () => {
  const { options } = aServer(
    json({ data: [1, 2, 3] }, { etag: '"a"' }),
    new Response(null, { status: 304 }),
    new Response(null, { status: 304 }),
  );
  const client = createClient(options);
  for (const _request of [1, 2, 3]) {
    const { data } = await listArticles(client);
    expect(data).toEqual([1, 2, 3]);
    data.reverse().pop();
  }
});

test('an answer that is asked for again and again is kept, whenever it came first', async () => {
  const { asked, options } = aServer(
    json({}, { etag: '"total"' }),
    json({}, { etag: '"list"' }),
    new Response(null, { status: 304 }),
    json({}, { etag: '"search"' }),
    new Response(null, { status: 304 }),
  );
  const client = createClient({ ...options, keptAnswers: 2 });
  await getTotal(client);
  await listArticles(client);
  await getTotal(client);
  await listUnits(client);
  await getTotal(client);
  expect(new Headers(asked[4]?.init.headers).get('if-none-match')).toBe('"total"');
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

/** An answer of which the beginning came, and then this. */
const brokenOff = (status: number, reason: unknown) =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"data":')),
      pull: (controller) => controller.error(reason),
    }),
    { status },
  );

test.each([
  ['no answer', new Error('connection reset')],
  ['an answer that breaks off', brokenOff(200, new TypeError('terminated'))],
  ['a page of a proxy', new Response('<!doctype html>', { status: 200 })],
  ['429', json({}, NOW, 429)],
  ['502', new Response('<html>', { status: 502, headers: NOW })],
  ['503', json({}, NOW, 503)],
  ['504', new Response(null, { status: 504, headers: NOW })],
])('%s is asked again', async (_what, first) => {
  const { asked, options } = aServer(first, json({ data: 1 }));
  expect(await getTotal(createClient(options))).toEqual({ data: 1 });
  expect(asked).toHaveLength(2);
});

test.each([
  ['breaks off', () => brokenOff(200, new TypeError('terminated')), TypeError],
  ['is a page of a proxy', () => new Response('<!doctype html>'), SyntaxError],
])('an answer that %s each time is a problem without a status', async (_what, first, cause) => {
  const { asked, options } = aServer(first(), first());
  const problem = await getTotal(createClient({ ...options, retries: 1 })).catch((error) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ status: 0, cause: expect.any(cause) });
  expect(asked).toHaveLength(2);
});

test('a problem that breaks off is still the problem that its status says', async () => {
  const { options } = aServer(brokenOff(404, new TypeError('terminated')));
  await expect(getTotal(createClient(options))).rejects.toMatchObject({ status: 404 });
});

test.each([200, 404])(
  'who gives up while the body of a %d comes gets the reason, and no problem',
  async (status) => {
    const controller = new AbortController();
    const { asked, options } = aServer(
      new Response(
        new ReadableStream(
          {
            pull(body) {
              controller.abort(new Error('left the page'));
              body.error(controller.signal.reason);
            },
          },
          { highWaterMark: 0 },
        ),
        { status },
      ),
    );
    const answer = getTotal(createClient(options), undefined, { signal: controller.signal });
    await expect(answer).rejects.toThrow('left the page');
    expect(asked).toHaveLength(1);
  },
);

// RFC 9110, section 10.2.3: a number of seconds, or a date.
test.each([
  ['120', 120, 120],
  ['11', 11, 11],
  [new Date(Date.now() + 7_200_000).toUTCString(), 3_600, 7_200],
])(
  'a server that wants %s is not asked before, and the problem says when',
  async (retryAfter, least, most) => {
    const { asked, options } = aServer(json({}, { 'retry-after': retryAfter }, 503));
    const problem = await getTotal(createClient(options)).catch((error) => error);
    expect(problem).toMatchObject({ status: 503 });
    expect(problem.retryAfterSeconds).toBeGreaterThanOrEqual(least);
    expect(problem.retryAfterSeconds).toBeLessThanOrEqual(most);
    expect(asked).toHaveLength(1);
  },
);

test.each(['Fri, 06 Oct 2023 03:00:00 GMT', '0', 'soon'])(
  'after the time that %s says it is asked again',
  async (retryAfter) => {
    const { asked, options } = aServer(
      json({}, { 'retry-after': retryAfter }, 429),
      json({ data: 1 }),
    );
    expect(await getTotal(createClient(options))).toEqual({ data: 1 });
    expect(asked).toHaveLength(2);
  },
);

test('a date that is soon is waited for', async () => {
  const begin = Date.now();
  // Dates have no parts of a second: this is in one to two seconds.
  const retryAfter = new Date(begin + 2_000).toUTCString();
  const { options } = aServer(json({}, { 'retry-after': retryAfter }, 503), json({ data: 1 }));
  expect(await getTotal(createClient(options))).toEqual({ data: 1 });
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(retryAfter) - 50);
});

test('a problem brings along what came with it: of an article that was taken back, why', async () => {
  const body = {
    status: 410,
    detail: 'withdrawn',
    gone: { reason: 'withdrawn', notice: 'Sai số' },
  };
  const { options } = aServer(json(body, {}, 410));
  const answer = getArticle(createClient(options), { slug: 'cu' });
  await expect(answer).rejects.toMatchObject({ status: 410, body });
});

test('the state of a server that cannot answer readers is an answer, and is not asked for again', async () => {
  const report = { data: { status: 'degraded', publishedStore: 'unreachable' }, meta: {} };
  const { asked, options } = aServer(json(report, { 'retry-after': '5' }, 503));
  expect(await getHealth(createClient(options))).toEqual(report);
  expect(asked).toHaveLength(1);
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
