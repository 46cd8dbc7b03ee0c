import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID, CATEGORY_UID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';

const LEVELS_MAX = 20;
const CategorySchema = z
  .object({
    needsApproval: z.boolean().nullish(),
    parent: z.object({ documentId: z.string() }).nullish(),
  })
  .nullable();
const ArticleSchema = z
  .object({
    title: z.string().nullish(),
    category: z.object({ documentId: z.string() }).nullish(),
  })
  .nullable();

/** What the workflow has to know of a draft; null when there is none. */
export async function draftFactsOf(strapi: Core.Strapi, { documentId, locale }: ArticleInLanguage) {
  const row: unknown = await strapi.db.query(ARTICLE_UID).findOne({
    where: { documentId, locale, publishedAt: null },
    select: ['title'],
    populate: { category: { select: ['documentId'] } },
  });
  return ArticleSchema.parse(row);
}

/** Whether the category of an article, or one above it, wants four eyes. */
export async function needsApproval(
  strapi: Core.Strapi,
  article: ArticleInLanguage,
): Promise<boolean> {
  let categoryId = (await draftFactsOf(strapi, article))?.category?.documentId;
  for (let level = 0; level < LEVELS_MAX && categoryId; level += 1) {
    const category = CategorySchema.parse(
      await strapi.db.query(CATEGORY_UID).findOne({
        where: { documentId: categoryId },
        select: ['needsApproval'],
        populate: { parent: { select: ['documentId'] } },
      }),
    );
    if (category?.needsApproval) return true;
    categoryId = category?.parent?.documentId;
  }
  return false;
}
