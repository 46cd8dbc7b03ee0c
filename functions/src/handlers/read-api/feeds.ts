import type { ArticleHeadline } from '@congkhai/shared/contracts/published-article';
import type { FeedRequestSchema } from '@congkhai/shared/contracts/read-api-site';
import {
  articleUrlOf,
  mediaUrlOf,
  portalUrlOf,
  type SiteSettings,
} from '@congkhai/shared/news/site';
import { element, type XmlElement, xmlDocumentOf, xmlTextOf } from '@congkhai/shared/text/xml-text';
import type * as z from 'zod';
import type { ArticleDocuments } from '../../stores/article-documents';
import { listArticles } from './articles';
import { updatedAtOf } from './headlines';

const ARTICLES_MAX = 50;
const SUBTITLES = { vi: 'Tin mới nhất', en: 'Latest news' } as const;
const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';
/** When an Atom feed without articles was changed, which has to be said: a time that changed with each request would never be a 304. */
const NEVER = '1970-01-01T00:00:00.000Z';

type FeedRequest = z.infer<typeof FeedRequestSchema>;

/** The forms of a feed, by the name of their file. */
export const FEED_FORMATS = {
  'rss.xml': { mediaType: 'application/rss+xml; charset=utf-8', write: writeRss },
  'atom.xml': { mediaType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  'feed.json': { mediaType: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
} as const;
export type FeedFormat = keyof typeof FEED_FORMATS;

interface Feed {
  title: string;
  subtitle: string;
  /** The address of the feed itself. */
  url: string;
  siteUrl: string;
  language: string;
  /** When one of its articles was last published, or published again; null without one. */
  changedAt: string | null;
  items: FeedItem[];
}
interface FeedItem {
  /** It stays when the address changes, so that readers do not see an article twice. */
  id: string;
  url: string;
  title: string;
  summary: string | null;
  publishedAt: string;
  /** When it was published again after a correction; else `publishedAt`. */
  updatedAt: string;
  category: string | null;
  author: string;
  image: { url: string; mediaType: string; byteCount: number } | null;
}

/** `GET /v1/feeds/…`: the latest articles of the site, of a category or of a unit. */
export async function getFeed(
  request: FeedRequest,
  sources: { format: FeedFormat; documents: ArticleDocuments; site: SiteSettings },
): Promise<string> {
  const { format, documents, site } = sources;
  const { data: articles } = await listArticles({ ...request, limit: ARTICLES_MAX }, documents);
  const query = new URLSearchParams({ locale: request.locale });
  if (request.category !== undefined) query.set('category', request.category);
  if (request.unit !== undefined) query.set('unit', request.unit);
  const items = articles.map((article) => itemOf(article, site));
  return FEED_FORMATS[format].write({
    title: titleOf(site, request, articles),
    subtitle: SUBTITLES[request.locale],
    url: `${site.apiUrl}/v1/feeds/${format}?${query}`,
    siteUrl: portalUrlOf(site),
    language: request.locale,
    changedAt:
      items
        .map(({ updatedAt }) => updatedAt)
        .sort()
        .at(-1) ?? null,
    items,
  });
}

function titleOf(
  site: SiteSettings,
  { category, unit }: FeedRequest,
  [article]: readonly ArticleHeadline[],
): string {
  const byCategory = category === undefined ? undefined : article?.category?.name;
  const part = byCategory ?? (unit === undefined ? undefined : article?.unit?.name);
  return part === undefined ? site.name : `${site.name}: ${part}`;
}

function itemOf(article: ArticleHeadline, site: SiteSettings): FeedItem {
  const { cover } = article;
  const largest = cover?.sizes.at(-1);
  return {
    id: `urn:congkhai:article:${article.articleId}:${article.locale}`,
    url: articleUrlOf(site, article),
    title: article.title,
    summary: article.lead,
    publishedAt: article.publishedAt,
    updatedAt: updatedAtOf(article),
    category: article.category?.name ?? null,
    author: article.unit?.name ?? site.name,
    image:
      cover && largest
        ? {
            url: mediaUrlOf(site, largest.key),
            mediaType: cover.mediaType,
            byteCount: largest.byteCount,
          }
        : null,
  };
}

/** RSS 2.0 (https://www.rssboard.org/rss-specification). */
function writeRss(feed: Feed): string {
  const items = feed.items.map((item) =>
    element(
      'item',
      {},
      element('title', {}, item.title),
      element('link', {}, item.url),
      element('guid', { isPermaLink: 'false' }, item.id),
      element('pubDate', {}, new Date(item.publishedAt).toUTCString()),
      // What stands there is HTML, written as text in XML: a "<" of a plain text is "&lt;" in the one and "&amp;lt;" in the other.
      item.summary === null ? null : element('description', {}, xmlTextOf(item.summary)),
      item.category === null ? null : element('category', {}, item.category),
      enclosureOf(item),
    ),
  );
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.siteUrl),
    element('atom:link', { href: feed.url, rel: 'self', type: 'application/rss+xml' }),
    element('description', {}, feed.subtitle),
    element('language', {}, feed.language),
    feed.changedAt === null
      ? null
      : element('lastBuildDate', {}, new Date(feed.changedAt).toUTCString()),
    ...items,
  );
  return xmlDocumentOf(element('rss', { version: '2.0', 'xmlns:atom': ATOM_NAMESPACE }, channel));
}

function enclosureOf({ image }: FeedItem): XmlElement | null {
  if (!image) return null;
  const { url, mediaType, byteCount } = image;
  return element('enclosure', { url, length: String(byteCount), type: mediaType });
}

/** Atom (RFC 4287). */
function writeAtom(feed: Feed): string {
  const entries = feed.items.map((item) =>
    element(
      'entry',
      {},
      element('id', {}, item.id),
      element('title', {}, item.title),
      element('link', { rel: 'alternate', href: item.url }),
      item.image &&
        element('link', {
          rel: 'enclosure',
          href: item.image.url,
          type: item.image.mediaType,
          length: String(item.image.byteCount),
        }),
      element('published', {}, item.publishedAt),
      element('updated', {}, item.updatedAt),
      element('author', {}, element('name', {}, item.author)),
      item.category === null ? null : element('category', { term: item.category }),
      item.summary === null ? null : element('summary', {}, item.summary),
    ),
  );
  return xmlDocumentOf(
    element(
      'feed',
      { xmlns: ATOM_NAMESPACE, 'xml:lang': feed.language },
      element('id', {}, feed.url),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.subtitle),
      element('link', { rel: 'self', href: feed.url }),
      element('link', { rel: 'alternate', href: feed.siteUrl }),
      element('updated', {}, feed.changedAt ?? NEVER),
      ...entries,
    ),
  );
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
function writeJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.siteUrl,
    feed_url: feed.url,
    language: feed.language,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      // A content is required, and the whole text is behind the address.
      content_text: item.summary ?? item.title,
      summary: item.summary ?? undefined,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      image: item.image?.url,
      authors: [{ name: item.author }],
      tags: item.category === null ? undefined : [item.category],
      language: feed.language,
    })),
  });
}
