import { LOCALES, LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import type { SignedHourSeal } from '@congkhai/shared/views/ledger';
import type { TransactionPart } from './dynamodb-client';
import { countOf, itemOfArticle, itemOfSite, textOf } from './dynamodb-counters';
import type { DynamodbDatabase } from './dynamodb-database';
import type { Item, ItemKey } from './dynamodb-items';
import { keyOf, partitionsOf, viewKeys } from './dynamodb-keys';
import { isNewer, siteOfSeal } from './dynamodb-seals';
import { inParallel } from './in-parallel';
import { StoreUnavailable } from './store-unavailable';

const PARALLEL_REQUESTS_MAX = 16;
const CHAIN_ATTEMPTS_MAX = 5;
/** What an hour had of each article is kept for so long after its end, or its sealing if that is later; days are kept for good. */
const ARTICLE_HOURS_KEPT_SECONDS = 42 * 86_400;

/**
 * Puts the sealed counts of an hour in place of those that were counted. Each counter says which version it is of, so that a job that was cut off
 * goes on where it was, and nothing is added to what is sealed. The counters of the site come last, and with them the hour counts as sealed.
 */
export function createHourSeals(database: DynamodbDatabase, now: () => Date) {
  const { views } = database;

  /**
   * Every article that the hour has a counter of, or will have one of when the stream comes to its rows. Those that are not in the seal have
   * nothing, and must have a sealed counter all the same, so that nothing is added to it.
   */
  async function keysToSeal(hour: string): Promise<ItemKey[]> {
    const counters = inParallel(LOCALES, LOCALES.length, (locale) =>
      views.query({
        pk: viewKeys.hour(hour, locale),
        attributes: ['pk', 'sk'],
        isConsistent: true,
      }),
    );
    const rows = inParallel(partitionsOf(hour), PARALLEL_REQUESTS_MAX, (pk) =>
      views.query({ pk, attributes: ['articleId', 'locale'], isConsistent: true }),
    );
    const keysOfRows = (await rows)
      .flat()
      .map(({ locale, articleId }) =>
        viewKeys.articleHour(hour, LocaleSchema.parse(locale), String(articleId)),
      );
    return [...(await counters).flat().map(keyOf), ...keysOfRows];
  }

  async function putArticles({ seal }: SignedHourSeal): Promise<void> {
    const sealVersion = seal.version;
    const end = Math.max(now().getTime(), Date.parse(`${seal.hour}:59:59.999Z`));
    const expiresAt = Math.floor(end / 1_000) + ARTICLE_HOURS_KEPT_SECONDS;
    const items = new Map<string, object>();
    for (const key of await keysToSeal(seal.hour))
      items.set(`${key.pk} ${key.sk}`, { ...key, sealVersion, expiresAt });
    for (const article of seal.articles) {
      const key = viewKeys.articleHour(seal.hour, article.locale, article.articleId);
      const item = { ...key, ...itemOfArticle(article), sealVersion, expiresAt };
      items.set(`${key.pk} ${key.sk}`, item);
    }
    await inParallel([...items.values()], PARALLEL_REQUESTS_MAX, (item) =>
      views.put(item, isNewer(sealVersion)),
    );
  }

  /** Closes the hour as sealed; false if another process moved the chain meanwhile. */
  async function putSite({ seal, sha256 }: SignedHourSeal): Promise<boolean> {
    const table = views.name;
    const key = viewKeys.siteHour(seal.hour);
    const item = { ...key, ...itemOfSite(siteOfSeal(seal)), sealVersion: seal.version };
    const parts: TransactionPart[] = [
      { kind: 'put', table, item, condition: isNewer(seal.version) },
      { kind: 'delete', table, key: viewKeys.openHour(seal.hour) },
    ];
    const chain = await views.get(viewKeys.chain, { isConsistent: true });
    if (seal.version === 1 && (textOf(chain, 'hour') ?? '') < seal.hour)
      parts.push(chainPart(table, { hour: seal.hour, hourSha256: sha256 }));
    const outcome = await database.transact(parts);
    return outcome.kind === 'done' || outcome.refusals.has(0);
  }

  return {
    async apply(sealed: SignedHourSeal): Promise<void> {
      const { hour, version } = sealed.seal;
      const known = await views.get(viewKeys.siteHour(hour), { isConsistent: true });
      if (countOf(known, 'sealVersion') >= version) return;
      await putArticles(sealed);
      for (let tries = 1; tries <= CHAIN_ATTEMPTS_MAX; tries += 1)
        if (await putSite(sealed)) return;
      throw new StoreUnavailable('view store');
    },
  };
}

function chainPart(table: string, values: Item): TransactionPart {
  return {
    kind: 'update',
    table,
    key: viewKeys.chain,
    text: 'SET #hour = :hour, #hourSha256 = :hourSha256',
    values,
    condition: { text: 'attribute_not_exists(#hour) OR #hour < :hour' },
  };
}
