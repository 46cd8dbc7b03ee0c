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

// A cursor belongs to the list of one language: the other refuses it.
test.each([
  ['/en/tin?sau=abc', '/tin', 'vi'],
  ['/tin?sau=abc', '/en/tin', 'en'],
  ['/en/chuyen-muc/chi-so?sau=abc', '/chuyen-muc/chi-so', 'vi'],
  ['/xep-hang/2022?khoi=xa', '/en/xep-hang/2022?khoi=xa', 'en'],
])('%s leads to %s in the other language', async (path, other, language) => {
  const list = {
    data: [entry('Tin một', 'tin-mot')],
    meta: { articleCount: 21, nextCursor: null },
  };
  const portal = aPortal({ '/v1/articles': list, '/v1/front': front(), '/v1/periods': periods });
  const { body } = await open(portal, path);
  expect(body).toContain(`<a href="${other}" lang="${language}" hreflang="${language}">`);
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

const aLongArticle = {
  ...entry('Hội nghị <1>', 'hoi-nghi'),
  updatedAt: '2023-10-06T03:00:00.000Z',
  byline: 'Nguyễn Thị <Diễm>',
  source: null,
  legalDocuments: [],
  gallery: [],
  attachments: [],
  tags: [{ tagId: 'a', name: 'chỉ số' }],
  indexResult: { periodId: 'tien-phuoc-2022', unitId: 'xa-tien-chau' },
  changeNotes: [{ at: '2023-10-07T03:00:00.000Z', note: 'Sửa số điểm' }],
  bodyHtml: '<p>Đạt <strong>85,82</strong> điểm</p><img src="/v1/media/ab/a.png" alt="">',
  newer: [],
  older: [entry('Tin cũ', 'tin-cu')],
  related: [],
};

test('an article stands with its body as it was published, and its head as the API writes it', async () => {
  const head = {
    title: 'Hội nghị <1> — Cổng',
    description: null,
    canonicalUrl: `${SITE}/tin/hoi-nghi`,
    metaTags: [{ attribute: 'property', name: 'og:title', content: 'Hội nghị "1"' }],
    jsonLd: '{"headline":"</script>"}',
  };
  const counts = [{ articleId: 'id-hoi-nghi', viewCount: 1_280, openingViewCount: 4 }];
  const portal = aPortal({
    '/v1/articles/hoi-nghi': { data: aLongArticle, meta: { viewToken: 'to"ken' } },
    '/v1/articles/hoi-nghi/head': { data: head, meta: {} },
    '/v1/views': { data: counts, meta: {} },
    '/v1/front': front(),
  });
  const { status, body } = await open(portal, '/tin/hoi-nghi');
  expect(status).toBe(200);
  for (const part of [
    '<p>Đạt <strong>85,82</strong> điểm</p>',
    '<h1 lang="vi">Hội nghị &lt;1&gt;</h1>',
    'Nguyễn Thị &lt;Diễm&gt;',
    '<meta property="og:title" content="Hội nghị &quot;1&quot;">',
    `<link rel="canonical" href="${SITE}/tin/hoi-nghi">`,
    '{"headline":"\\u003c/script>"}',
    'token="to&quot;ken" record>1.284 lượt xem',
    'Sửa số điểm',
    '<a href="/don-vi/xa-tien-chau?ky=tien-phuoc-2022">',
    '<a href="/tin/tin-cu" lang="vi">Tin cũ</a>',
  ])
    expect(body).toContain(part);
});

describe('a draft', () => {
  const { newer, older, related, ...draft } = aLongArticle;
  const meta = {
    expiresAt: '2023-10-06T04:00:00.000Z',
    problems: [{ field: 'lead', message: 'Chưa có <sapo>' }],
  };

  test('is shown with what is missing, to nobody else, with its files from where it is; its views are not counted', async () => {
    const { status, headers, body } = await open(
      aPortal({ '/v1/preview/to.ken': { data: draft, meta } }),
      '/?xem-truoc=to.ken',
    );
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(body).toContain('Bản xem trước, chưa công bố');
    expect(body).toContain('Chưa có &lt;sapo&gt;');
    expect(body).toContain('mở được đến 11:00 06/10/2023');
    expect(body).toContain('<img src="/v1/preview/to.ken/media/ab/a.png" alt="">');
    expect(body).not.toContain('ck-views');
    expect(body).not.toContain('rel="canonical"');
  });

  test.each([
    [403, 404, 'Liên kết không đúng'],
    [410, 410, 'Liên kết đã hết hạn'],
    [503, 503, 'Máy chủ dữ liệu đang không trả lời'],
  ])('that the API answers with %d is a %d: %s', async (answer, status, words) => {
    const portal = aPortal({ '/v1/preview/to.ken': answer });
    const page = await open(portal, '/?xem-truoc=to.ken');
    expect([page.status, page.body.includes(words)]).toEqual([status, true]);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });
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
  expect(await portal(new Request(`${SITE}/en/robots.txt`))).toBeNull();
  expect(await portal(new Request(SITE, { method: 'POST' }))).toBeNull();
});

test('a page lets no script of others run, and none that stands in it', async () => {
  const portal = aPortal({ '/v1/front': front(), '/v1/periods': periods });
  const { headers, body } = await open(portal, '/');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'",
  );
  // What search engines are told is data, which no browser runs.
  expect(body).not.toMatch(
    /<script(?! type="application\/ld\+json"|[^>]*\ssrc="\/)|\sstyle="|\son\w+="/,
  );
});
