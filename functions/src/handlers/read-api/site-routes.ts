import * as contracts from '@congkhai/shared/contracts/read-api-site';
import type { SiteSettings } from '@congkhai/shared/news/site';
import { headOf } from '@congkhai/shared/news/structured-data';
import * as z from 'zod';
import type { ArticleDocuments } from '../../stores/article-documents';
import type { PeriodDocuments } from '../../stores/period-documents';
import { readArticle } from './articles';
import type { AddDocumentRoute } from './document-routes';
import { FEED_FORMATS, type FeedFormat, getFeed } from './feeds';
import { getLlmsTxt } from './llms-txt';
import { getNewsSitemap, getSitemap, getSitemapIndex, SITEMAP_TYPE } from './sitemaps';

const NoParametersSchema = z.strictObject({});
const FORMATS = Object.keys(FEED_FORMATS) as FeedFormat[];

/** The addresses for feed readers, search engines and the heads of pages. */
export function addSiteRoutes(
  addDocumentRoute: AddDocumentRoute<ArticleDocuments & PeriodDocuments>,
  site: SiteSettings,
): void {
  for (const format of FORMATS)
    addDocumentRoute(
      `/v1/feeds/${format}`,
      contracts.FeedRequestSchema,
      (request, documents) => getFeed(request, { format, documents, site }),
      { mediaType: FEED_FORMATS[format].mediaType },
    );
  addDocumentRoute(
    '/v1/sitemap.xml',
    NoParametersSchema,
    (_request, documents) => getSitemapIndex({ documents, site }),
    { mediaType: SITEMAP_TYPE },
  );
  addDocumentRoute(
    '/v1/sitemaps/:locale/:month',
    contracts.SitemapRequestSchema,
    (request, documents) => getSitemap(request, { documents, site }),
    { mediaType: SITEMAP_TYPE },
  );
  addDocumentRoute(
    '/v1/news-sitemap.xml',
    NoParametersSchema,
    (_request, documents, now) => getNewsSitemap({ documents, site, now }),
    { mediaType: SITEMAP_TYPE, turnOf: minuteOf },
  );
  addDocumentRoute(
    '/v1/llms.txt',
    NoParametersSchema,
    (_request, documents) => getLlmsTxt({ documents, site }),
    { mediaType: 'text/markdown; charset=utf-8' },
  );
  addDocumentRoute(
    '/v1/articles/:slug/head',
    contracts.GetHeadRequestSchema,
    async (request, documents) => {
      const addressOf = (slug: string) => `../${slug}/head?locale=${request.locale}`;
      return { data: headOf(await readArticle(request, documents, addressOf), site), meta: {} };
    },
  );
}

function minuteOf(asOf: Date): string {
  return asOf.toISOString().slice(0, 16);
}
