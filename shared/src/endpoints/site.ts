import * as z from 'zod';
import { FeedRequestSchema, SitemapRequestSchema } from '../contracts/read-api-site';
import { type Endpoint, file } from './endpoint';

const NoParametersSchema = z.strictObject({});

/** What feed readers and search engines ask for. */
export const SITE_ENDPOINTS: readonly Endpoint[] = [
  {
    operationId: 'getRssFeed',
    group: 'Feeds and sitemaps',
    method: 'get',
    path: '/v1/feeds/rss.xml',
    summary: 'Latest articles as RSS 2.0',
    parameters: FeedRequestSchema,
    answer: file('application/rss+xml'),
    problems: [404],
    examples: ['/v1/feeds/rss.xml', '/v1/feeds/rss.xml?unit=xa-tien-chau'],
  },
  {
    operationId: 'getAtomFeed',
    group: 'Feeds and sitemaps',
    method: 'get',
    path: '/v1/feeds/atom.xml',
    summary: 'Latest articles as Atom',
    parameters: FeedRequestSchema,
    answer: file('application/atom+xml'),
    problems: [404],
    examples: ['/v1/feeds/atom.xml?category=cai-cach-hanh-chinh'],
  },
  {
    operationId: 'getJsonFeed',
    group: 'Feeds and sitemaps',
    method: 'get',
    path: '/v1/feeds/feed.json',
    summary: 'Latest articles as JSON Feed 1.1',
    parameters: FeedRequestSchema,
    answer: file('application/feed+json'),
    problems: [404],
    examples: ['/v1/feeds/feed.json'],
  },
  {
    operationId: 'getSitemapIndex',
    group: 'Feeds and sitemaps',
    method: 'get',
    path: '/v1/sitemap.xml',
    summary: 'The sitemaps of all languages and months',
    parameters: NoParametersSchema,
    answer: file('application/xml'),
    problems: [],
    examples: ['/v1/sitemap.xml'],
  },
  {
    operationId: 'getSitemap',
    group: 'Feeds and sitemaps',
    method: 'get',
    path: '/v1/sitemaps/{locale}/{month}',
    summary: 'The sitemap of a month',
    parameters: SitemapRequestSchema,
    answer: file('application/xml'),
    problems: [404],
    examples: ['/v1/sitemaps/vi/2023-10'],
  },
  {
    operationId: 'getNewsSitemap',
    group: 'Feeds and sitemaps',
    method: 'get',
    path: '/v1/news-sitemap.xml',
    summary: 'The articles of the last two days, for news search',
    parameters: NoParametersSchema,
    answer: file('application/xml'),
    problems: [],
    examples: ['/v1/news-sitemap.xml'],
  },
];
