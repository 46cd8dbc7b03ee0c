import { addSite, type SiteCounters, siteOfItem, textOf } from './dynamodb-counters';
import type { Hours } from './dynamodb-hours';
import { viewKeys } from './dynamodb-keys';
import { rejectionsOfItem } from './dynamodb-rejections';
import type { ReadableTable } from './dynamodb-table';
import { type Closed, firstOpenHourAfter } from './dynamodb-windows';
import type { DayTallies, ViewCounts, ViewTotals } from './view-store';

/** Counts of the whole site. */
export function createSiteCounts(
  views: ReadableTable,
  hours: Hours,
  readClosed: () => Promise<Closed>,
): Pick<ViewCounts, 'siteHours' | 'totals' | 'tallies'> {
  const between = (from: string, to: string) => ({
    text: '#sk BETWEEN :from AND :to',
    values: { from, to },
  });

  /** Counts of days, closed or not, from the first to the last given. */
  async function siteDays(fromDay: string, toDay: string): Promise<Map<string, SiteCounters>> {
    const { lastDay } = await readClosed();
    const { pk } = viewKeys.siteDay(fromDay);
    const days = new Map<string, SiteCounters>();
    for (const item of await views.query({ pk, sortKey: between(fromDay, toDay) })) {
      const localDay = textOf(item, 'sk') ?? '';
      if (lastDay !== null && localDay <= lastDay) days.set(localDay, siteOfItem(item));
    }
    for (const { localDay, item } of await hours.ofSite(firstOpenHourAfter(lastDay))) {
      if (localDay < fromDay || localDay > toDay) continue;
      const sum = days.get(localDay) ?? siteOfItem({});
      addSite(sum, siteOfItem(item));
      days.set(localDay, sum);
    }
    return days;
  }

  return {
    async siteHours({ fromHour, toHour }) {
      const found = await hours.ofSite(fromHour, toHour);
      return found
        .map(({ hour, item }) => ({ hour, ...totalsOf(siteOfItem(item)) }))
        .filter(({ viewCount }) => viewCount > 0);
    },
    async totals() {
      const sum = siteOfItem({});
      for (const counts of (await siteDays('0', '9')).values()) addSite(sum, counts);
      return totalsOf(sum);
    },
    async tallies({ fromDay, toDay }) {
      const days = new Map<string, DayTallies>();
      for (const [localDay, counts] of await siteDays(fromDay, toDay))
        days.set(localDay, talliesOf(localDay, counts));
      const { pk } = viewKeys.rejections(fromDay);
      for (const item of await views.query({ pk, sortKey: between(fromDay, toDay) })) {
        const localDay = textOf(item, 'sk') ?? '';
        const tallies = days.get(localDay) ?? talliesOf(localDay, siteOfItem({}));
        days.set(localDay, { ...tallies, rejected: rejectionsOfItem(item) });
      }
      return [...days.values()].sort((a, b) => (a.localDay < b.localDay ? -1 : 1));
    },
  };
}

function totalsOf({ classes, readCount, visitCount }: SiteCounters): ViewTotals {
  return { viewCount: classes.human, readCount, visitCount };
}

function talliesOf(localDay: string, counts: SiteCounters): DayTallies {
  const { classes, withoutReaderCount, visitCount } = counts;
  return { localDay, classes, rejected: {}, withoutReaderCount, visitCount };
}
