import { type ComparedArticle, suggestRelated } from '@congkhai/shared/news/related-articles';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import type { ArticleRow } from '../articles/article-row';
import { ARTICLE_UID } from '../constants';

/** Of each thing that articles share, so many of the newest are looked at: the cost is bounded however many articles there are. */
const CANDIDATES_OF_EACH_MAX = 40;
const SUGGESTED_MAX = 6;

const CandidatesSchema = z.array(
  z.object({
    documentId: z.string(),
    title: z.string().nullish(),
    lead: z.string().nullish(),
    publicationDate: z.coerce.date().nullish(),
    category: z.object({ categoryId: z.string() }).nullish(),
    unit: z.object({ unitId: z.string() }).nullish(),
    tags: z.array(z.object({ tagId: z.string() })).nullish(),
    legalDocuments: z.array(z.object({ number: z.string() })).nullish(),
  }),
);
type Candidate = z.infer<typeof CandidatesSchema>[number];

/** Suggests what else readers of an article may want, from what is published in its language. */
export const relatedArticles = ({ strapi }: { strapi: Core.Strapi }) => {
  async function listSharing(row: ArticleRow, condition: object): Promise<ComparedArticle[]> {
    const found: unknown = await strapi.db.query(ARTICLE_UID).findMany({
      where: {
        ...condition,
        locale: row.locale,
        publishedAt: { $notNull: true },
        documentId: { $ne: row.documentId },
      },
      select: ['documentId', 'title', 'lead', 'publicationDate'],
      populate: {
        category: { select: ['categoryId'] },
        unit: { select: ['unitId'] },
        tags: { select: ['tagId'] },
        legalDocuments: { select: ['number'] },
      },
      orderBy: { publicationDate: 'desc' },
      limit: CANDIDATES_OF_EACH_MAX,
    });
    return CandidatesSchema.parse(found).map(comparedOf);
  }

  return {
    /** The articles that share most with this one, the closest first. */
    async suggest(row: ArticleRow): Promise<string[]> {
      const tagIds = (row.tags ?? []).map(({ tagId }) => tagId);
      const numbers = (row.legalDocuments ?? []).map(({ number }) => number);
      const conditions: object[] = [
        ...(numbers.length > 0 ? [{ legalDocuments: { number: { $in: numbers } } }] : []),
        ...(tagIds.length > 0 ? [{ tags: { tagId: { $in: tagIds } } }] : []),
        ...(row.unit ? [{ unit: { unitId: row.unit.unitId } }] : []),
        ...(row.category ? [{ category: { categoryId: row.category.categoryId } }] : []),
      ];
      const candidates: ComparedArticle[] = [];
      // One after another: inside a transaction they share its connection.
      for (const condition of conditions) candidates.push(...(await listSharing(row, condition)));
      return suggestRelated(comparedOf(row), candidates, SUGGESTED_MAX);
    },
  };
};
export type RelatedArticles = ReturnType<typeof relatedArticles>;

function comparedOf(row: Candidate): ComparedArticle {
  return {
    articleId: row.documentId,
    title: row.title ?? '',
    lead: row.lead ?? null,
    categoryId: row.category?.categoryId ?? null,
    unitId: row.unit?.unitId ?? null,
    tagIds: (row.tags ?? []).map(({ tagId }) => tagId),
    legalDocumentNumbers: (row.legalDocuments ?? []).map(({ number }) => number),
    publishedAt: row.publicationDate?.toISOString() ?? '',
  };
}
