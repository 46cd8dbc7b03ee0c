import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import * as z from 'zod';
import { openApi } from './api';
import type { Newsroom } from './newsroom';
import { foreignPartsOf, isListedAddress, textOf } from './published-html';

/** Fields of published documents that hold an address or a key of a file. */
const ADDRESS_FIELD = /^(?:url|href|src|website|key|.*Url)$/;
const FEED_ELEMENTS =
  /^(?:rss|channel|item|title|link|atom:link|guid|pubDate|description|category|enclosure|language|lastBuildDate|feed|entry|id|published|updated|author|name|summary|subtitle|sitemapindex|sitemap|urlset|url|loc|lastmod|news:[a-z_]+)$/;
const HeadlineSchema = z.looseObject({ slug: z.string(), title: z.string() });
const ListSchema = z.object({
  data: z.array(HeadlineSchema),
  meta: z.looseObject({ nextCursor: z.string().nullable() }),
});
const HeadSchema = z.object({
  data: z.looseObject({ jsonLd: z.string(), canonicalUrl: z.string() }),
});

/** What is active or leads away in the published documents, and the words that a reader of their HTML sees. */
export async function readPublished(
  newsroom: Newsroom,
): Promise<{ foreign: string[]; words: string }> {
  const folders = ['articles', 'lists', 'slugs'];
  const keys = (await Promise.all(folders.map(newsroom.listPublished))).flat();
  const foreign: string[] = [];
  const words: string[] = [];
  const visit = (value: unknown, field: string): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, field);
    else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    else if (typeof value !== 'string') return;
    else if (field.endsWith('Html')) {
      foreign.push(...foreignPartsOf(value));
      words.push(textOf(value));
    } else if (ADDRESS_FIELD.test(field) && !isListedAddress(value))
      foreign.push(`${field}=${value}`);
    else words.push(value);
  };
  for (const key of [...keys, 'categories.json', 'units.json'])
    visit(await newsroom.readPublished(key), '');
  return { foreign, words: words.join('\n') };
}

/** The same for what the read API makes of the documents: feeds, sitemaps, heads of pages, lists and articles. */
export async function readApi(
  newsroom: Newsroom,
): Promise<{ foreign: string[]; titles: Set<string> }> {
  const settings = {
    ARTICLE_URL: 'https://cchc.quangnam.gov.vn/tin/{slug}?lang={locale}',
    API_URL: 'https://cchc.quangnam.gov.vn',
    SITE_NAME: 'CCHC',
  };
  const api = openApi({ settings });
  try {
    await cp(newsroom.publishedFolder, join(api.folder, 'published'), { recursive: true });
    api.clock.now = new Date();
    const foreign: string[] = [];
    const titles = new Set<string>();
    const read = async (path: string, mediaType: string) => {
      const { status, headers, text } = await answerOf(api, path);
      const type = headers.get('content-type') ?? '';
      if (
        status !== 200 ||
        !type.startsWith(mediaType) ||
        headers.get('x-content-type-options') !== 'nosniff'
      )
        foreign.push(`${path}: ${status} ${type}`);
      return text;
    };
    for (const locale of ['vi', 'en']) {
      foreign.push(...(await foreignInFeeds(read, locale)));
      for (const { slug, title } of await listAll(read, locale)) {
        titles.add(title);
        const path = `/v1/articles/${slug}`;
        await read(`${path}?locale=${locale}`, 'application/json');
        const { data } = HeadSchema.parse(
          JSON.parse(await read(`${path}/head?locale=${locale}`, 'application/json')),
        );
        if (!isListedAddress(data.canonicalUrl)) foreign.push(data.canonicalUrl);
        if (data.jsonLd.includes('<') || JSON.parse(data.jsonLd).headline !== title)
          foreign.push(data.jsonLd);
      }
    }
    for (const path of ['/v1/sitemap.xml', '/v1/news-sitemap.xml'])
      foreign.push(...foreignInXml(await read(path, 'application/xml')));
    return { foreign, titles };
  } finally {
    await api.close();
  }
}

type Read = (path: string, mediaType: string) => Promise<string>;

async function answerOf(api: ReturnType<typeof openApi>, path: string) {
  const response = await api.get(path);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function listAll(read: Read, locale: string) {
  const articles: z.infer<typeof HeadlineSchema>[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({ locale, limit: '50', ...(cursor ? { cursor } : {}) });
    const { data, meta } = ListSchema.parse(
      JSON.parse(await read(`/v1/articles?${query}`, 'application/json')),
    );
    articles.push(...data);
    cursor = meta.nextCursor;
  }
  return articles;
}

/** Feeds of the three forms have the same titles and addresses, and nothing else in them than elements of feeds. */
async function foreignInFeeds(read: Read, locale: string): Promise<string[]> {
  const rss = await read(`/v1/feeds/rss.xml?locale=${locale}`, 'application/rss+xml');
  const atom = await read(`/v1/feeds/atom.xml?locale=${locale}`, 'application/atom+xml');
  const json = parseJsonFeed(
    await read(`/v1/feeds/feed.json?locale=${locale}`, 'application/feed+json'),
  );
  const expected = (json.items ?? []).map(({ title, summary, url }) => ({ title, summary, url }));
  const inRss = (parseRssFeed(rss).items ?? []).map((item) => ({
    title: item.title,
    summary: item.description && textOfHtml(item.description),
    url: item.link,
  }));
  const inAtom = (parseAtomFeed(atom).entries ?? []).map((entry) => ({
    title: plainTextOf(entry.title),
    summary: plainTextOf(entry.summary),
    url: entry.links?.[0]?.href,
  }));
  expect(inRss).toEqual(expected);
  expect(inAtom).toEqual(expected);
  const addresses = expected.flatMap(({ url }) =>
    url && isListedAddress(url) ? [] : [String(url)],
  );
  return [...addresses, ...foreignInXml(rss), ...foreignInXml(atom)];
}

/** What is read of HTML that is a text alone; one with elements in it is given as it is. */
function textOfHtml(html: string): string {
  if (html.includes('<')) return html;
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => characters[name] ?? '');
}

/** A text of Atom may say what kind of text it is. */
function plainTextOf(text: unknown): unknown {
  return z.object({ value: z.string() }).safeParse(text).data?.value ?? text;
}

/** In our XML every "<" begins an element that we know: texts are escaped, and there are no comments or sections of data. */
function foreignInXml(xml: string): string[] {
  return [...xml.replace(/^<\?xml [^?]*\?>/, '').matchAll(/<\/?([^\s>/]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !FEED_ELEMENTS.test(name));
}
