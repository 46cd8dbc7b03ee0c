import type { Locale } from '../contracts/identifiers';
import type { PeriodRules } from '../scorecards/period';

const INTL_LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;

/** A figure with as many decimals as the period prints, rounded by its rule. */
export function figureText(
  locale: Locale,
  figure: number,
  { decimalsShown, rounding }: Pick<PeriodRules, 'decimalsShown' | 'rounding'>,
): string {
  return new Intl.NumberFormat(INTL_LOCALES[locale], {
    minimumFractionDigits: decimalsShown,
    maximumFractionDigits: decimalsShown,
    roundingMode: rounding === 'truncate' ? 'trunc' : 'halfExpand',
    // As text the decimal is exact, and a figure in binary may lie below it.
  }).format(`${figure}` as Intl.StringNumericLiteral);
}

/** A figure with all its decimals. */
export function exactText(locale: Locale, figure: number): string {
  const format = { maximumFractionDigits: 3 };
  return new Intl.NumberFormat(INTL_LOCALES[locale], format).format(figure);
}

/** The words of charts in each language. */
export const CHART_WORDS = {
  vi: {
    source: (address: string) => `Nguồn số liệu: ${address}`,
    demonstration: 'Có số liệu minh hoạ, không phải số liệu thật.',
    rankingTitle: (period: string) => `Xếp hạng ${period}`,
    index: 'Chỉ số (%)',
    mean: (figure: string) => `Trung bình ${figure} %`,
    shown: (shown: number, all: number) => `${shown} trong ${all} đơn vị được xếp hạng`,
    allShown: (all: number) => `${all} đơn vị được xếp hạng`,
    others: (count: number) => `… ${count} đơn vị khác`,
    row: (rank: number, unit: string, figure: string) => `Hạng ${rank}: ${unit}, ${figure}`,
    marked: (unit: string) => `Được đánh dấu: ${unit}.`,
    markedApart: (unit: string) => `${unit} chưa được xếp hạng.`,
    apart: (count: number) => `${count} đơn vị chưa được xếp hạng vì chưa đủ số liệu.`,
    nobody: 'Chưa có đơn vị nào được xếp hạng.',
    areasTitle: (unit: string) => `Kết quả theo lĩnh vực: ${unit}`,
    areasOfAll: 'Kết quả theo lĩnh vực của cả khối',
    share: 'Tỷ lệ điểm đạt được so với điểm tối đa (%)',
    meanMark: 'Trung bình của khối',
    lowest: 'Thấp nhất',
    highest: 'Cao nhất',
    points: (points: string, maximum: string) => `${points}/${maximum} điểm`,
    meanPoints: (points: string) => `trung bình của khối ${points}`,
    range: (low: string, high: string) => `từ ${low} đến ${high}`,
    notApplicable: 'không áp dụng',
    bonus: 'Điểm thưởng và điểm trừ không có trong biểu đồ.',
    seriesTitle: (unit: string) => `${unit} qua các năm`,
    seriesNote: 'Chỉ số cải cách hành chính (%)',
    rank: (rank: number, all: number) => `hạng ${rank}/${all}`,
    year: (year: number) => `Năm ${year}`,
    notRanked: 'chưa được xếp hạng',
    broken: 'Đường ngắt quãng: địa giới của đơn vị đã thay đổi so với năm trước.',
    brokenYear: 'địa giới thay đổi so với năm trước',
  },
  en: {
    source: (address: string) => `Source of the figures: ${address}`,
    demonstration: 'Holds figures invented for demonstration.',
    rankingTitle: (period: string) => `Ranking: ${period}`,
    index: 'Index (%)',
    mean: (figure: string) => `Mean ${figure} %`,
    shown: (shown: number, all: number) => `${shown} of ${all} ranked units`,
    allShown: (all: number) => `${all} ranked units`,
    others: (count: number) => `… ${count} more`,
    row: (rank: number, unit: string, figure: string) => `Rank ${rank}: ${unit}, ${figure}`,
    marked: (unit: string) => `Marked: ${unit}.`,
    markedApart: (unit: string) => `${unit} is not ranked.`,
    apart: (count: number) => `${count} units are not ranked, because figures are missing.`,
    nobody: 'No unit is ranked yet.',
    areasTitle: (unit: string) => `Results by area: ${unit}`,
    areasOfAll: 'Results by area of the whole group',
    share: 'Points as a share of the maximum (%)',
    meanMark: 'Mean of the group',
    lowest: 'Lowest',
    highest: 'Highest',
    points: (points: string, maximum: string) => `${points}/${maximum} points`,
    meanPoints: (points: string) => `mean of the group ${points}`,
    range: (low: string, high: string) => `from ${low} to ${high}`,
    notApplicable: 'does not apply',
    bonus: 'Bonus and penalty points are not in the chart.',
    seriesTitle: (unit: string) => `${unit} over the years`,
    seriesNote: 'Public administration reform index (%)',
    rank: (rank: number, all: number) => `rank ${rank}/${all}`,
    year: (year: number) => `${year}`,
    notRanked: 'not ranked',
    broken: 'Where the line is broken the boundaries had changed since the year before.',
    brokenYear: 'boundaries changed since the year before',
  },
} as const;
