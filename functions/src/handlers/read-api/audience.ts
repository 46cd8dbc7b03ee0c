import { LOCALES, type Locale } from '@congkhai/shared/contracts/identifiers';
import type { ArticleListScope } from '@congkhai/shared/contracts/object-keys';
import type {
  AudienceNowResponse,
  AudienceRequestSchema,
  AudienceResponse,
} from '@congkhai/shared/contracts/read-api-views';
import { daysBefore, localDayOf, utcHourOf } from '@congkhai/shared/time/local-day';
import { type ArticleCounts, compareMostRead } from '@congkhai/shared/views/most-read';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import type * as z from 'zod';
import type { ArticleDocuments } from '../../stores/article-documents';
import type { ArticlePlaces } from '../../stores/article-places';
import type { SealedDay, SealedDays } from '../../stores/sealed-days';
import type { ViewCounts } from '../../stores/view-store';
import { readAnyHeadline, readHeadline } from './headlines';
import { rangeOf } from './range';
import { openScopes, requireScope, scopeOf } from './scopes';

const COMPARED_DAYS = 7;

type AudienceRequest = z.infer<typeof AudienceRequestSchema>;
type AudienceDay = AudienceResponse['data']['days'][number];

interface Sources {
  documents: ArticleDocuments;
  views: ViewCounts;
  sealedDays: SealedDays;
  places: ArticlePlaces;
  now: Date;
}

/** Counts of one article in one language on a day. */
interface DayCount extends ArticleCounts {
  locale: Locale;
}
type IsIncluded = (articleId: string, locale: Locale) => boolean;

/** `GET /v1/audience`: sealed days from the ledger, the days after the last of them from the view store. */
export async function getAudience(
  request: AudienceRequest,
  sources: Sources,
): Promise<AudienceResponse> {
  const { documents, now } = sources;
  const { locale = null, limit } = request;
  const scope = scopeOf(request);
  await requireScope(request, documents);
  const { from, to, days: localDays } = rangeOf(request, now);
  const isIncluded = await openFilter(scope, locale, sources);
  const sealed = await sources.sealedDays.of(localDays);
  const open = await readOpenDays(localDays, sealed, sources);
  const sums = createSums();
  const isWholeSite = scope === 'all' && locale === null;
  const days = localDays.map((localDay): AudienceDay => {
    const day = sealed.get(localDay);
    const counts = day ? countsOf(day, sources.sealedDays) : (open.counts.get(localDay) ?? []);
    const visitCount = day ? day.visitCount : (open.visits.get(localDay) ?? 0);
    return {
      localDay,
      ...sums.addDay(counts, isIncluded),
      visitCount: isWholeSite ? visitCount : null,
      sealVersion: day?.version ?? null,
    };
  });
  return {
    data: {
      viewCount: sumOf(days, ({ viewCount }) => viewCount),
      readCount: sumOf(days, ({ readCount }) => readCount),
      visitCount: isWholeSite ? sumOf(days, ({ visitCount }) => visitCount ?? 0) : null,
      days,
      articles: await listArticles(sums.articles(), { documents, locale, limit }),
    },
    meta: { from, to, locale, scope, definition: VIEW_DEFINITION },
  };
}

/** Which articles count. For the whole site all of them do, whatever became of them. */
async function openFilter(
  scope: ArticleListScope,
  locale: Locale | null,
  { documents, places, now }: Sources,
): Promise<IsIncluded> {
  const isLocale = (candidate: Locale) => locale === null || candidate === locale;
  if (scope === 'all') return (_articleId, candidate) => isLocale(candidate);
  const scopesOf = await openScopes(documents, localDayOf(now));
  const members = new Map<Locale, Set<string>>();
  for (const candidate of LOCALES.filter(isLocale)) {
    const filed = [...(await places.of(candidate))];
    const ids = filed.filter(([, place]) => scopesOf(place).includes(scope)).map(([id]) => id);
    members.set(candidate, new Set(ids));
  }
  return (articleId, candidate) => members.get(candidate)?.has(articleId) ?? false;
}

