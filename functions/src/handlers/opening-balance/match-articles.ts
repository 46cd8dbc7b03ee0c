import type { PublishedStore } from '@congkhai/published-store';
import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { PublishedSlugSchema } from '@congkhai/shared/contracts/published-article';
import { mentionIn } from './address';

const SLUG_KEY = new RegExp(`^slugs/(${LOCALES.join('|')})/([a-z0-9-]+)\\.json$`);
const ARTICLE_KEY = /^articles\/([a-z0-9]+)\/[a-z]+\.json$/;

/** Finds the article at an old address among those that are published now, or null. */
export interface ArticleFinder {
  find(address: string): Promise<string | null>;
  isPublished(articleId: string): boolean;
}

/**
 * Lists once what is published, so that the thousands of addresses that lead nowhere cost no question to the store. The slug is looked for in
 * the language that the address begins with, then in the others; after that the last word of the address may be an article's id.
 */
export async function openArticleFinder(published: PublishedStore): Promise<ArticleFinder> {
  const slugs = new Set(await published.list('slugs/'));
  const articleIds = new Set(
    (await published.list('articles/')).map((key) => ARTICLE_KEY.exec(key)?.[1] ?? ''),
  );
  const articleIdBySlugKey = new Map<string, string | null>();

  async function articleAt(slug: string, locale: Locale): Promise<string | null> {
    const key = objectKeys.slug(slug, locale);
    if (!slugs.has(key) || !SLUG_KEY.test(key)) return null;
    const known = articleIdBySlugKey.get(key);
    if (known !== undefined) return known;
    const stored = await published.read(key);
    const articleId = stored && PublishedSlugSchema.parse(JSON.parse(stored.text)).articleId;
    articleIdBySlugKey.set(key, articleId);
    return articleId;
  }

  return {
    isPublished: (articleId) => articleIds.has(articleId),
    async find(address) {
      const mention = mentionIn(address);
      if (!mention) return null;
      const { locale, slug, lastSegment } = mention;
      for (const candidate of localesFrom(locale)) {
        const articleId = await articleAt(slug, candidate);
        if (articleId !== null) return articleId;
      }
      return articleIds.has(lastSegment) ? lastSegment : null;
    },
  };
}

function localesFrom(first: Locale | null): readonly Locale[] {
  return first === null ? LOCALES : [first, ...LOCALES.filter((locale) => locale !== first)];
}
