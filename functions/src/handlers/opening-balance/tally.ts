import { LocalDaySchema } from '@congkhai/shared/time/local-day';
import { addressOf } from './address';
import { ImportRefused, type Place } from './import-refused';

/** A site with more addresses than this lets readers make them up. */
const ADDRESSES_MAX = 1_000_000;

/** What the files of one older system say, before it is known which articles they mean. */
export interface Tally {
  /** By address in its compared form. */
  viewCountByAddress: ReadonlyMap<string, number>;
  site: { viewCount: number; visitCount: number | null };
  period: { firstDay: string; lastDay: string } | null;
}

/** Adds up what is read from files. */
export function createTally() {
  const viewCountByAddress = new Map<string, number>();
  let pagesViewCount = 0;
  let site: { viewCount: number; visitCount: number | null } | null = null;
  let period: { firstDay: string; lastDay: string } | null = null;
  return {
    addViews(writtenAddress: string, viewCount: number, place: Place): void {
      const address = addressOf(writtenAddress);
      viewCountByAddress.set(address, (viewCountByAddress.get(address) ?? 0) + viewCount);
      pagesViewCount += viewCount;
      if (viewCountByAddress.size > ADDRESSES_MAX) throw tooManyAddresses(place);
    },
    /** Totals that the older system gives for the whole site; without them they are the sum of its pages. */
    addSite(totals: { viewCount: number; visitCount: number | null }): void {
      const visits = [site?.visitCount, totals.visitCount].filter((count) => count != null);
      site = {
        viewCount: (site?.viewCount ?? 0) + totals.viewCount,
        visitCount: visits.length > 0 ? visits.reduce((sum, count) => sum + count, 0) : null,
      };
    },
    /** Takes the day with which a date or time begins into the period. */
    addDay(written: string, place: Place): void {
      const day = written.slice(0, 10);
      if (period && day >= period.firstDay && day <= period.lastDay) return;
      if (!LocalDaySchema.safeParse(day).success) throw notADay(written, place);
      if (!period) period = { firstDay: day, lastDay: day };
      else if (day < period.firstDay) period = { ...period, firstDay: day };
      else period = { ...period, lastDay: day };
    },
    result(): Tally {
      return {
        viewCountByAddress,
        site: site ?? { viewCount: pagesViewCount, visitCount: null },
        period,
      };
    },
  };
}
export type TallyBuilder = ReturnType<typeof createTally>;

function tooManyAddresses(place: Place): ImportRefused {
  const vi = `có hơn ${ADDRESSES_MAX} địa chỉ khác nhau`;
  const en = `there are more than ${ADDRESSES_MAX} different addresses`;
  return new ImportRefused({ vi, en }, place);
}

function notADay(written: string, place: Place): ImportRefused {
  const shown = JSON.stringify(written.slice(0, 60));
  const vi = `cần một ngày như 2025-01-31, gặp ${shown}`;
  const en = `expected a day such as 2025-01-31, found ${shown}`;
  return new ImportRefused({ vi, en }, place);
}
