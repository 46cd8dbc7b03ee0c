import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import type { PublishedSlug } from '@congkhai/shared/contracts/published-article';
import type { Approval } from '@congkhai/shared/contracts/seal';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID, PLUGIN_ID, WORKFLOW_UID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';
import type { WorkflowRow } from '../workflow/row';
import type { Workflow } from './workflow';

/** Redirections that are followed. A longer way is taken as leading nowhere. */
const STEPS_MAX = 10;
const ReferencesSchema = z.array(
  z.object({ documentId: z.string(), locale: LocaleSchema.nullable().catch(null) }),
);
const AddressSchema = z.object({ slug: z.string() }).nullable();

type WithoutAddress<Address> = Address extends unknown
  ? Omit<Address, 'articleId' | 'slug'>
  : never;
/** What readers find at each address that an article had. */
type Fate = WithoutAddress<Exclude<PublishedSlug, { state: 'article' }>>;

/** What publishing has to know of the way of articles: who approved what readers see, and what they find where they see nothing. */
export const articleFates = ({ strapi }: { strapi: Core.Strapi }) => {
  const workflow = (): Workflow => strapi.plugin(PLUGIN_ID).service('workflow');

  async function publishedSlugOf({ documentId, locale }: ArticleInLanguage) {
    const row: unknown = await strapi.db.query(ARTICLE_UID).findOne({
      where: { documentId, locale, publishedAt: { $notNull: true } },
      select: ['slug'],
    });
    return AddressSchema.parse(row)?.slug ?? null;
  }

  return {
    /** What readers find at the addresses of an article that is not published; null when nothing is told. */
    async fateOf(article: ArticleInLanguage): Promise<Fate | null> {
      const row = await workflow().find(article);
      if (!row) return null;
      let { movedTo } = row;
      for (let step = 0; step < STEPS_MAX && movedTo; step += 1) {
        const target = { documentId: movedTo, locale: article.locale };
        const newSlug = await publishedSlugOf(target);
        if (newSlug) return { state: 'moved', newSlug };
        movedTo = (await workflow().find(target))?.movedTo ?? null;
      }
      return goneOf(row);
    },

    /** The articles whose addresses tell readers something that depends on this one: its own, and those that lead to it. */
    async listConcernedBy(documentId: string) {
      const concerned = new Map<
        string,
        { articleId: string; locale: z.infer<typeof LocaleSchema> }
      >();
      let ids = [documentId];
      for (let step = 0; step < STEPS_MAX && ids.length > 0; step += 1) {
        const found: unknown = await strapi.db.query(WORKFLOW_UID).findMany({
          where: {
            fate: { $notNull: true },
            $or: [{ movedTo: { $in: ids } }, ...(step === 0 ? [{ documentId }] : [])],
          },
          select: ['documentId', 'locale'],
        });
        ids = [];
        for (const { documentId: articleId, locale } of ReferencesSchema.parse(found)) {
          if (!locale || concerned.has(`${articleId}/${locale}`)) continue;
          concerned.set(`${articleId}/${locale}`, { articleId, locale });
          ids.push(articleId);
        }
      }
      return [...concerned.values()];
    },

    /** Who approved what readers see. */
    async approvalsOf(article: ArticleInLanguage): Promise<Approval[]> {
      return (await workflow().find(article))?.publishedApprovals ?? [];
    },
  };
};
export type ArticleFates = ReturnType<typeof articleFates>;

function goneOf({ fate, goneTitle, goneAt, goneNotice }: WorkflowRow): Fate | null {
  if (fate === null || !goneAt) return null;
  // Where it led to is gone itself, so it is simply no longer there.
  const reason = fate === 'redirected' ? 'removed' : fate;
  return {
    state: 'gone',
    reason,
    title: goneTitle,
    notice: goneNotice,
    goneAt: goneAt.toISOString(),
  };
}
