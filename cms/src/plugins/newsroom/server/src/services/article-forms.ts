import type { Core } from '@strapi/strapi';
import { slugWishOf, tidyArticleForm } from '../articles/article-form';
import { type FieldProblem, refuseIfAny } from '../articles/field-problem';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import type { Slugs } from './slugs';

type FormData = Readonly<Record<string, unknown>>;
export interface ArticleForm {
  /** Undefined for a new article. */
  documentId: string | undefined;
  locale: string;
  data: FormData;
}

/** What happens to an article's form before it is saved. */
export const articleForms = ({ strapi }: { strapi: Core.Strapi }) => {
  const slugs: Slugs = strapi.plugin(PLUGIN_ID).service('slugs');

  async function findDraft(documentId: string, locale: string) {
    return strapi.documents(ARTICLE_UID).findOne({ documentId, locale, fields: ['title', 'slug'] });
  }

  async function settleSlug({ documentId, locale, data }: ArticleForm): Promise<{
    slug: string | null;
    problems: FieldProblem[];
  }> {
    const draft = documentId ? await findDraft(documentId, locale) : null;
    const wish = slugWishOf(
      'slug' in data ? data.slug : draft?.slug,
      'title' in data ? data.title : draft?.title,
    );
    if (wish.slug === '') return { slug: null, problems: [] };
    const question = { slug: wish.slug, locale, documentId };
    if (wish.kind === 'made') return { slug: await slugs.findFree(question), problems: [] };
    return { slug: wish.slug, problems: await slugs.problemsOf(question) };
  }

  return {
    /** The form as it is stored: text tidied, the address filled in. Refuses what can never be published. */
    async complete(form: ArticleForm): Promise<Record<string, unknown>> {
      const tidied = tidyArticleForm(form.data);
      const { slug, problems } = await settleSlug({ ...form, data: tidied.data });
      refuseIfAny([...tidied.problems, ...problems]);
      return { ...tidied.data, slug };
    },

    /** Gives the drafts of an article that was just copied their own addresses, and no date of publication. */
    async renew(documentId: string): Promise<void> {
      const copies = await strapi.db
        .query(ARTICLE_UID)
        .findMany({ where: { documentId }, select: ['title', 'slug', 'body', 'locale'] });
      for (const { locale, ...copy } of copies) {
        const isSlugFree =
          (await slugs.problemsOf({ slug: copy.slug, locale, documentId })).length === 0;
        await strapi.documents(ARTICLE_UID).update({
          documentId,
          locale,
          data: { ...copy, slug: isSlugFree ? copy.slug : '', publicationDate: null },
        });
      }
    },
  };
};
export type ArticleForms = ReturnType<typeof articleForms>;
