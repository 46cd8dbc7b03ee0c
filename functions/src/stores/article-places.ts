import type { PublishedStore } from '@congkhai/published-store';
import { ArticleIdSchema, type Locale } from '@congkhai/shared/contracts/identifiers';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { ArticleListIndexSchema } from '@congkhai/shared/contracts/published-article';
import type { ArticlePlace } from '@congkhai/shared/news/article-scopes';
import * as z from 'zod';
import { createOwnTurns } from './own-turns';
import { DocumentInvalid, readOrThrow } from './store-unavailable';

const MONTHS_AT_ONCE = 16;

/** Where every published article of a locale was filed, by its id. The same map, and for the same place the same object, while nothing changes. */
export type PlacesByArticle = ReadonlyMap<string, ArticlePlace>;
export interface ArticlePlaces {
  of(locale: Locale): Promise<PlacesByArticle>;
}

// Only this much of each headline, because there may be a hundred thousand of them. A headline that has not even this is left out here,
// and is reported when the list that it is in is read.
const FiledArticleSchema = z.object({
  articleId: ArticleIdSchema,
  category: z.object({ categoryId: z.string() }).nullable(),
  unit: z.object({ unitId: z.string() }).nullable(),
});
const MonthSchema = z.object({ articles: z.array(z.unknown()) });

interface HeldMonth {
  etag: string;
  articles: [articleId: string, place: ArticlePlace][];
}
interface HeldLocale {
  months: Map<string, HeldMonth>;
  places: PlacesByArticle;
}

/**
 * Knows from the published list documents where articles were filed. What was read once is asked for by its etag and parsed again only if it
 * has changed; of the documents nothing else is kept.
 */
export function createArticlePlaces(published: PublishedStore): ArticlePlaces {
  const held = new Map<Locale, HeldLocale>();
  const known = new Map<string, ArticlePlace>();
  const ownTurn = createOwnTurns();

  function placeOf({ category, unit }: z.infer<typeof FiledArticleSchema>): ArticlePlace {
    const categoryId = category?.categoryId ?? null;
    const unitId = unit?.unitId ?? null;
    const name = `${categoryId} ${unitId}`;
    const place = known.get(name) ?? { categoryId, unitId };
    known.set(name, place);
    return place;
  }

  async function readMonth(key: string, month: HeldMonth | undefined): Promise<HeldMonth | null> {
    const stored = await readOrThrow(() =>
      month ? published.readIfChanged(key, month.etag) : published.read(key),
    );
    if (stored === 'unchanged') return month ?? null;
    if (stored === null) return null;
    // A month takes some milliseconds to parse, and there may be hundreds of them.
    await ownTurn();
    const { articles } = parse(MonthSchema, key, stored.text);
    const filed = articles.flatMap((article): HeldMonth['articles'] => {
      const parsed = FiledArticleSchema.safeParse(article);
      return parsed.success ? [[parsed.data.articleId, placeOf(parsed.data)]] : [];
    });
    return { etag: stored.etag, articles: filed };
  }

  async function monthKeysOf(locale: Locale): Promise<string[]> {
    const key = objectKeys.articleListIndex(locale, 'all');
    const stored = await readOrThrow(() => published.read(key));
    if (!stored) return [];
    const { months } = parse(ArticleListIndexSchema, key, stored.text);
    return months.map(({ month }) => objectKeys.articleListMonth(locale, 'all', month));
  }

  async function readMonths(
    keys: readonly string[],
    before: ReadonlyMap<string, HeldMonth>,
  ): Promise<Map<string, HeldMonth>> {
    const months = new Map<string, HeldMonth>();
    for (let first = 0; first < keys.length; first += MONTHS_AT_ONCE) {
      const some = keys.slice(first, first + MONTHS_AT_ONCE);
      const read = await Promise.all(some.map((key) => readMonth(key, before.get(key))));
      for (const [index, month] of read.entries()) {
        const key = some[index];
        if (month && key !== undefined) months.set(key, month);
      }
    }
    return months;
  }

  return {
    async of(locale) {
      const before = held.get(locale);
      const months = await readMonths(await monthKeysOf(locale), before?.months ?? new Map());
      if (before && isSame(before.months, months)) return before.places;
      const places = new Map([...months.values()].flatMap(({ articles }) => articles));
      held.set(locale, { months, places });
      return places;
    },
  };
}

function isSame(before: Map<string, HeldMonth>, after: Map<string, HeldMonth>): boolean {
  return (
    before.size === after.size && [...after].every(([key, month]) => before.get(key) === month)
  );
}

function parse<Document>(schema: z.ZodType<Document>, key: string, text: string): Document {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new DocumentInvalid(key, { cause });
  }
}
