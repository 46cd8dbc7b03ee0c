import * as z from 'zod';
import { createPortal } from '../../examples/portal/portal.mjs';
import { refreshReleases } from '../../functions/src/handlers/refresh-index-summary';
import { type Api, openApi } from '../helpers/api';
import {
  anArticle,
  anArticleId,
  aUnit,
  CATEGORY,
  putArticles,
  putCategories,
  putList,
  putUnits,
  TIEN_MY,
} from '../helpers/builders';
import { CATALOGUE, putRelease } from '../helpers/release-builders';
import { schemaOrgFaults } from '../helpers/schema-org';
import { xmlFaults } from '../helpers/xml-schemas';

// The example portal on the real read API: what leads from page to page, and what search engines are told.

const SITE = 'https://cchc.example';
const PART = { categoryId: 'chi-so', name: 'Chỉ số' };
let api: Api;
beforeAll(async () => {
  api = openApi({ settings: { ARTICLE_URL: `${SITE}{localePrefix}/tin/{slug}`, API_URL: SITE } });
  const translated = { articleId: anArticleId(1), category: PART };
  const vietnamese = anArticle({ ...translated, slug: 'hop-dan', title: 'Họp dân' });
  const alone = anArticle({ articleId: anArticleId(2), slug: 'chi-o-day', category: CATEGORY });
  const english = anArticle({ ...translated, locale: 'en', slug: 'meeting', title: 'A meeting' });
  await putArticles(api.published, [vietnamese, alone]);
  await putArticles(api.published, [english]);
  // As publishing keeps them: a category's list has the articles of its parts, too.
  await putList(api.published, `category/${CATEGORY.categoryId}`, [vietnamese, alone]);
  await putList(api.published, `category/${CATEGORY.categoryId}`, [english]);
  await putUnits(api.published, [aUnit()]);
  await putRelease(api.published);
  const catalogue = { ...CATALOGUE, publisher: 'UBND huyện </script>' };
  await refreshReleases({ published: api.published, catalogue, program: 'a program' });
  await putCategories(api.published, [
    { ...CATEGORY, nameEnglish: 'Reform', parentCategoryId: null },
    { ...PART, parentCategoryId: CATEGORY.categoryId },
    { categoryId: 'trong', name: 'Chuyên mục trống', parentCategoryId: null },
  ]);
});
afterAll(() => api.close());

const portal = createPortal({
  api: (address: string) => api.get(address),
  siteUrl: SITE,
  now: () => new Date('2023-10-06T08:00:00.000Z'),
});

async function open(path: string) {
  const response = await portal(new Request(`${SITE}${path}`));
  if (!response) throw new Error(`${path} is no page`);
  const { status, headers } = response;
  return { status, location: headers.get('location'), body: await response.text() };
}

test('the home page leads to the categories that have articles', async () => {
  const { body } = await open('/');
  expect(body).toContain(`<a href="/chuyen-muc/${CATEGORY.categoryId}">`);
  expect(body).toContain(`<span lang="vi">${CATEGORY.name}</span> (2)`);
  expect(body).not.toContain('Chuyên mục trống');
});

test('a category is named with all it holds, and leads to its parts; in English by its English name where it has one', async () => {
  const { body } = await open(`/chuyen-muc/${CATEGORY.categoryId}`);
  expect(body).toContain(`<h1><span lang="vi">${CATEGORY.name}</span></h1>`);
  expect(body).toContain('<a href="/chuyen-muc/chi-so">');
  const english = (await open(`/en/chuyen-muc/${CATEGORY.categoryId}`)).body;
  expect(english).toContain('<h1>Reform</h1>');
  expect(english).toContain('<span lang="vi">Chỉ số</span> (1)');
  expect((await open('/chuyen-muc/trong')).status).toBe(200);
  expect((await open('/chuyen-muc/khong-co')).status).toBe(404);
});

test('an article and its translation name each other by their own addresses', async () => {
  const alternates = [
    `<link rel="alternate" hreflang="vi" href="${SITE}/tin/hop-dan">`,
    `<link rel="alternate" hreflang="en" href="${SITE}/en/tin/meeting">`,
  ];
  const vietnamese = (await open('/tin/hop-dan')).body;
  for (const link of alternates) expect(vietnamese).toContain(link);
  expect(vietnamese).toContain('<a href="/en/tin/meeting" lang="en" hreflang="en">');
  const english = (await open('/en/tin/meeting')).body;
  for (const link of alternates) expect(english).toContain(link);
  expect(english).toContain('<a href="/tin/hop-dan" lang="vi" hreflang="vi">');
});

test('an article that is translated is read in English at its English address, one that is not at the Vietnamese one', async () => {
  expect(await open('/en/tin/hop-dan')).toMatchObject({ status: 301, location: '/en/tin/meeting' });
  const { status, body } = await open('/en/tin/chi-o-day');
  expect(status).toBe(200);
  expect(body).not.toContain('rel="alternate" hreflang');
});

