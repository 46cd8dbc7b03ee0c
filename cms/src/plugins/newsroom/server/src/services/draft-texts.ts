import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { VERSION_UID } from '../constants';
import { type ArticleInLanguage, draftContentOf, sha256Of } from '../versions/draft-content';

const VERSIONS_READ = 500;
const WritersSchema = z.array(z.object({ reason: z.string(), savedById: z.number().nullable() }));

/** What an approval is about: the very words of a draft, and who wrote them. */
export const draftTexts = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** The hash of the words of a draft, by which an approval knows them; null when there is no draft. */
  async textHashOf(article: ArticleInLanguage): Promise<string | null> {
    const content = await draftContentOf(strapi, article);
    if (!content) return null;
    const { publicationDate: _, ...text } = content;
    return sha256Of(text);
  },

  /** The accounts that saved a draft since its last publication. */
  async listWriters({ documentId, locale }: ArticleInLanguage): Promise<Set<number>> {
    const saved = WritersSchema.parse(
      await strapi.db.query(VERSION_UID).findMany({
        where: { documentId, locale },
        orderBy: { number: 'desc' },
        select: ['reason', 'savedById'],
        limit: VERSIONS_READ,
      }),
    );
    const end = saved.findIndex(({ reason }) => reason === 'published');
    const since = end === -1 ? saved : saved.slice(0, end);
    return new Set(since.flatMap(({ savedById }) => savedById ?? []));
  },
});
export type DraftTexts = ReturnType<typeof draftTexts>;