/** The days after the last sealed one. A day before it that has no seal had no event. */
async function readOpenDays(
  localDays: readonly string[],
  sealed: ReadonlyMap<string, SealedDay>,
  { views }: Sources,
): Promise<{ counts: Map<string, DayCount[]>; visits: Map<string, number> }> {
  const lastSealed = localDays.findLastIndex((localDay) => sealed.has(localDay));
  const [fromDay, toDay] = [localDays[lastSealed + 1], localDays.at(-1)];
  const counts = new Map<string, DayCount[]>();
  const visits = new Map<string, number>();
  if (fromDay === undefined || toDay === undefined) return { counts, visits };
  for (const count of await views.countDays({ fromDay, toDay })) {
    const ofDay = counts.get(count.localDay);
    if (ofDay) ofDay.push(count);
    else counts.set(count.localDay, [count]);
  }
  for (const { localDay, visitCount } of await views.tallies({ fromDay, toDay }))
    visits.set(localDay, visitCount);
  return { counts, visits };
}

function* countsOf({ counts }: SealedDay, { articles }: SealedDays): Generator<DayCount> {
  for (let at = 0; at < counts.length; at += 3) {
    const article = articles[counts[at] ?? 0];
    const [viewCount = 0, readCount = 0] = [counts[at + 1], counts[at + 2]];
    if (article) yield { ...article, viewCount, readCount };
  }
}

function createSums() {
  const byArticle = new Map<string, ArticleCounts>();
  return {
    addDay(counts: Iterable<DayCount>, isIncluded: IsIncluded) {
      const day = { viewCount: 0, readCount: 0 };
      for (const { articleId, locale, viewCount, readCount } of counts) {
        if (!isIncluded(articleId, locale)) continue;
        const article = byArticle.get(articleId) ?? { articleId, viewCount: 0, readCount: 0 };
        byArticle.set(articleId, article);
        article.viewCount += viewCount;
        article.readCount += readCount;
        day.viewCount += viewCount;
        day.readCount += readCount;
      }
      return day;
    },
    articles: () => [...byArticle.values()],
  };
}

async function listArticles(
  counts: ArticleCounts[],
  {
    documents,
    locale,
    limit,
  }: { documents: ArticleDocuments; locale: Locale | null; limit: number },
): Promise<AudienceResponse['data']['articles']> {
  const listed: AudienceResponse['data']['articles'] = [];
  for (const { articleId, viewCount, readCount } of counts.sort(compareMostRead)) {
    if (listed.length >= limit) break;
    const article =
      locale === null
        ? await readAnyHeadline(documents, articleId)
        : await readHeadline(documents, articleId, locale);
    if (article && viewCount > 0)
      listed.push({ rank: listed.length + 1, article, viewCount, readCount });
  }
  return listed;
}

function sumOf<Item>(items: readonly Item[], countOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + countOf(item), 0);
}

/** `GET /v1/audience/now` */
export async function getAudienceNow({
  views,
  now,
}: Pick<Sources, 'views' | 'now'>): Promise<AudienceNowResponse> {
  const toHour = utcHourOf(now);
  const earlier = Array.from({ length: COMPARED_DAYS }, (_, index) =>
    utcHourOf(daysBefore(now, index + 1)),
  );
  const counted = await views.siteHours({ fromHour: earlier.at(-1) ?? toHour, toHour });
  const byHour = new Map(counted.map((hour) => [hour.hour, hour]));
  const countsIn = (hour: string) => {
    const { viewCount = 0, readCount = 0, visitCount = 0 } = byHour.get(hour) ?? {};
    return { hour, viewCount, readCount, visitCount };
  };
  return {
    data: {
      ...countsIn(toHour),
      minutesOver: now.getUTCMinutes(),
      earlierHours: earlier.map(countsIn),
    },
    meta: { definition: VIEW_DEFINITION },
  };
}
