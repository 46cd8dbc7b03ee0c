import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import type { SignedDaySeal } from '@congkhai/shared/views/ledger';
import type { TransactionPart } from './dynamodb-client';
import {
  type ArticleCounters,
  articleOfItem,
  countOf,
  itemOfArticle,
  itemOfSite,
  noCounts,
  textOf,
} from './dynamodb-counters';
import type { DynamodbDatabase } from './dynamodb-database';
import type { Item } from './dynamodb-items';
import { LIST_INDEX, periods, viewKeys } from './dynamodb-keys';
import { isNewer, siteOfSeal } from './dynamodb-seals';
import { updateTextOf } from './dynamodb-table';
import { inParallel } from './in-parallel';
import { StoreUnavailable } from './store-unavailable';

const PARALLEL_REQUESTS_MAX = 16;
const ATTEMPTS_MAX = 5;

/** What a day has of an article in one language. */
interface ArticleOfDay {
  articleId: string;
  locale: Locale;
  counts: ArticleCounters;
}

/**
 * Closes days. For each article one transaction puts the day and adds what is new of it to its month and to its total, so that a job that was cut
 * off goes on where it was. The counters of the site and the chain come last, and with them the day counts as closed.
 */
export function createDaySeals(database: DynamodbDatabase) {
  const { views } = database;
  const table = views.name;

  /** Articles that an earlier version had and this one has not: they have nothing any more. */
  async function articlesOf({ seal }: SignedDaySeal): Promise<ArticleOfDay[]> {
    const articles = new Map<string, ArticleOfDay>();
    for (const locale of seal.version === 1 ? [] : LOCALES) {
      const pk = viewKeys.list(periods.day(seal.localDay), locale);
      for (const item of await views.query({ pk, index: LIST_INDEX })) {
        const articleId = textOf(item, 'articleId') ?? '';
        articles.set(`${articleId} ${locale}`, { articleId, locale, counts: noCounts() });
      }
    }
    for (const { articleId, locale, ...counts } of seal.articles)
      articles.set(`${articleId} ${locale}`, { articleId, locale, counts });
    return [...articles.values()];
  }

  async function applyArticle(article: ArticleOfDay, { seal }: SignedDaySeal): Promise<void> {
    const { localDay, version } = seal;
    const key = viewKeys.articlePeriod(article.articleId, periods.day(localDay), article.locale);
    for (let tries = 1; tries <= ATTEMPTS_MAX; tries += 1) {
      const known = await views.get(key, { isConsistent: true });
      if (countOf(known, 'sealVersion') >= version) return;
      const outcome = await database.transact(partsOf(article, { table, known, seal }));
      if (outcome.kind === 'done') return;
    }
    throw new StoreUnavailable('view store');
  }

  /** Closes the day; false if another process moved the chain meanwhile. */
  async function putSite({ seal, sha256 }: SignedDaySeal): Promise<boolean> {
    const key = viewKeys.siteDay(seal.localDay);
    const item = { ...key, ...itemOfSite(siteOfSeal(seal)), sealVersion: seal.version };
    const chain = await views.get(viewKeys.chain, { isConsistent: true });
    const revision = countOf(chain, 'revision');
    const isHead = seal.version === 1 && (textOf(chain, 'day') ?? '') < seal.localDay;
    const set: Item = {
      revision: revision + 1,
      ...(isHead ? { day: seal.localDay, daySha256: sha256 } : {}),
    };
    const condition =
      revision === 0
        ? { text: 'attribute_not_exists(#revision)' }
        : { text: '#revision = :seen', values: { seen: revision } };
    const outcome = await database.transact([
      { kind: 'put', table, item, condition: isNewer(seal.version) },
      {
        kind: 'update',
        table,
        key: viewKeys.chain,
        text: updateTextOf({}, set),
        values: set,
        condition,
      },
    ]);
    return outcome.kind === 'done' || outcome.refusals.has(0);
  }

  return {
    async apply(sealed: SignedDaySeal): Promise<void> {
      const { localDay, version } = sealed.seal;
      const known = await views.get(viewKeys.siteDay(localDay), { isConsistent: true });
      if (countOf(known, 'sealVersion') >= version) return;
      const articles = await articlesOf(sealed);
      await inParallel(articles, PARALLEL_REQUESTS_MAX, (article) => applyArticle(article, sealed));
      for (let tries = 1; tries <= ATTEMPTS_MAX; tries += 1) if (await putSite(sealed)) return;
      throw new StoreUnavailable('view store');
    },
  };
}

/** Puts an article's day and adds what is new of it to its month and its total. */
function partsOf(
  article: ArticleOfDay,
  { table, known, seal }: { table: string; known: Item | null; seal: SignedDaySeal['seal'] },
): TransactionPart[] {
  const { localDay, version } = seal;
  const { articleId, locale, counts } = article;
  const period = periods.day(localDay);
  const day = {
    ...viewKeys.articlePeriod(articleId, period, locale),
    ...itemOfArticle(counts),
    articleId,
    list: viewKeys.list(period, locale),
    sealVersion: version,
  };
  const condition = known
    ? { text: '#sealVersion = :seen', values: { seen: countOf(known, 'sealVersion') } }
    : { text: 'attribute_not_exists(#pk)' };
  const before = articleOfItem(known ?? {});
  const add = {
    viewCount: counts.viewCount - before.viewCount,
    readCount: counts.readCount - before.readCount,
  };
  const sums = [periods.month(localDay.slice(0, 7)), periods.total].map((sum) => {
    const set: Item = { articleId, list: viewKeys.list(sum, locale) };
    if (version === 1) set.lastDay = localDay;
    const key = viewKeys.articlePeriod(articleId, sum, locale);
    const text = updateTextOf(add, set);
    return { kind: 'update' as const, table, key, text, values: { ...add, ...set } };
  });
  return [{ kind: 'put', table, item: day, condition }, ...sums];
}
