import type { PublishedArticle } from '../contracts/published-article';
import type { GetHeadResponse } from '../contracts/read-api-site';
import { articleUrlOf, mediaUrlOf, type SiteSettings } from './site';

type MetaTag = GetHeadResponse['data']['metaTags'][number];

const OPEN_GRAPH_LOCALES = { vi: 'vi_VN', en: 'en_US' } as const;

/** What belongs into the head of an article's page: title, description, Open Graph and schema.org. */
export function headOf(article: PublishedArticle, site: SiteSettings): GetHeadResponse['data'] {
  const canonicalUrl = articleUrlOf(site, article);
  return {
    title: `${article.title} — ${site.name}`,
    description: article.lead,
    canonicalUrl,
    metaTags: metaTagsOf(article, site, canonicalUrl),
    // Whoever writes this into a script element as it is must not be able to end the element with it.
    jsonLd: JSON.stringify(newsArticleOf(article, site)).replaceAll('<', '\\u003c'),
  };
}

function metaTagsOf(article: PublishedArticle, site: SiteSettings, url: string): MetaTag[] {
  const image = largestOf(article);
  const tags: [name: string, content: string | null | undefined][] = [
    ['og:type', 'article'],
    ['og:title', article.title],
    ['og:description', article.lead],
    ['og:url', url],
    ['og:site_name', site.name],
    ['og:locale', OPEN_GRAPH_LOCALES[article.locale]],
    ['og:image', image && mediaUrlOf(site, image.key)],
    ['og:image:width', image && String(image.width)],
    ['og:image:height', image && String(image.height)],
    ['og:image:alt', article.cover?.alternativeText],
    ['article:published_time', article.publishedAt],
    ['article:modified_time', article.updatedAt],
    ['article:section', article.category?.name],
    ...article.tags.map(({ name }): [string, string] => ['article:tag', name]),
  ];
  const openGraph = tags.flatMap(([name, content]): MetaTag[] =>
    content ? [{ attribute: 'property', name, content }] : [],
  );
  const card = image ? 'summary_large_image' : 'summary';
  return [...openGraph, { attribute: 'name', name: 'twitter:card', content: card }];
}

/** A news item by https://schema.org/NewsArticle. */
function newsArticleOf(article: PublishedArticle, site: SiteSettings) {
  const { unit, byline, cover, category, tags, legalDocuments } = article;
  const image = largestOf(article);
  const organization = (name: string) => ({ '@type': 'GovernmentOrganization', name });
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': articleUrlOf(site, article),
    url: articleUrlOf(site, article),
    mainEntityOfPage: articleUrlOf(site, article),
    headline: article.title,
    ...(article.lead === null ? {} : { description: article.lead }),
    inLanguage: article.locale,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt,
    publisher: organization(site.name),
    author:
      byline === null ? organization(unit?.name ?? site.name) : { '@type': 'Person', name: byline },
    ...(unit === null ? {} : { about: organization(unit.name) }),
    ...(category === null ? {} : { articleSection: category.name }),
    ...(tags.length === 0 ? {} : { keywords: tags.map(({ name }) => name) }),
    ...(cover && image
      ? {
          image: {
            '@type': 'ImageObject',
            url: mediaUrlOf(site, image.key),
            width: image.width,
            height: image.height,
            caption: cover.caption ?? cover.alternativeText,
          },
        }
      : {}),
    ...(legalDocuments.length === 0
      ? {}
      : {
          citation: legalDocuments.map(({ number, kind }) => ({
            '@type': 'Legislation',
            name: kind === null ? number : `${kind} ${number}`,
            legislationIdentifier: number,
          })),
        }),
    isAccessibleForFree: true,
  };
}

function largestOf({ cover }: PublishedArticle) {
  return cover?.sizes.at(-1);
}
