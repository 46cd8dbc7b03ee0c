import { type ComparedArticle, suggestRelated } from '@congkhai/shared/news/related-articles';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';

/** Of each thing that articles share, so many are looked at that were published last: the cost is bounded however many articles there are. */
const CANDIDATES_OF_EACH_MAX = 40;
const SUGGESTED_MAX = 6;

/** What articles share, and how a field names it. */
const SHARED_FIELDS = ['legalDocuments', 'tags', 'unit', 'category'] as const;

const id = z.int();
const CandidateSchema = z.object({
  documentId: z.string(),
  title: z.string().nullish(),
  lead: z.string().nullish(),
  publicationDate: z.coerce.date().nullish(),
  category: z.object({ id, categoryId: z.string() }).nullish(),
  unit: z.object({ id, unitId: z.string() }).nullish(),
  tags: z.array(z.object({ id, tagId: z.string() })).nullish(),
  legalDocuments: z.array(z.object({ id, number: z.string() })).nullish(),
});
type Candidate = z.infer<typeof CandidateSchema>;
const JoinTableSchema = z.object({
  joinTable: z.object({
    name: z.string(),
    joinColumn: z.object({ name: z.string() }),
    inverseJoinColumn: z.object({ name: z.string() }),
  }),
});
const IdsSchema = z.array(z.object({ id }));
const READ = {
  select: ['id', 'documentId', 'title', 'lead', 'publicationDate'],
  populate: {
    category: { select: ['id', 'categoryId'] },
    unit: { select: ['id', 'unitId'] },
    tags: { select: ['id', 'tagId'] },
    legalDocuments: { select: ['id', 'number'] },
  },
};

/** Suggests what else readers of an article may want, from what is published in its language. */
export const relatedArticles = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The rows that were published last of those that share one of these. Read from the end of an index, whatever is before it. */
  async function listSharing(
    { documentId, locale }: ArticleInLanguage,
    field: (typeof SHARED_FIELDS)[number],
    sharedIds: readonly number[],
  ): Promise<number[]> {
    if (sharedIds.length === 0) return [];
    const { tableName, attributes } = strapi.db.metadata.get(ARTICLE_UID);
    const { name, joinColumn, inverseJoinColumn } = JoinTableSchema.parse(
      attributes[field],
    ).joinTable;
    const rows: unknown = await strapi.db.transaction(({ trx }) =>
      strapi.db
        .connection(`${name} as link`)
        .transacting(trx)
        .join(`${tableName} as article`, 'article.id', `link.${joinColumn.name}`)
        .whereIn(`link.${inverseJoinColumn.name}`, sharedIds)
        .where('article.locale', locale)
        .whereNotNull('article.published_at')
        .whereNot('article.document_id', documentId)
        .orderBy('link.id', 'desc')
        .limit(CANDIDATES_OF_EACH_MAX)
        .select('article.id as id'),
    );
    return IdsSchema.parse(rows).map((row) => row.id);
  }

  return {
    /** The published articles that share most with this published one, the closest first. */
    async suggest(article: ArticleInLanguage): Promise<string[]> {
      const { documentId, locale } = article;
      const articles = strapi.db.query(ARTICLE_UID);
      const found: unknown = await articles.findOne({
        where: { documentId, locale, publishedAt: { $notNull: true } },
        ...READ,
      });
      const own = CandidateSchema.nullable().parse(found);
      if (!own) return [];
      const candidateIds = new Set<number>();
      // One after another: inside a transaction they share its connection.
      for (const field of SHARED_FIELDS)
        for (const each of await listSharing(article, field, sharedIdsOf(own, field)))
          candidateIds.add(each);
      const candidates: unknown = await articles.findMany({
        where: { id: { $in: [...candidateIds] } },
        ...READ,
      });
      const compared = z.array(CandidateSchema).parse(candidates).map(comparedOf);
      return suggestRelated(comparedOf(own), compared, SUGGESTED_MAX);
    },
  };
};
export type RelatedArticles = ReturnType<typeof relatedArticles>;

function sharedIdsOf(row: Candidate, field: (typeof SHARED_FIELDS)[number]): number[] {
  return [row[field] ?? []].flat().map((shared) => shared.id);
}

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
