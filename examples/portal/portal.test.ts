import { createPortal } from './portal.mjs';

const SITE = 'https://cchc.example';
const NOW = new Date('2023-10-06T03:00:00.000Z');

/** A portal whose API answers these paths, and 404 to all others. */
function aPortal(answers: Record<string, object | number>) {
  const api = async (path: string) => {
    const answer = answers[path.replace(/\?.*/, '')] ?? 404;
    return typeof answer === 'number'
      ? Response.json({ status: answer }, { status: answer })
      : Response.json(answer);
  };
  return createPortal({ api, siteUrl: SITE, now: () => NOW });
}

type Portal = ReturnType<typeof aPortal>;

async function open(portal: Portal, path: string, headers: Record<string, string> = {}) {
  const response = await portal(new Request(`${SITE}${path}`, { headers }));
  if (!response) throw new Error(`${path} is no page`);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

const entry = (title: string, slug: string) => ({
  articleId: `id-${slug}`,
  locale: 'vi',
  slug,
  title,
  lead: null,
  category: null,
  unit: null,
  publishedAt: '2023-10-06T03:00:00.000Z',
  eventDate: null,
  isDemonstration: false,
  cover: null,
  isPinned: false,
  isFeatured: false,
});
const total = {
  viewCount: 0,
  readCount: 0,
  visitCount: 1_284,
  opening: { viewCount: 0, visitCount: null },
};
const front = (...latest: object[]) => ({
  data: { latest, mostRead: [], total },
  meta: { window: '30d', computedAt: null, definition: 'congkhai-views/2' },
});
const periods = { data: [], meta: { periodCount: 0 } };

test('the home page lists what is published, with every text escaped', async () => {
  const articles = [entry('Tin <b>một</b>', 'tin-mot'), entry('Tin hai', 'tin-hai')];
  const portal = aPortal({ '/v1/front': front(...articles), '/v1/periods': periods });
  const { status, body } = await open(portal, '/');
  expect(status).toBe(200);
  expect(body).toContain('<a href="/tin/tin-mot" lang="vi">Tin &lt;b&gt;một&lt;/b&gt;</a>');
  expect(body).toContain('<p class="visit-count">1.284</p>');
  expect(body).toContain(`<link rel="alternate" hreflang="en" href="${SITE}/en/">`);
});

test('a page that has not changed is a 304 to who has it, and shared caches may keep it for 5 seconds', async () => {
  const portal = aPortal({ '/v1/front': front(), '/v1/periods': periods });
  const { headers } = await open(portal, '/');
  expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=5, must-revalidate');
  const etag = headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  expect((await open(portal, '/', { 'if-none-match': `W/${etag}` })).status).toBe(304);
  expect((await open(portal, '/en/', { 'if-none-match': etag })).status).toBe(200);
});

test('English lists Vietnamese articles where none is translated, and says so', async () => {
  const portal = createPortal({
    siteUrl: SITE,
    now: () => NOW,
    api: async (path) => {
      if (path.startsWith('/v1/front'))
        return Response.json(
          path.includes('locale=en') ? front() : front(entry('Tin một', 'tin-mot')),
        );
      return Response.json(periods);
    },
  });
  const { body } = await open(portal, '/en/');
  expect(body).toContain('<html lang="en">');
  expect(body).toContain('<a href="/en/tin/tin-mot" lang="vi">Tin một</a>');
  expect(body).toContain('No articles have been translated yet');
});

test.each([
  ['/?bai=tin-mot', '/tin/tin-mot'],
  ['/?bai=tin-mot&lang=en', '/en/tin/tin-mot'],
  ['/?don-vi=xa-tien-chau', '/don-vi/xa-tien-chau'],
  ['/?khoi=cap-xa', '/xep-hang?khoi=cap-xa'],
  ['/?lang=en', '/en/'],
  ['/index.html', '/'],
  ['/tin/', '/tin'],
  ['//evil.example/', '/evil.example'],
])('%s has moved to %s', async (old, present) => {
  const { status, headers } = await open(aPortal({}), old);
  expect([status, headers.get('location')]).toEqual([301, present]);
});

test('an address that an article had before leads to the present one', async () => {
  const moved = { data: { articleId: 'a', locale: 'vi', slug: 'moi' }, meta: {} };
  const portal = createPortal({
    api: async () => Response.json(moved, { status: 301, headers: { location: 'moi' } }),
  });
  const { status, headers } = await open(portal, '/tin/cu');
  expect([status, headers.get('location')]).toEqual([301, '/tin/moi']);
});

test('an article that was withdrawn is a 410 that says why', async () => {
  const gone = {
    reason: 'withdrawn',
    title: 'Tin <i>cũ</i>',
    goneAt: '2023-10-07T03:00:00.000Z',
    notice: 'Số liệu chưa được duyệt',
  };
  const portal = createPortal({
    api: async () => Response.json({ status: 410, gone }, { status: 410 }),
  });
  const { status, body } = await open(portal, '/tin/cu');
  expect(status).toBe(410);
  expect(body).toContain('Tin &lt;i&gt;cũ&lt;/i&gt;');
  expect(body).toContain('Số liệu chưa được duyệt');
  expect(body).toContain('10:00 07/10/2023');
});

test.each(['/tin/khong-co', '/khong-co', '/don-vi/khong-co', '/tin/%ff', '/xep-hang/2099'])(
  '%s is a 404 page that no cache keeps and no search engine lists',
  async (path) => {
    const { status, headers, body } = await open(aPortal({ '/v1/periods': periods }), path);
    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(body).toContain('Không tìm thấy trang này');
    expect(body).toContain('<meta name="robots" content="noindex, nofollow">');
  },
);

describe('with the API down', () => {
  const portal = createPortal({ api: async () => Promise.reject(new Error('ECONNREFUSED')) });

  test.each([
    '/',
    '/tin',
    '/tin/tin-mot',
    '/doc-nhieu',
    '/xep-hang',
    '/don-vi/xa',
    '/tim-kiem?q=a',
  ])('%s is a 503 that says what still works and when to come back', async (path) => {
    const { status, headers, body } = await open(portal, path);
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(body).toContain('Máy chủ dữ liệu đang không trả lời');
    expect(body).toContain('<a href="/cach-dem">');
  });

  test.each(['/cach-dem', '/du-lieu-mo', '/en/cach-dem', '/tim-kiem'])(
    '%s can be read',
    async (path) => {
      expect((await open(portal, path)).status).toBe(200);
    },
  );
});

test('what is no page is left to others: files, the API, and what is sent', async () => {
  const portal = aPortal({});
  for (const path of ['/base.css', '/v1/total', '/reference/', '/.env'])
    expect(await portal(new Request(`${SITE}${path}`))).toBeNull();
  expect(await portal(new Request(SITE, { method: 'POST' }))).toBeNull();
});

test('a page lets no script of others run, and none that stands in it', async () => {
  const portal = aPortal({ '/v1/front': front(), '/v1/periods': periods });
  const { headers, body } = await open(portal, '/');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'",
  );
  expect(body).not.toMatch(/<script(?![^>]*\ssrc="\/)|\sstyle="|\son\w+="/);
});
