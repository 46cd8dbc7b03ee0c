import {
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
const RowsSchema = z.array(z.looseObject({ deletedAt: z.coerce.date() }));
const TitleSchema = z.object({ title: z.string().nullish(), publishedAt: z.unknown() });

/** Deleted articles: kept with their versions for 30 days, and taken back under the same id, so with their view counts. */
export const trash = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  const versions = (): Versions => service('versions');
  const publication = (): Publication => service('publication');
  const slugs = (): Slugs => service('slugs');
  const rows = () => strapi.db.query(TRASHED_ARTICLE_UID);
  const articles = () => strapi.db.query(ARTICLE_UID);

  async function putOne({ documentId, locale }: ArticleInLanguage): Promise<void> {
    const found = await articles().findMany({
      where: { documentId, locale },
      select: ['title', 'publishedAt'],
    });
    if (found.length === 0) return;
    const states = found.map((row) => TitleSchema.parse(row));
    await versions().keep({ documentId, locale }, 'saved');
    await rows().deleteMany({ where: { documentId, locale } });
    await rows().create({
      data: {
        documentId,
        locale,
        title: states[0]?.title ?? '',
        wasPublished: states.some(({ publishedAt }) => publishedAt !== null),
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

    async list(): Promise<TrashedArticle[]> {
      const found = RowsSchema.parse(await rows().findMany({ orderBy: { deletedAt: 'desc' } }));
      return TrashedArticlesSchema.parse(
        found.map((row) => ({
          ...row,
          keptUntil: localDayOf(daysBefore(row.deletedAt, -DAYS_KEPT)),
        })),
      );
    },

    /** Makes a deleted article a draft again. Its address gets another ending if an article has it meanwhile. */
    async restore({ documentId, locale }: ArticleInLanguage): Promise<void> {
      const content = await versions().newestOf({ documentId, locale });
      const isThere = (await rows().count({ where: { documentId, locale } })) > 0;
      if (!content || !isThere)
        throw new errors.NotFoundError('Bài này không còn trong thùng rác.');
      const data = await inputOf(strapi, content);
      const slug = typeof data.slug === 'string' ? data.slug : '';
      const problems = await slugs().problemsOf({ slug, locale, documentId });
      const free: Record<string, unknown> = { ...data, slug: problems.length === 0 ? slug : '' };
      await strapi.db.transaction(async () => {
        const hasOthers = (await articles().count({ where: { documentId } })) > 0;
        if (hasOthers)
          await strapi.documents(ARTICLE_UID).update({ documentId, locale, data: free });
        else await strapi.documents(ARTICLE_UID).create({ locale, data: { ...free, documentId } });
        await rows().deleteMany({ where: { documentId, locale } });
      });
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
