import type { PublishedArticle } from '../contracts/published-article';
import { plainTextOf } from '../news/render-body';

/** The texts that an article is found by: the title; lead, tags, category, unit, numbers and titles of cited documents; the body. */
export function textsOfArticle(
  article: PublishedArticle,
): Record<'title' | 'text' | 'body', string> {
  const { title, lead, tags, category, unit, legalDocuments, body } = article;
  const documents = legalDocuments.flatMap(({ number, title: named }) => [number, named]);
  const parts = [lead, ...tags.map(({ name }) => name), category?.name, unit?.name, ...documents];
  return { title, text: parts.filter(Boolean).join('\n'), body: plainTextOf(body) };
}
