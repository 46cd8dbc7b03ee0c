import { Readable } from 'node:stream';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { GetHeadResponseSchema } from '@congkhai/shared/contracts/read-api-site';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import jsonFeedSchema from 'jsonfeed-schema';
import { parseFragment } from 'parse5';
import { ErrorLevel, parseSitemapIndex, type SitemapItem, XMLToSitemapItemStream } from 'sitemap';
import { type Api, openApi } from '../helpers/api';
import {
  anArticle,
  anArticleId,
  put,
  putArticles,
  putCategories,
  someArticles,
} from '../helpers/builders';
import { schemaOrgFaults } from '../helpers/schema-org';
import { readXml, textIn, type XmlNode } from '../helpers/xml';
import { xmlFaults } from '../helpers/xml-schemas';

// Feeds, sitemaps and the heads of pages, read by libraries that others wrote.

const ARTICLE_URL = 'https://cchc.example/tin/{slug}?lang={locale}';
const COVER = {
  mediaType: 'image/jpeg' as const,
  alternativeText: 'Bộ phận một cửa xã Tiên Châu',
  caption: null,
  sizes: [
    { key: `media/${'a'.repeat(32)}/mot-cua.jpg`, width: 800, height: 600, byteCount: 81_920 },
  ],
};
/** What XML and HTML have to escape, and letters of Vietnamese. */
const TITLE = 'Tiên Châu: "một cửa" & <b>85,82</b> điểm ]]> hạng 4';

let api: Api;
beforeEach(() => {
  api = openApi({
    settings: { ARTICLE_URL, SITE_NAME: 'CCHC Quảng Nam', API_URL: 'https://cchc.example' },
  });
});
afterEach(() => api.close());

function namedIn(node: XmlNode, name: string): XmlNode | undefined {
  return node.name === name
    ? node
    : node.children.map((child) => namedIn(child, name)).find((found) => found !== undefined);
}

const textOf = async (path: string) => (await api.get(path)).text();
const anItem = () => anArticle({ slug: 'tin-1', title: TITLE, cover: COVER });

test('RSS, Atom and JSON Feed name the same articles, newest first, with titles as they were written', async () => {
  const articles = someArticles(3);
  await putArticles(api.published, [
    ...articles.slice(1),
    { ...anItem(), publishedAt: '2023-10-06T07:00:00.000Z' },
  ]);
  const rss = parseRssFeed(await textOf('/v1/feeds/rss.xml'));
  const atom = parseAtomFeed(await textOf('/v1/feeds/atom.xml'));
  const json = parseJsonFeed(await textOf('/v1/feeds/feed.json'));
  const links = ['tin-1', 'tin-3', 'tin-2'].map(
    (slug) => `https://cchc.example/tin/${slug}?lang=vi`,
  );
  expect(rss.items?.map(({ link }) => link)).toEqual(links);
  expect(atom.entries?.map((entry) => entry.links?.[0]?.href)).toEqual(links);
  expect(json.items?.map(({ url }) => url)).toEqual(links);
  expect([rss.items?.[0]?.title, json.items?.[0]?.title]).toEqual([TITLE, TITLE]);
  expect(atom.entries?.[0]).toMatchObject({ published: '2023-10-06T07:00:00.000Z' });
  expect(rss.items?.[0]).toMatchObject({
    guid: { value: `urn:congkhai:article:${anArticleId(1)}:vi`, isPermaLink: false },
    enclosures: [{ url: `https://cchc.example/v1/${COVER.sizes[0]?.key}`, length: 81_920 }],
  });
});

test('Atom keeps to the grammar of RFC 4287 and JSON Feed to its schema, with all that an article can have and with none', async () => {
  const validate = addFormats(new Ajv({ strict: false })).compile(jsonFeedSchema);
  for (const articles of [[], [anItem(), ...someArticles(3).slice(1)]]) {
    await putArticles(api.published, articles);
    const atom = await textOf('/v1/feeds/atom.xml');
    expect(await xmlFaults(atom, 'atom')).toEqual([]);
    // The rule that the grammar cannot say: every entry has an author, or the feed has one for all.
    for (const { authors } of parseAtomFeed(atom).entries ?? []) expect(authors).toHaveLength(1);
    validate(JSON.parse(await textOf('/v1/feeds/feed.json')));
    expect(validate.errors).toBeNull();
  }
});

test('what does not keep to a grammar is seen', async () => {
  const atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>urn:a</id></feed>';
  expect(await xmlFaults(atom, 'atom')).not.toEqual([]);
  const sitemap = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>';
  expect(await xmlFaults(sitemap, 'sitemap')).not.toEqual([]);
});

