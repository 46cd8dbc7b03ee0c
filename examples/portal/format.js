import { currentLanguage, text } from './texts.js';

/** @import { LegalDocument } from '@congkhai/shared/news/legal-document' */
/** @import { PeriodRules } from '@congkhai/shared/scorecards/period' */

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const INTL_LOCALES = { vi: 'vi-VN', en: 'en-GB' };

function intlLocale() {
  return INTL_LOCALES[currentLanguage()];
}

/** A count such as "1.284". @param {number} count */
export function formatCount(count) {
  return new Intl.NumberFormat(intlLocale()).format(count);
}

/** The size of a file such as "1,2 MB". @param {number} byteCount */
export function formatFileSize(byteCount) {
  const isLarge = byteCount >= 999_500;
  const size = new Intl.NumberFormat(intlLocale(), {
    minimumFractionDigits: isLarge ? 1 : 0,
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? byteCount / 1_000_000 : Math.max(1, byteCount / 1_000));
  return `${size} ${isLarge ? 'MB' : 'kB'}`;
}

/**
 * Points or a percentage with the decimals and the rounding that the period prints: 85.82 is "85,82".
 * Intl gets the digits as text and so rounds the decimal figure, not the binary float nearest to it.
 * @param {number} figure
 * @param {PeriodRules} rules
 */
export function formatFigure(figure, { decimalsShown, rounding }) {
  const digits = /** @type {`${number}`} */ (String(figure));
  return new Intl.NumberFormat(intlLocale(), {
    minimumFractionDigits: decimalsShown,
    maximumFractionDigits: decimalsShown,
    roundingMode: rounding === 'truncate' ? 'trunc' : 'halfExpand',
  }).format(digits);
}

/** A maximum or a bound, without needless zeros: 13.5 is "13,5" and 100 is "100". @param {number} figure */
export function formatBound(figure) {
  return new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 3 }).format(figure);
}

/** A change with its sign: "+1,25", "−0,5", "0". @param {number} figure */
export function formatSigned(figure) {
  return new Intl.NumberFormat(intlLocale(), {
    maximumFractionDigits: 3,
    signDisplay: 'exceptZero',
  }).format(figure);
}

/** A calendar day such as "2023-10-06" as "06/10/2023". @param {string} localDay */
export function formatDay(localDay) {
  return dayFormat().format(new Date(`${localDay}T00:00:00+07:00`));
}

/** The day in Viet Nam at an instant, as "06/10/2023". @param {string} instant */
export function formatDayOfInstant(instant) {
  return dayFormat().format(new Date(instant));
}

/** An instant in Viet Nam's time, as "17:12 06/10/2023". @param {string} instant */
export function formatInstant(instant) {
  const time = new Intl.DateTimeFormat(intlLocale(), {
    timeZone: TIME_ZONE,
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${time.format(new Date(instant))} ${formatDayOfInstant(instant)}`;
}

/** Today in Viet Nam with the day of the week. */
export function formatToday() {
  const weekday = new Intl.DateTimeFormat(intlLocale(), { timeZone: TIME_ZONE, weekday: 'long' });
  const now = new Date();
  return `${weekday.format(now)}, ${dayFormat().format(now)}`;
}

/** A cited document: "số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước". @param {LegalDocument} document */
export function formatLegalDocument({ number, issuedOn, issuer }) {
  return text('article.legalDocument', { number, date: formatDay(issuedOn), issuer });
}

function dayFormat() {
  return new Intl.DateTimeFormat(intlLocale(), {
    timeZone: TIME_ZONE,
    day: '2-digit',
    month: currentLanguage() === 'vi' ? '2-digit' : 'short',
    year: 'numeric',
  });
}
