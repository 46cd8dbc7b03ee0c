import { portalUrlOf, type SiteSettings } from '@congkhai/shared/news/site';
import type { ArticleDocuments } from '../../stores/article-documents';
import type { PeriodDocuments } from '../../stores/period-documents';

const LATEST_PERIODS = 20;

/** `GET /v1/llms.txt`: where programs that read for people find what is published, as https://llmstxt.org describes it. */
export async function getLlmsTxt({
  documents,
  site,
}: {
  documents: ArticleDocuments & PeriodDocuments;
  site: SiteSettings;
}): Promise<string> {
  const at = (path: string) => `${site.apiUrl}/v1/${path}`;
  const categories = (await documents.categories())?.categories ?? [];
  const periods = (await documents.periods())?.periods ?? [];
  return `${[
    `# ${textOf(site.name)}`,
    '> News of an office and the index of administrative reform of its units, published by the office itself. Texts are Vietnamese, some also English. Everything can be read as JSON without a key.',
    'Figures of an index are those of its newest release; cite the release number and its SHA-256. What an article cites stands in `legalDocuments`.',
    section('Pages and articles', [
      [site.name, portalUrlOf(site), 'the portal'],
      ['Articles', at('articles'), 'latest first, with a cursor'],
      [
        'Search',
        at('search?q=cai%20cach'),
        'articles, units, cited documents, results; `q` are the words',
      ],
      ['Feed', at('feeds/feed.json'), 'JSON Feed of the latest articles'],
      ['Sitemap', at('sitemap.xml'), 'every article by month'],
    ]),
    section(
      'Index of administrative reform',
      periods
        .slice(0, LATEST_PERIODS)
        .map(({ periodId, name, year }) => [
          `${name} (${year})`,
          at(`periods/${periodId}/summary`),
          'scores, grades and ranks of every unit',
        ]),
    ),
    section(
      'Categories',
      categories.map(({ categoryId, name }) => [
        name,
        at(`articles?category=${categoryId}`),
        'articles of the category',
      ]),
    ),
    section('Optional', [
      ['OpenAPI', at('openapi.json'), 'every address with its parameters and answers'],
      ['Units', at('units'), 'administrative units with their history'],
    ]),
  ]
    .filter((part) => part !== null)
    .join('\n\n')}\n`;
}

function section(
  title: string,
  links: readonly (readonly [name: string, url: string, note: string])[],
): string | null {
  if (links.length === 0) return null;
  const lines = links.map(([name, url, note]) => `- [${textOf(name)}](${url}): ${note}`);
  return [`## ${title}`, '', ...lines].join('\n');
}

/** A name in Markdown: what would be markup is text. */
function textOf(name: string): string {
  return name.replace(/[\\[\]<>*_`#]/g, '\\$&');
}
