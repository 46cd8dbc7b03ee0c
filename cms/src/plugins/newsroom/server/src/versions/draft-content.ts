import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { ARTICLE_UID } from '../constants';
import { type Attributes, type Content, contentOf, populateOf } from './content';

/** An article in one language. */
export interface ArticleInLanguage {
  documentId: string;
  locale: string;
}

/** What the draft of an article says now; null when there is none. */
export async function draftContentOf(
  strapi: Core.Strapi,
  { documentId, locale }: ArticleInLanguage,
): Promise<Content | null> {
  const attributes: Attributes = strapi.contentType(ARTICLE_UID).attributes;
  const draft = await strapi.db.query(ARTICLE_UID).findOne({
    where: { documentId, locale, publishedAt: null },
    populate: populateOf(attributes),
  });
  return draft ? contentOf(draft, attributes) : null;
}

export function sha256Of(content: Content): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