test.each([
  'Xem <a href="https://a.example/">tại đây</a> & nhận xét',
  'Tăng <5% so với 2022',
  'AT&amp;T',
])('the lead "%s" is read as it was written, in RSS as the text of its HTML', async (lead) => {
  await putArticles(api.published, [{ ...anItem(), lead }]);
  const rss = readXml(await textOf('/v1/feeds/rss.xml'));
  // RSS 2.0 has HTML in a description; whoever shows it parses what the XML says once more.
  const html = textIn(namedIn(rss, 'item')?.children.find(({ name }) => name === 'description'));
  const [text, ...more] = parseFragment(html).childNodes;
  expect([text, more]).toEqual([expect.objectContaining({ value: lead }), []]);
  const atom = readXml(await textOf('/v1/feeds/atom.xml'));
  const summary = namedIn(atom, 'entry')?.children.find(({ name }) => name === 'summary');
  // RFC 4287, 3.1.1: without a type it is text.
  expect([textIn(summary), summary?.attributes]).toEqual([lead, {}]);
  const { items } = JSON.parse(await textOf('/v1/feeds/feed.json'));
  expect(items).toMatchObject([{ summary: lead, content_text: lead }]);
});

test('a correction is told by feeds and sitemaps, and what a list does not know is the day of publication', async () => {
  const publishedAt = '2023-10-05T07:00:00.000Z';
  const correctedAt = '2023-10-06T02:30:00.000Z';
  const [first, second] = someArticles(2).map((article) => ({ ...article, publishedAt }));
  if (!first || !second) throw new Error('There are two');
  await putArticles(api.published, [{ ...second, updatedAt: correctedAt }, first]);
  // As a CMS of before wrote it.
  const key = objectKeys.articleListMonth('vi', 'all', '2023-10');
  const list = JSON.parse((await api.published.read(key))?.text ?? '');
  delete list.articles[1].updatedAt;
  await put(api.published, key, list);
  const atom = parseAtomFeed(await textOf('/v1/feeds/atom.xml'));
  expect([atom.updated, ...(atom.entries ?? []).map(({ updated }) => updated)]).toEqual([
    correctedAt,
    correctedAt,
    publishedAt,
  ]);
  const json = JSON.parse(await textOf('/v1/feeds/feed.json'));
  expect(json.items).toMatchObject([
    { date_published: publishedAt, date_modified: correctedAt },
    { date_published: publishedAt, date_modified: publishedAt },
  ]);
  for (const path of ['/v1/sitemaps/vi/2023-10', '/v1/news-sitemap.xml'])
    expect((await readSitemap(path)).map(({ lastmod }) => lastmod)).toEqual([
      correctedAt,
      publishedAt,
    ]);
});

test('a feed of a unit has its articles alone, and an unknown unit has none', async () => {
  await putArticles(api.published, someArticles(3));
  const feed = parseJsonFeed(await textOf('/v1/feeds/feed.json?unit=xa-tien-chau'));
  expect(feed.title).toBe('CCHC Quảng Nam: Xã Tiên Châu');
  expect((await api.get('/v1/feeds/feed.json?unit=khong-co')).status).toBe(404);
  expect((await api.get('/v1/feeds/rss.xml?unit=a&category=b')).status).toBe(400);
});

test('a feed without articles says of no day that it was changed then, where its format lets it', async () => {
  await putArticles(api.published, []);
  const rss = parseRssFeed(await textOf('/v1/feeds/rss.xml?locale=en'));
  expect([rss.title, rss.lastBuildDate, rss.items]).toEqual([
    'CCHC Quảng Nam',
    undefined,
    undefined,
  ]);
  // RFC 4287, 4.1.1: a feed has exactly one atom:updated.
  expect(await xmlFaults(await textOf('/v1/feeds/atom.xml?locale=en'), 'atom')).toEqual([]);
});

test('a reader who has the feed gets a 304 until something is published', async () => {
  await putArticles(api.published, someArticles(2));
  const etag = (await api.get('/v1/feeds/rss.xml')).headers.get('etag') ?? '';
  expect((await api.get('/v1/feeds/rss.xml', { 'if-none-match': etag })).status).toBe(304);
  await putArticles(api.published, someArticles(3));
  expect((await api.get('/v1/feeds/rss.xml', { 'if-none-match': etag })).status).toBe(200);
});

