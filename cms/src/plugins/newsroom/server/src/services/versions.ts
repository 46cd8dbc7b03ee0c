import {
  type ArticleVersion,
  ArticleVersionsSchema,
  type Restoration,
  type VersionReason,
} from '@congkhai/shared/contracts/newsroom-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_UID, VERSION_UID } from '../constants';
import { personNow } from '../request';
import { compareContents } from '../versions/compare';
import { type Content, ContentSchema } from '../versions/content';
import { type ArticleInLanguage, draftContentOf, sha256Of } from '../versions/draft-content';
import { inputOf } from '../versions/input';

const LastVersionSchema = z
  .object({ number: z.int(), sha256: z.string(), content: ContentSchema })
  .nullable();
const LISTED = ['number', 'reason', 'savedAt', 'savedBy', 'changedFields'];
const VERSIONS_LISTED = 200;

function versionAfter(last: z.infer<typeof LastVersionSchema>, content: Content) {
  const changes = last && compareContents(last.content, content);
  return {
    number: (last?.number ?? 0) + 1,
    content,
    sha256: sha256Of(content),
    changedFields: changes?.map(({ field }) => field) ?? null,
  };
}

/** The versions of articles: each save leaves one, and each can be had back. */
export const versions = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(VERSION_UID);

  async function find(article: ArticleInLanguage, number: number): Promise<Content> {
    const { documentId, locale } = article;
    const row = await rows().findOne({ where: { documentId, locale, number } });
    if (!row) throw new errors.NotFoundError('Không có phiên bản này.');
    return ContentSchema.parse(row.content);
  }

  async function lastOf({ documentId, locale }: ArticleInLanguage) {
    const row: unknown = await rows().findOne({
      where: { documentId, locale },
      orderBy: { number: 'desc' },
    });
    return LastVersionSchema.parse(row);
  }

  /** Keeps the draft as it is now. A save that changed nothing leaves no version; a publication always does. */
  async function keep(article: ArticleInLanguage, reason: VersionReason): Promise<void> {
    const content = await draftContentOf(strapi, article);
    if (!content) return;
    const { documentId, locale } = article;
    const last = await lastOf(article);
    const next = versionAfter(last, content);
    if (reason === 'saved' && last?.sha256 === next.sha256) return;
    await rows().create({
      data: {
        ...next,
        documentId,
        locale,
        reason,
        savedAt: new Date(),
        savedBy: personNow(strapi)?.name ?? null,
        savedById: personNow(strapi)?.id ?? null,
      },
    });
  }

  /** The newest versions of an article, newest first. */
  async function list(
    { documentId, locale }: ArticleInLanguage,
    limit = VERSIONS_LISTED,
  ): Promise<ArticleVersion[]> {
    const found: unknown = await rows().findMany({
      where: { documentId, locale },
      orderBy: { number: 'desc' },
      select: LISTED,
      limit,
    });
    return ArticleVersionsSchema.parse(found);
  }

  return {
    keep,
    list,
    find,

    /** The draft as it is now, to compare a version with. Throws `NotFoundError` when the article is gone. */
    async readDraft(article: ArticleInLanguage): Promise<Content> {
      const content = await draftContentOf(strapi, article);
      if (!content) throw new errors.NotFoundError('Bài viết không còn.');
      return content;
    },

    /** Makes a version the draft again, by the rules of every save. The published article stays as it is. */
    async restore(article: ArticleInLanguage, number: number): Promise<Restoration> {
      const { data, leftOut } = await inputOf(strapi, await find(article, number));
      await strapi.db.transaction(async () => {
        const restored = await strapi.documents(ARTICLE_UID).update({ ...article, data });
        if (!restored) throw new errors.NotFoundError('Bài viết không còn.');
      });
      return { leftOut, hasNewAddress: false };
    },

    /** What an article said last; null if no version of it is kept. */
    async lastContentOf(article: ArticleInLanguage): Promise<Content | null> {
      return (await lastOf(article))?.content ?? null;
    },

    async forget({ documentId, locale }: ArticleInLanguage): Promise<void> {
      await rows().deleteMany({ where: { documentId, locale } });
    },
  };
};
export type Versions = ReturnType<typeof versions>;
