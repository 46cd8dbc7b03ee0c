import { type Locale, LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import type {
  ArticleHeadline,
  PublishedArticle,
} from '@congkhai/shared/contracts/published-article';
import { comparePositions } from '@congkhai/shared/news/article-order';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import {
  ARTICLE_POPULATE,
  type ArticleRow,
  ArticleRowSchema,
  HEADLINE_FIELDS,
  HEADLINE_POPULATE,
  HeadlineRowSchema,
} from '../articles/article-row';
import { type Building, buildArticle, buildHeadline } from '../articles/build-article';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import { articleFilesOf, headlineFilesOf, mediaSourcesOf } from '../media/files-of-article';
import type { MediaSource } from '../media/media-of-article';
import type { ArticleInLanguage } from '../versions/draft-content';
import type { Media } from './media';
import type { RelatedArticles } from './related-articles';
import type { Slugs } from './slugs';
import type { Workflow } from './workflow';

const MonthCountsSchema = z.array(
  z.object({ publication_month: z.string(), article_count: z.coerce.number() }),
);
const LocalizationsSchema = z.array(
  z.object({ documentId: z.string(), locale: LocaleSchema.nullable().catch(null) }),
);

/** Reads what is published of the articles. Drafts are never looked at. */
export const publishedArticles = ({ strapi }: { strapi: Core.Strapi }) => {
  const slugs: Slugs = strapi.plugin(PLUGIN_ID).service('slugs');
  const media: Media = strapi.plugin(PLUGIN_ID).service('media');

  return {
    /** One published article with the files it shows, or null if it is not published. */
    async build(
      articleId: string,
      locale: string,
    ): Promise<(Building<PublishedArticle> & { media: MediaSource[] }) | null> {
      const found = await readPublished(strapi, articleId, locale);
      if (!found) return null;
      const { article, digests } = found;
      const suggested = await suggestionsOf(strapi, { documentId: articleId, locale });
      return {
        ...buildArticle(article, digests, suggested),
        media: mediaSourcesOf(article, digests),
      };
    },

    /** The same without what is suggested to readers beside it: whether it can be shown does not depend on that. */
    async buildAlone(
      articleId: string,
      locale: string,
    ): Promise<Building<PublishedArticle> | null> {
      const found = await readPublished(strapi, articleId, locale);
      return found && buildArticle(found.article, found.digests);
    },

    /** What readers would get of a draft if it were published now; null if there is none. */
    async buildDraft(
      articleId: string,
      locale: string,
    ): Promise<Building<PublishedArticle> | null> {
      const row = await strapi.documents(ARTICLE_UID).findOne({
        documentId: articleId,
        locale,
        populate: ARTICLE_POPULATE,
      });
      if (!row) return null;
      const article = publishedAt(new Date(), row);
      return buildArticle(article, await media.digest(articleFilesOf(article)));
    },

    /** The articles of a month in Viet Nam, newest first. */
    async listMonth(
      locale: Locale,
      scope: ArticleListScope,
      month: string,
    ): Promise<ArticleHeadline[]> {
      const rows = await strapi.documents(ARTICLE_UID).findMany({
        locale,
        status: 'published',
        filters: { publicationMonth: month, ...conditionOf(scope) },
        fields: HEADLINE_FIELDS,
        populate: HEADLINE_POPULATE,
      });
      const headlines = rows.map((row) => HeadlineRowSchema.parse(row));
      const digests = await media.digest(headlines.flatMap(headlineFilesOf));
      const buildings = headlines.map((row) => buildHeadline(row, digests));
      // A refused one cannot stand beside the others, and its own entry in the outbox says why.
      return buildings
        .flatMap((building) => (building.kind === 'built' ? [building.built] : []))
        .sort(comparePositions);
    },

    /** How many articles each month has, newest month first, from one pass over an index. */
    countByMonth: (locale: Locale, scope: ArticleListScope) => countByMonth(strapi, locale, scope),

    /** The addresses that an article had in its language, but for the present one. */
    async listFormerSlugs({ documentId, locale }: ArticleInLanguage, present: string | null) {
      return slugs.listFormer({ slug: present ?? '', locale, documentId });
    },

    /** The languages in which an article is published. */
    async listLocalizationsOf(articleId: string) {
      return listLocalizations(strapi, { documentId: articleId });
    },

    /** The published articles that show this category, unit, legal document or tag. */
    async listReferringTo(
      field: 'category' | 'unit' | 'legalDocuments' | 'tags',
      documentId: string,
    ) {
      return listLocalizations(strapi, { [field]: { documentId } });
    },
  };
};
export type PublishedArticles = ReturnType<typeof publishedArticles>;

/** Kept from the publication, so that what is published later does not change this article. Those from before have none. */
async function suggestionsOf(strapi: Core.Strapi, article: ArticleInLanguage): Promise<string[]> {
  const workflow: Workflow = strapi.plugin(PLUGIN_ID).service('workflow');
  const related: RelatedArticles = strapi.plugin(PLUGIN_ID).service('related-articles');
  return (await workflow.find(article))?.suggestedArticleIds ?? related.suggest(article);
}

async function readPublished(strapi: Core.Strapi, documentId: string, locale: string) {
  const media: Media = strapi.plugin(PLUGIN_ID).service('media');
  const row = await strapi.documents(ARTICLE_UID).findOne({
    documentId,
    locale,
    status: 'published',
    populate: ARTICLE_POPULATE,
  });
  if (!row) return null;
  const article = ArticleRowSchema.parse(row);
  return { article, digests: await media.digest(articleFilesOf(article)) };
}

async function listLocalizations(strapi: Core.Strapi, where: object) {
  const rows = await strapi.db.query(ARTICLE_UID).findMany({
    where: { ...where, publishedAt: { $notNull: true } },
    select: ['documentId', 'locale'],
  });
  return LocalizationsSchema.parse(rows).flatMap(({ documentId, locale }) =>
    locale ? [{ articleId: documentId, locale }] : [],
  );
}

async function countByMonth(strapi: Core.Strapi, locale: Locale, scope: ArticleListScope) {
  const articleCount = strapi.db.connection.raw('count(*) as article_count');
  const rows: unknown = await strapi.db
    .queryBuilder(ARTICLE_UID)
    .select(['publicationMonth', articleCount])
    .where({
      locale,
      publishedAt: { $notNull: true },
      publicationMonth: { $notNull: true },
      ...conditionOf(scope),
    })
    .groupBy(['publication_month'])
    .execute({ mapResults: false });
  return MonthCountsSchema.parse(rows)
    .map((row) => ({ month: row.publication_month, articleCount: row.article_count }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** A draft's row as it would be if it were published at this time. */
function publishedAt(now: Date, row: object): ArticleRow {
  const draft = ArticleRowSchema.parse({ ...row, publishedAt: now });
  return { ...draft, publicationDate: draft.publicationDate ?? now };
}

function conditionOf(scope: ArticleListScope) {
  const [name, id] = scope.split('/');
  if (name === 'category') return { category: { categoryId: id } };
  return name === 'unit' ? { unit: { unitId: id } } : {};
}
