import type { Language } from './texts.js';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const INTL_LOCALES = { vi: 'vi-VN', en: 'en-GB' };

/** How a period prints its figures. */
export interface FigureRules {
  decimalsShown: number;
  rounding: 'half-up' | 'truncate';
}

/** A count such as "1.284", or a maximum without needless zeros: 13.5 is "13,5" and 100 is "100". There are three decimals at most. */
export function formatNumber(language: Language, figure: number): string {
  return new Intl.NumberFormat(INTL_LOCALES[language]).format(`${figure}`);
}

/**
 * Points or a percentage with the decimals and the rounding that the period prints: 85.82 is "85,82". Intl gets the digits as
 * text and so rounds the decimal figure, not the binary float nearest to it.
 */
export function formatFigure(
  language: Language,
  figure: number,
  { decimalsShown, rounding }: FigureRules,
): string {
  return new Intl.NumberFormat(INTL_LOCALES[language], {
    minimumFractionDigits: decimalsShown,
    maximumFractionDigits: decimalsShown,
    roundingMode: rounding === 'truncate' ? 'trunc' : 'halfExpand',
  }).format(`${figure}`);
}

/** The day in Viet Nam at an instant, as "06/10/2023". */
export function formatDay(language: Language, instant: string): string {
  return new Intl.DateTimeFormat(INTL_LOCALES[language], {
    timeZone: TIME_ZONE,
    day: '2-digit',
    month: language === 'vi' ? '2-digit' : 'short',
    year: 'numeric',
  }).format(new Date(instant));
}
