import {
  type Restoration,
  TRASH_LISTED_MAX,
  type TrashedArticle,
  TrashedArticlesSchema,
} from '@congkhai/shared/contracts/newsroom-admin';
import { daysBefore, localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_UID, PLUGIN_ID, TRASHED_ARTICLE_UID } from '../constants';
import { personNow } from '../request';
import type { ArticleInLanguage } from '../versions/draft-content';
import { inputOf } from '../versions/input';
import type { Publication } from './publication';
import type { Slugs } from './slugs';
import type { Versions } from './versions';

/** How long a deleted article can be taken back. */
const DAYS_KEPT = 30;
const RowsSchema = z.array(
  z.looseObject({
    documentId: z.string(),
    locale: z.string(),
    slug: z.string().nullable(),
    deletedAt: z.coerce.date(),
  }),
);
const StateSchema = z.object({
  title: z.string().nullish(),
  slug: z.string().nullish(),
  publishedAt: z.unknown(),
});

async function findRows(strapi: Core.Strapi, search: string) {
  const found: unknown = await strapi.db.query(TRASHED_ARTICLE_UID).findMany({
    where: search === '' ? {} : { title: { $containsi: search } },
    orderBy: { deletedAt: 'desc' },
    limit: TRASH_LISTED_MAX,
  });
  return RowsSchema.parse(found);
}

/** What is noted of the draft and the published version of an article that goes. */
function stateOf(rows: readonly unknown[]) {
  const states = rows.map((row) => StateSchema.parse(row));
  const { title = '', slug = null } = states[0] ?? {};
  const wasPublished = states.some(({ publishedAt }) => publishedAt !== null);
  return { title: title ?? '', slug, wasPublished };
}

/** Deleted articles: kept with their versions for 30 days, and taken back under the same id, so with their view counts. */
export const trash = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  const versions = (): Versions => service('versions');
  const publication = (): Publication => service('publication');
  const slugs = (): Slugs => service('slugs');
  const rows = () => strapi.db.query(TRASHED_ARTICLE_UID);
  const articles = () => strapi.db.query(ARTICLE_UID);

  async function isAddressTaken(address: ArticleInLanguage & { slug: string | null }) {
    const { slug, ...article } = address;
    return slug ? (await slugs().problemsOf({ slug, ...article })).length > 0 : false;
  }

  async function putOne({ documentId, locale }: ArticleInLanguage): Promise<void> {
    const found = await articles().findMany({
      where: { documentId, locale },
      select: ['title', 'slug', 'publishedAt'],
    });
    if (found.length === 0) return;
    await versions().keep({ documentId, locale }, 'saved');
    await rows().deleteMany({ where: { documentId, locale } });
    await rows().create({
      data: {
        documentId,
        locale,
        ...stateOf(found),
        deletedAt: new Date(),
        deletedBy: personNow(strapi)?.name ?? null,
      },
    });
  }

  return {
    /** Notes what is about to be deleted, inside the transaction of the deletion. */
    async put(documentId: string, locale: string | string[] | null | undefined): Promise<void> {
      const locales = await publication().resolveLocales(locale, documentId);
      for (const each of locales) await putOne({ documentId, locale: each });
    },

    /** The articles that were deleted last, those whose titles contain the search. */
    async list(search: string): Promise<TrashedArticle[]> {
      const listed: unknown[] = [];
      for (const row of await findRows(strapi, search))
        listed.push({
          ...row,
          keptUntil: localDayOf(daysBefore(row.deletedAt, -DAYS_KEPT)),
          isAddressTaken: await isAddressTaken(row),
        });
      return TrashedArticlesSchema.parse(listed);
    },

    /** Makes a deleted article a draft again. Its address gets another ending if an article has it meanwhile. */
    async restore({ documentId, locale }: ArticleInLanguage): Promise<Restoration> {
      const content = await versions().lastContentOf({ documentId, locale });
      const isThere = (await rows().count({ where: { documentId, locale } })) > 0;
      if (!content || !isThere)
        throw new errors.NotFoundError('Bài này không còn trong thùng rác.');
      const { data, leftOut } = await inputOf(strapi, content);
      const slug = typeof data.slug === 'string' ? data.slug : '';
      const hasNewAddress = await isAddressTaken({ slug, locale, documentId });
      const free: Record<string, unknown> = { ...data, slug: hasNewAddress ? '' : slug };
      await strapi.db.transaction(async () => {
        const hasOthers = (await articles().count({ where: { documentId } })) > 0;
        if (hasOthers)
          await strapi.documents(ARTICLE_UID).update({ documentId, locale, data: free });
        else await strapi.documents(ARTICLE_UID).create({ locale, data: { ...free, documentId } });
        await rows().deleteMany({ where: { documentId, locale } });
      });
      return { leftOut, hasNewAddress };
    },

    /** Forgets for good what was deleted more than 30 days ago, with its versions. */
    async empty(): Promise<void> {
      const over: ArticleInLanguage[] = await rows().findMany({
        where: { deletedAt: { $lt: daysBefore(new Date(), DAYS_KEPT) } },
        select: ['documentId', 'locale'],
      });
      for (const article of over)
        await strapi.db.transaction(async () => {
          await versions().forget(article);
          await rows().deleteMany({
            where: { documentId: article.documentId, locale: article.locale },
          });
        });
    },
  };
};
export type Trash = ReturnType<typeof trash>;
