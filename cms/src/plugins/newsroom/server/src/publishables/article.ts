import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { Publishable } from '@congkhai/shared/contracts/publishable';
import {
  type PublishedSlug,
  PublishedSlugSchema,
} from '@congkhai/shared/contracts/published-article';
import { localMonthOf } from '@congkhai/shared/time/local-day';
import { ARTICLE_UID, CATEGORY_UID, LEGAL_DOCUMENT_UID, TAG_UID, UNIT_UID } from '../constants';
import type { ArticleFates } from '../services/article-fates';
import type { Media } from '../services/media';
import type { PublishedArticles } from '../services/published-articles';
import type { WorkflowHistory } from '../services/workflow-history';
import {
  ARTICLE_KIND,
  type ArticleSubject,
  parseArticleSubject,
  scopesOf,
  subjects,
} from './subjects';

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

/** Where what is published of articles comes from. */
interface Sources {
  articles: () => PublishedArticles;
  fates: () => ArticleFates;
  history: () => WorkflowHistory;
  media: () => Media;
}

/** A published article in one language, the address it lives at, and those it had before, which lead there or tell why it is gone. */
export function articlePublishable({ articles, fates, history, media }: Sources): Publishable {
  /** What readers find at the addresses of an article that they no longer see. */
  async function formerAddresses({ articleId, locale }: ArticleSubject) {
    const article = { documentId: articleId, locale };
    const fate = await fates().fateOf(article);
    if (!fate) return [];
    const slugs = await articles().listFormerSlugs(article, null);
    return slugs.map((slug) => addressDocument(locale, { ...fate, articleId, slug }));
  }

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
      const told = uid === ARTICLE_UID ? await fates().listConcernedBy(documentId) : [];
      return [...new Set([...published, ...told].map(subjects.article))];
    },

    async documentsOf(subject) {
      const { articleId, locale } = parseArticleSubject(subject);
      const building = await articles().build(articleId, locale);
      if (!building) return formerAddresses({ articleId, locale });
      if (building.kind === 'refused')
        throw new ArticleRefused(
          building.problems.map(({ field, message }) => `${field}: ${message}`).join('; '),
        );
      const article = building.built;
      const reference = { documentId: articleId, locale };
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
          body: { ...article, changeNotes: await history().listChangeNotes(reference) },
          approvals: await fates().approvalsOf(reference),
          dependents: scopesOf(article).map((scope) =>
            subjects.articleList({ locale, scope, month }),
          ),
        },
        addressDocument(locale, { state: 'article', articleId, slug: article.slug }),
        ...(await articles().listFormerSlugs(reference, article.slug)).map((slug) =>
          addressDocument(locale, { state: 'moved', articleId, slug, newSlug: article.slug }),
        ),
      ];
    },
  };
}

function addressDocument(locale: Locale, address: PublishedSlug) {
  return {
    key: objectKeys.slug(address.slug, locale),
    body: PublishedSlugSchema.parse(address),
    dependents: [],
  };
}
