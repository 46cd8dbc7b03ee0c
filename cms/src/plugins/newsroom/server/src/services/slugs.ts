import type { Core } from '@strapi/strapi';
import { type FieldProblem, quotable } from '../articles/field-problem';
import { freeSlugOf, slugStemOf } from '../articles/free-slug';
import { ARTICLE_UID } from '../constants';

export interface SlugQuestion {
  slug: string;
  locale: string;
  /** The article that asks; its own slug is free to itself. */
  documentId: string | undefined;
}

/** Which addresses are in use, among drafts and published articles of a locale. */
export const slugs = ({ strapi }: { strapi: Core.Strapi }) => {
  const others = (documentId: string | undefined) =>
    documentId ? { documentId: { $ne: documentId } } : {};

  async function findHolder({ slug, locale, documentId }: SlugQuestion) {
    return strapi.db.query(ARTICLE_UID).findOne({
      where: { slug, locale, ...others(documentId) },
      select: ['title'],
    });
  }

  return {
    /** What is wrong with a slug: that another article has it. */
    async problemsOf(question: SlugQuestion): Promise<FieldProblem[]> {
      const holder = await findHolder(question);
      if (!holder) return [];
      const message = `Đường dẫn này đã dùng cho bài khác: “${quotable(holder.title ?? '')}”`;
      return [{ field: 'slug', message }];
    },

    /** The slug itself or, if another article has it, the first free numbered form of it. */
    async findFree(question: SlugQuestion): Promise<string> {
      const { slug, locale, documentId } = question;
      if (!(await findHolder(question))) return slug;
      const similar: { slug: string }[] = await strapi.db.query(ARTICLE_UID).findMany({
        where: { slug: { $startsWith: slugStemOf(slug) }, locale, ...others(documentId) },
        select: ['slug'],
      });
      return freeSlugOf(slug, new Set(similar.map((article) => article.slug)));
    },
  };
};
export type Slugs = ReturnType<typeof slugs>;
