import { LocalDaySchema } from '../../time/local-day';
import { nameKeyOf, splitFullName } from '../unit-name';
import type { OldUnit, OldUnits } from './old-units';
import type { StateUnit } from './state';

const SHORT_NAMES = new Map([['tphcm', 'Hồ Chí Minh']]);
const LATER_CHANGE =
  /Từ ngày (\d{1,2})%?\/(\d{1,2})%?\/(\d{4}),\s*((?:Tỉnh|Thành phố) [^,.()]+?) mới[^.]*? chuyển thành ((?:Thành phố|Tỉnh) [^,.]+?)(?:\s+và\s+([^.]+))?\.?$/u;

/** The provinces that a province was made of, by their codes; null if its text names one that is not there. */
export function oldProvincesOf(province: StateUnit, oldUnits: OldUnits): OldUnit[] | null {
  const text = (province.predecessorsText.split(/\.\s/u)[0] ?? '').trim();
  const names = /^giữ nguyên$/iu.test(text) ? [province.fullName] : text.split(/,|\svà\s/u);
  const provinces = oldUnits.all.filter(({ tier }) => tier === 'province');
  const found = names.map((name) => {
    const bare = SHORT_NAMES.get(nameKeyOf(name)) ?? splitFullName(name).name;
    return provinces.find((each) => nameKeyOf(each.name) === nameKeyOf(bare)) ?? null;
  });
  return found.every((each) => each !== null) ? found.filter((each) => each !== null) : null;
}

/** What a province's text says happened to it after it was made: "on 30 April 2026 … became Thành phố Đồng Nai". */
export interface LaterChange {
  effectiveOn: string;
  /** What it was called until then. */
  fullNameBefore: string;
  /** What the text says happened besides, without naming the units. */
  besides: string | null;
}

/** Reads a later change from a province's text, or null if it tells of none. */
export function laterChangeOf({ predecessorsText }: StateUnit): LaterChange | null {
  const found = LATER_CHANGE.exec(predecessorsText);
  if (!found) return null;
  const [, day = '', month = '', year = '', fullNameBefore = '', , besides = null] = found;
  const effectiveOn = LocalDaySchema.parse(
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  return { effectiveOn, fullNameBefore, besides: besides?.trim() ?? null };
}
