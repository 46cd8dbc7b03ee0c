import type { PublishedStore } from '@congkhai/published-store';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import {
  type SealedArticle,
  type SignedDaySeal,
  SignedDaySealSchema,
} from '@congkhai/shared/views/ledger';
import { createLeastRecentlyUsed } from './least-recently-used';
import { createOwnTurns } from './own-turns';
import { DocumentInvalid, readOrThrow } from './store-unavailable';

/** Years of days with thousands of articles read on each. */
const BYTES_MAX = 64 * 1_024 * 1_024;
/** A later version of a day may be found this much later. What is there never changes. */
const LOOK_AGAIN_MILLISECONDS = 60_000;
const DAYS_AT_ONCE = 16;
const NUMBERS_PER_ARTICLE = 3;
/** Of each day the articles with most activations held suspect are kept. */
const SUSPECTS_MAX = 100;

/** An article in one language, as the articles of sealed days are numbered. */
export interface NumberedArticle {
  articleId: string;
  locale: Locale;
}

/** A day as the latest version of its seal has it. */
export interface SealedDay {
  version: number;
  sha256: string;
  rulesVersions: string[];
  hourCount: number;
  visitCount: number;
  suspects: Pick<SealedArticle, 'articleId' | 'locale' | 'suspectCount'>[];
  /** Number of the article, views and reads of each article, one after the other: three whole numbers of 32 bits. */
  counts: Uint32Array;
}

/** Sealed days, read from the ledger once and kept small. */
export interface SealedDays {
  /** The days of these that are sealed. */
  of(localDays: readonly string[]): Promise<Map<string, SealedDay>>;
  /** The articles by number. It grows as days are read. */
  articles: readonly NumberedArticle[];
}

interface HeldDay {
  day: SealedDay | null;
  lookedAt: number;
}

export function createSealedDays(published: PublishedStore, now: () => Date): SealedDays {
  const held = createLeastRecentlyUsed<HeldDay>(BYTES_MAX);
  const numbers = new Map<string, number>();
  const articles: NumberedArticle[] = [];
  const ownTurn = createOwnTurns();

  function numberOf({ articleId, locale }: NumberedArticle): number {
    const name = `${articleId} ${locale}`;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    articles.push({ articleId, locale });
    numbers.set(name, articles.length - 1);
    return articles.length - 1;
  }

  function pack({ seal, sha256 }: SignedDaySeal): SealedDay {
    const { version, rulesVersions, visitCount, articles: sealed } = seal;
    const counts = new Uint32Array(sealed.length * NUMBERS_PER_ARTICLE);
    for (const [index, article] of sealed.entries())
      counts.set(
        [numberOf(article), article.viewCount, article.readCount],
        index * NUMBERS_PER_ARTICLE,
      );
    const hourCount = seal.hours.length;
    const suspects = suspectsOf(sealed);
    return { version, sha256, rulesVersions, hourCount, visitCount, suspects, counts };
  }

  async function look(localDay: string, before: SealedDay | null): Promise<SealedDay | null> {
    const key = objectKeys.daySeal(localDay, (before?.version ?? 0) + 1);
    const stored = await readOrThrow(() => published.read(key));
    if (!stored) return before;
    // A day takes some milliseconds to parse, and there may be a year of them.
    await ownTurn();
    return look(localDay, pack(parse(key, stored.text)));
  }

  async function dayOf(localDay: string): Promise<SealedDay | null> {
    const known = held.get(localDay);
    const at = now().getTime();
    // Whether a day is sealed by now is asked each time; only later versions may wait.
    if (known?.day && at - known.lookedAt < LOOK_AGAIN_MILLISECONDS) return known.day;
    const day = await look(localDay, known?.day ?? null);
    if (day) held.set(localDay, { day, lookedAt: at }, day.counts.byteLength);
    return day;
  }

  return {
    articles,
    async of(localDays) {
      const found = new Map<string, SealedDay>();
      for (let first = 0; first < localDays.length; first += DAYS_AT_ONCE) {
        const some = localDays.slice(first, first + DAYS_AT_ONCE);
        const days = await Promise.all(some.map(dayOf));
        for (const [index, day] of days.entries()) {
          const localDay = some[index];
          if (day && localDay !== undefined) found.set(localDay, day);
        }
      }
      return found;
    },
  };
}

function suspectsOf(articles: readonly SealedArticle[]): SealedDay['suspects'] {
  return articles
    .filter(({ suspectCount }) => suspectCount > 0)
    .sort((a, b) => b.suspectCount - a.suspectCount)
    .slice(0, SUSPECTS_MAX)
    .map(({ articleId, locale, suspectCount }) => ({ articleId, locale, suspectCount }));
}

function parse(key: string, text: string): SignedDaySeal {
  try {
    return SignedDaySealSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new DocumentInvalid(key, { cause });
  }
}
