import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { type FieldProblem, quotable } from '../articles/field-problem';
import { freeSlugOf, slugStemOf } from '../articles/free-slug';
import { ARTICLE_UID, PUBLISHED_SLUG_UID } from '../constants';

export interface SlugQuestion {
  slug: string;
  locale: string;
  /** The article that asks; its own slug, and those it had, are free to itself. */
  documentId: string | undefined;
}

const SlugRowsSchema = z.array(z.object({ slug: z.string() }));

/** Which addresses are in use or were, among drafts and published articles of a locale. */
export const slugs = ({ strapi }: { strapi: Core.Strapi }) => {
  const articles = () => strapi.db.query(ARTICLE_UID);
  const publishedSlugs = () => strapi.db.query(PUBLISHED_SLUG_UID);
  const others = (documentId: string | undefined) =>
    documentId ? { documentId: { $ne: documentId } } : {};

  /** Why another article holds this address, in words for the editor; null if none does. */
  async function findClaim({ slug, locale, documentId }: SlugQuestion): Promise<string | null> {
    const where = { slug, locale, ...others(documentId) };
    const holder = await articles().findOne({ where, select: ['title'] });
    if (holder) return `Đường dẫn này đã dùng cho bài khác: “${quotable(holder.title ?? '')}”`;
    const former = await publishedSlugs().findOne({ where });
    if (!former) return null;
    const article = await articles().findOne({
      where: { documentId: former.documentId, locale },
      select: ['title'],
    });
    return article
      ? `Đường dẫn này từng là của bài khác, và dẫn tới bài đó: “${quotable(article.title ?? '')}”`
      : 'Đường dẫn này từng là của một bài đã xoá';
  }

  return {
    /** What is wrong with a slug: that another article has it, or had it when it was public. */
    async problemsOf(question: SlugQuestion): Promise<FieldProblem[]> {
      const message = await findClaim(question);
      return message ? [{ field: 'slug', message }] : [];
    },

    /** The slug itself or, if another article has or had it, the first free numbered form of it. */
    async findFree(question: SlugQuestion): Promise<string> {
      const { slug, locale, documentId } = question;
      if (!(await findClaim(question))) return slug;
      const where = { slug: { $startsWith: slugStemOf(slug) }, locale, ...others(documentId) };
      const similar = SlugRowsSchema.parse([
        ...(await articles().findMany({ where, select: ['slug'] })),
        ...(await publishedSlugs().findMany({ where, select: ['slug'] })),
      ]);
      return freeSlugOf(slug, new Set(similar.map((row) => row.slug)));
    },

    /** Notes at which addresses an article is public now. Called in the transaction of its publication. */
    async recordPublished(documentId: string, locales: readonly string[]): Promise<void> {
      const published: { slug: string; locale: string }[] = await articles().findMany({
        where: { documentId, locale: { $in: locales }, publishedAt: { $notNull: true } },
        select: ['slug', 'locale'],
      });
      for (const { slug, locale } of published) {
        const isKnown = await publishedSlugs().findOne({ where: { slug, locale } });
        if (!isKnown) await publishedSlugs().create({ data: { slug, locale, documentId } });
      }
    },

    /** The addresses at which an article was public in a language, other than this one. */
    async listFormer({ slug, locale, documentId }: SlugQuestion): Promise<string[]> {
      const rows = await publishedSlugs().findMany({
        where: { documentId, locale, slug: { $ne: slug } },
        select: ['slug'],
        orderBy: { id: 'asc' },
      });
      return SlugRowsSchema.parse(rows).map((row) => row.slug);
    },

    /** Notes the addresses of what was published before they were noted. */
    async recordAllPublished(): Promise<void> {
      const { connection } = strapi.db;
      const articleTable = strapi.db.metadata.get(ARTICLE_UID).tableName;
      const slugTable = strapi.db.metadata.get(PUBLISHED_SLUG_UID).tableName;
      const columns = ['locale', 'slug', 'document_id'];
      const unnoted = connection(articleTable)
        .distinct(columns)
        .whereNotNull('published_at')
        .whereNotNull('slug')
        .whereNotExists(
          connection(slugTable)
            .select('id')
            .whereRaw('?? = ??', [`${slugTable}.locale`, `${articleTable}.locale`])
            .whereRaw('?? = ??', [`${slugTable}.slug`, `${articleTable}.slug`]),
        );
      const rows = await unnoted;
      if (rows.length > 0) await connection.batchInsert(slugTable, rows, 200);
    },
  };
};
export type Slugs = ReturnType<typeof slugs>;
