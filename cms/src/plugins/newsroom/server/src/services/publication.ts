import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import type { PublishedArticle } from '@congkhai/shared/contracts/published-article';
import type { Core } from '@strapi/strapi';
import { UNKNOWN_LOCALE_MESSAGE } from '../articles/article-problems';
import type { Building } from '../articles/build-article';
import { type FieldProblem, refuseIfAny } from '../articles/field-problem';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';
import type { Findings } from './findings';
import type { PublishedArticles } from './published-articles';
import type { Slugs } from './slugs';

/** What is asked and noted when articles are published. Meant to run inside the transaction of the publication. */
export const publication = ({ strapi }: { strapi: Core.Strapi }) => {
  const slugs: Slugs = strapi.plugin(PLUGIN_ID).service('slugs');
  const publishedArticles: PublishedArticles = strapi
    .plugin(PLUGIN_ID)
    .service('published-articles');
  const findings: Findings = strapi.plugin(PLUGIN_ID).service('findings');
  const rows = () => strapi.db.query(ARTICLE_UID);

  async function problemsOf(
    documentId: string,
    locale: string,
    building: Building<PublishedArticle> | null,
  ): Promise<FieldProblem[]> {
    if (!building) return [];
    if (building.kind === 'refused') return building.problems;
    const article = building.built;
    return [
      ...(await findings.problemsOf(documentId, article)),
      ...(await slugs.problemsOf({ slug: article.slug, locale, documentId })),
    ];
  }

  return {
    /** Locales as the parameters of a write name them: none means the default one, `*` all that have a draft. */
    async resolveLocales(
      locale: string | string[] | null | undefined,
      documentId: string | undefined,
    ): Promise<string[]> {
      if (Array.isArray(locale)) return locale;
      if (locale !== '*')
        return [locale || (await strapi.plugin('i18n').service('locales').getDefaultLocale())];
      const drafts = await rows().findMany({
        where: { documentId, publishedAt: null },
        select: ['locale'],
      });
      return drafts.map((draft) => String(draft.locale));
    },

    /** Articles exist only in the languages that readers can ask for. */
    refuseUnknownLocales(locales: readonly string[]): void {
      const isKnown = locales.every((locale) => LocaleSchema.safeParse(locale).success);
      if (!isKnown) refuseIfAny([{ field: 'locale', message: UNKNOWN_LOCALE_MESSAGE }]);
    },

    /** When readers first saw an article, kept over every later publication; now, if they have not seen it yet. */
    async firstPublicationOf(documentId: string | undefined): Promise<Date> {
      const published = documentId
        ? await rows().findOne({
            where: {
              documentId,
              publishedAt: { $notNull: true },
              publicationDate: { $notNull: true },
            },
            select: ['publicationDate'],
            orderBy: { publicationDate: 'asc' },
          })
        : null;
      return published ? new Date(published.publicationDate) : new Date();
    },

    /** Fills the publication date that was left empty, in the draft and in what was published, in all languages. */
    async fillPublicationDate(documentId: string, publicationDate: Date): Promise<void> {
      await rows().updateMany({
        where: { documentId, publicationDate: null },
        data: { publicationDate },
      });
    },

    /** Refuses what was just published, and so rolls it back, if readers could not be shown it. */
    async refuseUnlessPublishable(documentId: string, locales: readonly string[]): Promise<void> {
      const problems: FieldProblem[] = [];
      for (const locale of locales) {
        const building = await publishedArticles.buildAlone(documentId, locale);
        problems.push(...(await problemsOf(documentId, locale, building)));
      }
      refuseIfAny(problems);
    },

    /** Notes the addresses of what was just published, which stay its own for good. */
    async keepAddresses(documentId: string, locales: readonly string[]): Promise<void> {
      await slugs.recordPublished(documentId, locales);
    },

    /** Refuses a draft that readers could not be shown as it is now. */
    async refuseUnlessDraftPublishable({ documentId, locale }: ArticleInLanguage): Promise<void> {
      const building = await publishedArticles.buildDraft(documentId, locale);
      refuseIfAny(await problemsOf(documentId, locale, building));
    },
  };
};
export type Publication = ReturnType<typeof publication>;
