import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import { PublishedSlugSchema } from '@congkhai/shared/contracts/published-article';
import { localMonthOf } from '@congkhai/shared/time/local-day';
import { ARTICLE_UID, CATEGORY_UID, LEGAL_DOCUMENT_UID, TAG_UID, UNIT_UID } from '../constants';
import type { Media } from '../services/media';
import type { PublishedArticles } from '../services/published-articles';
import { ARTICLE_KIND, parseArticleSubject, scopesOf, subjects } from './subjects';

/** The fields through which an article shows what another content type says. */
const FIELD_OF = new Map([
  [CATEGORY_UID, 'category'],
  [UNIT_UID, 'unit'],
  [LEGAL_DOCUMENT_UID, 'legalDocuments'],
  [TAG_UID, 'tags'],
] as const);

/** Thrown when an article that was published can no longer be shown. Its entry in the outbox waits and says why. */
export class ArticleRefused extends Error {
  override readonly name = 'ArticleRefused';
}

/** A published article in one language, the address it lives at, and those it had before, which lead there. */
export function articlePublishable(
  articles: () => PublishedArticles,
  media: () => Media,
): Publishable {
  return {
    kind: ARTICLE_KIND,
    takesLinksFrom: ({ uid, documentId }, subject) =>
      uid === ARTICLE_UID && parseArticleSubject(subject).articleId === documentId,
    adminPathOf(subject) {
      const { articleId, locale } = parseArticleSubject(subject);
      return `/content-manager/collection-types/${ARTICLE_UID}/${articleId}?plugins[i18n][locale]=${locale}`;
    },
    uids: [ARTICLE_UID, ...FIELD_OF.keys()],

    async subjectsOf({ uid, documentId }) {
      const field = [...FIELD_OF].find(([referredUid]) => referredUid === uid)?.[1];
      const published = field
        ? await articles().listReferringTo(field, documentId)
        : await articles().listLocalizationsOf(documentId);
      return published.map(subjects.article);
    },

    async documentsOf(subject) {
      const { articleId, locale } = parseArticleSubject(subject);
      const building = await articles().build(articleId, locale);
      if (!building) return [];
      if (building.kind === 'refused')
        throw new ArticleRefused(
          building.problems.map(({ field, message }) => `${field}: ${message}`).join('; '),
        );
      const article = building.built;
      const month = localMonthOf(new Date(article.publishedAt));
      return [
        // Before the documents that show them.
        ...building.media.map(({ key, sha256, mediaType, file }) => ({
          key,
          sha256,
          mediaType,
          bytes: () => media().bytesOf(file, sha256),
          dependents: [],
        })),
        {
          key: objectKeys.article(articleId, locale),
          body: article,
          dependents: scopesOf(article).map((scope) =>
            subjects.articleList({ locale, scope, month }),
          ),
        },
        {
          key: objectKeys.slug(article.slug, locale),
          body: PublishedSlugSchema.parse({ state: 'article', articleId, slug: article.slug }),
          dependents: [],
        },
        ...(await articles().listFormerSlugs(article)).map((slug) => ({
          key: objectKeys.slug(slug, locale),
          body: PublishedSlugSchema.parse({
            state: 'moved',
            articleId,
            slug,
            newSlug: article.slug,
          }),
          dependents: [],
        })),
      ];
    },
  };
}
