import type { Locale } from '../contracts/identifiers';
import { headingFindings } from './accessibility/headings';
import { imageAndTableFindings } from './accessibility/images-and-tables';
import { linkTextFindings } from './accessibility/link-texts';
import { type CheckedText, readableTextFindings } from './accessibility/readable-text';
import { blockTextOf } from './block-text';
import type { BodyPart } from './body-parts';
import type { Finding } from './finding';

/** What of an article is checked before it is published. */
export interface CheckedArticle {
  locale: Locale;
  title: string;
  lead: string | null;
  byline?: string | null;
  source?: string | null;
  body: readonly BodyPart[];
}

/**
 * What keeps people with disabilities from an article, as far as its data show it, by WCAG 2.2. What is missing outright is
 * refused, what a person has to judge is asked. Beyond reach: whether an image shows text or its alternative text is true,
 * colours and contrast (the page's matter), and what stands in attached files.
 */
export function accessibilityFindings(article: CheckedArticle): Finding[] {
  return [
    ...headingFindings(article.body),
    ...linkTextFindings(article.body),
    ...imageAndTableFindings(article.body, article.title),
    ...readableTextFindings(textsOf(article), article.locale),
  ];
}

function textsOf({ title, lead, body }: CheckedArticle): CheckedText[] {
  return [
    { field: 'title', text: title },
    ...(lead ? [{ field: 'lead', text: lead }] : []),
    ...body.flatMap((block, blockIndex) =>
      block.type === 'code' ? [] : [{ field: 'body', blockIndex, text: blockTextOf(block).text }],
    ),
  ];
}