test('the sitemap names a file for each month, and each has all articles of its month in Viet Nam', async () => {
  await putArticles(api.published, someArticles(12));
  const index = await parseSitemapIndex(Readable.from([await textOf('/v1/sitemap.xml')]));
  // Number 5 is the last of September in Viet Nam.
  expect(index.map(({ url }) => url)).toEqual([
    'https://cchc.example/v1/sitemaps/vi/2023-10',
    'https://cchc.example/v1/sitemaps/vi/2023-09',
  ]);
  const september = await readSitemap('/v1/sitemaps/vi/2023-09');
  expect(september.map(({ url }) => url)).toEqual(
    [5, 4, 3, 2, 1].map((n) => `https://cchc.example/tin/tin-${n}?lang=vi`),
  );
  expect(await xmlFaults(await textOf('/v1/sitemaps/vi/2023-09'), 'sitemap')).toEqual([]);
  expect((await api.get('/v1/sitemaps/vi/2023-13')).status).toBe(400);
  expect((await api.get('/v1/sitemaps/en/2023-09')).status).toBe(404);
});

test('the news sitemap has the articles of the last 48 hours', async () => {
  const at = (publishedAt: string, n: number) =>
    anArticle({ articleId: anArticleId(n), slug: `tin-${n}`, title: TITLE, publishedAt });
  // The clock of these tests stands at 08:00 UTC on the 6th.
  await putArticles(api.published, [
    at('2023-10-04T07:59:59.999Z', 1),
    at('2023-10-04T08:00:00.000Z', 2),
    at('2023-10-06T07:00:00.000Z', 3),
  ]);
  const urls = await readSitemap('/v1/news-sitemap.xml');
  expect(urls).toMatchObject([
    {
      url: 'https://cchc.example/tin/tin-3?lang=vi',
      news: { title: TITLE, publication: { name: 'CCHC Quảng Nam', language: 'vi' } },
    },
    { url: 'https://cchc.example/tin/tin-2?lang=vi' },
  ]);
  expect(urls).toHaveLength(2);
});

async function readSitemap(path: string): Promise<SitemapItem[]> {
  const items = new XMLToSitemapItemStream({ level: ErrorLevel.THROW });
  return Readable.from([await textOf(path)])
    .pipe(items)
    .toArray();
}

test('the head of a page has Open Graph, and a NewsArticle of schema.org that cannot end its script element', async () => {
  const article = {
    ...anItem(),
    tags: [{ tagId: 'mot-cua', name: 'Một cửa' }],
    legalDocuments: [
      {
        number: '214/QĐ-UBND',
        issuer: 'UBND huyện Tiên Phước',
        issuedOn: '2023-01-12',
        title: null,
        kind: 'Quyết định',
      },
    ],
  };
  await putArticles(api.published, [article]);
  const { data } = GetHeadResponseSchema.parse(JSON.parse(await textOf('/v1/articles/tin-1/head')));
  expect(data.canonicalUrl).toBe('https://cchc.example/tin/tin-1?lang=vi');
  const tags = new Map(data.metaTags.map(({ name, content }) => [name, content]));
  expect(Object.fromEntries(tags)).toMatchObject({
    'og:type': 'article',
    'og:title': TITLE,
    'og:image': `https://cchc.example/v1/${COVER.sizes[0]?.key}`,
    'og:image:alt': COVER.alternativeText,
    'article:published_time': article.publishedAt,
  });
  expect(data.jsonLd).not.toContain('<');
  const stated = JSON.parse(data.jsonLd);
  expect(stated).toMatchObject({ '@type': 'NewsArticle', headline: TITLE, inLanguage: 'vi' });
  expect(await schemaOrgFaults(stated)).toEqual([]);
  expect(await schemaOrgFaults({ ...stated, isbn: '1', byline: 'A' })).toEqual([
    'no property http://schema.org/byline',
    'http://schema.org/NewsArticle has no http://schema.org/isbn',
  ]);
});

test('the head of an address that an article had before leads to that of the new one', async () => {
  await putArticles(api.published, [anItem()]);
  await put(api.published, objectKeys.slug('ten-cu', 'vi'), {
    state: 'moved',
    articleId: anArticleId(1),
    slug: 'ten-cu',
    newSlug: 'tin-1',
  });
  const response = await api.get('/v1/articles/ten-cu/head');
  expect(response.status).toBe(301);
  const base = 'https://cchc.example/v1/articles/ten-cu/head';
  expect(new URL(response.headers.get('location') ?? '', base).pathname).toBe(
    '/v1/articles/tin-1/head',
  );
});

test('llms.txt begins with the name of the portal, and each of its links is answered by the API or is the portal', async () => {
  await putCategories(api.published);
  const text = await textOf('/v1/llms.txt');
  expect(text).toMatch(/^# [^\n]+\n\n> [^\n]+\n/);
  expect(text).toContain('[Cải cách hành chính](https://cchc.example/v1/articles?category=');
  const links = [...text.matchAll(/\]\((https:[^)]+)\)/g)].map(([, url]) => new URL(url ?? ''));
  expect(links.length).toBeGreaterThan(6);
  for (const { pathname, search } of links)
    if (pathname !== '/') expect((await api.get(pathname + search)).status).toBe(200);
});