test('a ranking and a unit are shared with their charts', async () => {
  const image = (query: string) =>
    `<meta property="og:image" content="${SITE}/v1/periods/tien-phuoc-2022/chart.png?${query}">`;
  expect((await open('/xep-hang')).body).toContain(image('block=xa&amp;locale=vi'));
  expect((await open('/en/don-vi/xa-tien-chau')).body).toContain(
    image('kind=areas&amp;unit=xa-tien-chau&amp;locale=en'),
  );
});

test('a unit without a rank has no chart, and is shared without', async () => {
  const { status, body } = await open(`/don-vi/${TIEN_MY.unitId}`);
  expect(status).toBe(200);
  expect(body).not.toContain('og:image');
});

// https://ogp.me: the four that every page must have, of which these have no picture, and what is said besides.
test.each(['/', '/en/', '/tin', `/chuyen-muc/${CATEGORY.categoryId}`, '/cach-dem', '/du-lieu-mo'])(
  '%s says what is shown of it where it is shared',
  async (path) => {
    const { body } = await open(path);
    const tags = [...body.matchAll(/<meta property="og:(\w+)" content="([^"]*)">/g)];
    expect(Object.fromEntries(tags.map(([, name, content]) => [name, content]))).toEqual({
      type: 'website',
      title: expect.stringMatching(/./),
      url: `${SITE}${path}`,
      description: expect.stringMatching(/.{40}/),
      site_name: expect.stringMatching(/Quảng Nam/),
    });
    expect(tags).toHaveLength(5);
  },
);

test('an article says once what is shown of it, as the API writes it', async () => {
  const { body } = await open('/tin/hop-dan');
  expect(body.match(/og:title/g)).toHaveLength(1);
  expect(body).toContain('<meta property="og:type" content="article">');
});

const StatedSchema = z.looseObject({ '@type': z.string() });
function statedOn(body: string) {
  const scripts = body.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g);
  return [...scripts].map(([, json = '']) => StatedSchema.parse(JSON.parse(json)));
}
const PUBLISHER = { '@type': 'GovernmentOrganization', name: 'UBND huyện </script>' };

test.each([
  [
    '/',
    [{ '@type': 'WebSite', publisher: { '@type': 'GovernmentOrganization', url: `${SITE}/` } }],
  ],
  ['/xep-hang', [{ '@type': 'Dataset', publisher: PUBLISHER }]],
  ['/en/xep-hang/tien-phuoc-2022?khoi=xa', [{ '@type': 'Dataset', publisher: PUBLISHER }]],
  ['/du-lieu-mo', [{ '@type': 'Dataset', publisher: PUBLISHER }]],
  ['/tin', []],
])('search engines are told by schema.org what %s is about', async (path, expected) => {
  const stated = statedOn((await open(path)).body);
  expect(stated).toMatchObject(expected);
  expect(stated).toHaveLength(expected.length);
  for (const each of stated) expect(await schemaOrgFaults(each)).toEqual([]);
});

test('robots.txt names the sitemaps, and llms.txt is that of the API', async () => {
  const robots = (await open('/robots.txt')).body;
  expect(robots).toBe(
    `User-agent: *\nDisallow:\n\nSitemap: ${SITE}/sitemap-pages.xml\nSitemap: ${SITE}/v1/sitemap.xml\nSitemap: ${SITE}/v1/news-sitemap.xml\n`,
  );
  expect((await open('/llms.txt')).body).toBe(await (await api.get('/v1/llms.txt')).text());
  const answer = await portal(new Request(`${SITE}/robots.txt`));
  expect(answer?.headers.get('content-type')).toBe('text/plain; charset=utf-8');
});

test('every page of the sitemap is there, by the address that it gives itself', async () => {
  const xml = (await open('/sitemap-pages.xml')).body;
  expect(await xmlFaults(xml, 'sitemap')).toEqual([]);
  const addresses = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
  expect(addresses).toEqual(
    expect.arrayContaining(
      ['/', '/en/', '/chuyen-muc/chi-so', '/xep-hang/tien-phuoc-2022', '/en/don-vi/xa-tien-my'].map(
        (path) => `${SITE}${path}`,
      ),
    ),
  );
  expect(addresses).not.toContain(`${SITE}/chuyen-muc/trong`);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) {
    const { status, body } = await open(address.slice(SITE.length));
    expect([address, status]).toEqual([address, 200]);
    expect(body).toContain(`<link rel="canonical" href="${address}">`);
  }
});

test('while a new period waits for its summary, the ranking before it is shown', async () => {
  const release = { periodId: 'tien-phuoc-2023', year: 2023, name: 'Chỉ số năm 2023' };
  await putRelease(api.published, { release });
  for (const path of ['/xep-hang', '/'])
    expect((await open(path)).body).toContain('Chỉ số cải cách hành chính năm 2022');
});

test('search engines list the page of the search and not what was found', async () => {
  const robots = '<meta name="robots" content="noindex, follow">';
  expect((await open('/tim-kiem?q=hop')).body).toContain(robots);
  expect((await open('/tim-kiem')).body).not.toContain('name="robots"');
});
