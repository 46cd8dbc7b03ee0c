import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import { localDaysBetween } from '@congkhai/shared/time/local-day';
import type { createClosedCounts } from './dynamodb-closed-counts';
import type { Hours } from './dynamodb-hours';
import { periods } from './dynamodb-keys';
import { earliestOf, firstOpenHourAfter, latestOf } from './dynamodb-windows';
import { dayNumberOf, firstHourOfDay, hourNameOf } from './hour-numbers';
import type { ArticleDayCounts, ViewCounts } from './view-store';

interface Sources {
  hours: Hours;
  closedCounts: ReturnType<typeof createClosedCounts>;
  readClosed: () => Promise<{ lastDay: string | null; revision: number }>;
}

/** Counts every article day by day: closed days from their lists, the others hour by hour. */
export function createDayCounts({
  hours,
  closedCounts,
  readClosed,
}: Sources): ViewCounts['countDays'] {
  async function addClosedDays(
    { fromDay, toDay }: { fromDay: string; toDay: string },
    revision: number,
    add: (counts: ArticleDayCounts) => void,
  ): Promise<void> {
    for (const localDay of localDaysBetween(fromDay, toDay))
      for (const locale of LOCALES)
        for (const { articleId, counts } of await closedCounts.list(
          periods.day(localDay),
          locale,
          revision,
        ))
          add({ localDay, locale, articleId, ...counts });
  }

  return async function countDays({ fromDay, toDay }) {
    const { lastDay, revision } = await readClosed();
    const sums = createSums();
    if (lastDay !== null)
      await addClosedDays({ fromDay, toDay: earliestOf(toDay, lastDay) }, revision, sums.add);
    const fromHour = latestOf(firstHourOf(fromDay), firstOpenHourAfter(lastDay));
    const toHour = hourNameOf(firstHourOfDay(dayNumberOf(toDay) + 1) - 1);
    const site = fromHour <= toHour ? await hours.ofSite(fromHour, toHour) : [];
    for (const { localDay, locale, articles } of await hours.ofArticles(site))
      for (const [articleId, counts] of articles)
        sums.add({ localDay, locale, articleId, ...counts });
    return sums.counted();
  };
}

function firstHourOf(localDay: string): string {
  return hourNameOf(firstHourOfDay(dayNumberOf(localDay)));
}

function createSums() {
  const sums = new Map<string, ArticleDayCounts>();
  return {
    add({ localDay, locale, articleId, viewCount, readCount }: ArticleDayCounts): void {
      const key = `${localDay} ${locale} ${articleId}`;
      const sum = sums.get(key) ?? { localDay, locale, articleId, viewCount: 0, readCount: 0 };
      sum.viewCount += viewCount;
      sum.readCount += readCount;
      sums.set(key, sum);
    },
    counted: () => [...sums.values()].filter(({ viewCount }) => viewCount > 0),
  };
}
