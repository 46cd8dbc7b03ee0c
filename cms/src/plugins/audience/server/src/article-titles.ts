import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID } from './constants';

const TitlesSchema = z.array(z.object({ documentId: z.string(), title: z.string().nullish() }));

/** Titles of the articles that there are, by article id: the Vietnamese one where there are several. */
export async function articleTitles(
  strapi: Core.Strapi,
  articleIds: readonly string[],
): Promise<Map<string, string>> {
  if (!strapi.contentTypes[ARTICLE_UID] || articleIds.length === 0) return new Map();
  const rows: unknown = await strapi.db.query(ARTICLE_UID).findMany({
    where: { documentId: { $in: articleIds }, publishedAt: null },
    select: ['documentId', 'title'],
    // Later entries of a map win.
    orderBy: { locale: 'asc' },
  });
  return new Map(
    TitlesSchema.parse(rows).map(({ documentId, title }) => [documentId, title ?? '']),
  );
}
