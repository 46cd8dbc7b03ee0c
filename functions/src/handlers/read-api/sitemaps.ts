import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import type { ArticleHeadline } from '@congkhai/shared/contracts/published-article';
import type { SitemapRequestSchema } from '@congkhai/shared/contracts/read-api-site';
import { articleUrlOf, type SiteSettings } from '@congkhai/shared/news/site';
import { element, type XmlElement, xmlDocumentOf } from '@congkhai/shared/text/xml-text';
import type * as z from 'zod';
import { notFound } from '../../http';
import type { ArticleDocuments } from '../../stores/article-documents';
import { openList, takeOlder } from './article-lists';
import { updatedAtOf } from './headlines';

export const SITEMAP_TYPE = 'application/xml; charset=utf-8';
/** What https://www.sitemaps.org/protocol.html allows in one file. A month of more articles than this has no province. */
const URLS_MAX = 50_000;
/** Google News takes the articles of two days, and at most a thousand. */
const NEWS_HOURS = 48;
const NEWS_MAX = 1_000;

const SITEMAP_NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS_NAMESPACE = 'http://www.google.com/schemas/sitemap-news/0.9';

interface Sources {
  documents: ArticleDocuments;
  site: SiteSettings;
}

/** `GET /v1/sitemap.xml`: one sitemap for each language and month that has articles. */
export async function getSitemapIndex({ documents, site }: Sources): Promise<string> {
  const sitemaps: XmlElement[] = [];
  for (const locale of LOCALES)
    for (const { month } of (await openList(documents, locale, 'all'))?.months ?? []) {
      const location = element('loc', {}, `${site.apiUrl}/v1/sitemaps/${locale}/${month}`);
      sitemaps.push(element('sitemap', {}, location));
    }
  return xmlDocumentOf(element('sitemapindex', { xmlns: SITEMAP_NAMESPACE }, ...sitemaps));
}

/** `GET /v1/sitemaps/{locale}/{month}` */
export async function getSitemap(
  { locale, month }: z.infer<typeof SitemapRequestSchema>,
  { documents, site }: Sources,
): Promise<string> {
  const stored = await documents.listMonth(locale, 'all', month);
  if (!stored) throw notFound(`No article of ${month} is published in ${locale}`);
  const urls = stored.articles
    .slice(0, URLS_MAX)
    .map((article) => element('url', {}, locationOf(article, site), lastChangeOf(article)));
  return xmlDocumentOf(element('urlset', { xmlns: SITEMAP_NAMESPACE }, ...urls));
}

/** `GET /v1/news-sitemap.xml`: the articles of the last two days, in all languages. */
export async function getNewsSitemap({
  documents,
  site,
  now,
}: Sources & { now: Date }): Promise<string> {
  const since = new Date(now.getTime() - NEWS_HOURS * 3_600_000).toISOString();
  const urls: XmlElement[] = [];
  for (const locale of LOCALES) {
    const list = await openList(documents, locale, 'all');
    const latest = list ? await takeOlder(list, { position: null, limit: NEWS_MAX }) : [];
    for (const article of latest)
      if (article.publishedAt >= since && urls.length < NEWS_MAX) urls.push(newsOf(article, site));
  }
  const namespaces = { xmlns: SITEMAP_NAMESPACE, 'xmlns:news': NEWS_NAMESPACE };
  return xmlDocumentOf(element('urlset', namespaces, ...urls));
}

function newsOf(article: ArticleHeadline, site: SiteSettings): XmlElement {
  const news = element(
    'news:news',
    {},
    element(
      'news:publication',
      {},
      element('news:name', {}, site.name),
      element('news:language', {}, article.locale),
    ),
    element('news:publication_date', {}, article.publishedAt),
    element('news:title', {}, article.title),
  );
  return element('url', {}, locationOf(article, site), lastChangeOf(article), news);
}

function locationOf(article: ArticleHeadline, site: SiteSettings): XmlElement {
  return element('loc', {}, articleUrlOf(site, article));
}

function lastChangeOf(article: ArticleHeadline): XmlElement {
  return element('lastmod', {}, updatedAtOf(article));
}
