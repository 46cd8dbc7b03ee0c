/** @import { LegalDocument } from '@congkhai/shared/news/legal-document' */
/** @import { PeriodRules } from '@congkhai/shared/scorecards/period' */
/** @import { TextKey } from './edition.mjs' */
/** @import { Language } from './read-api.mjs' */

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const INTL_LOCALES = { vi: 'vi-VN', en: 'en-GB' };

/**
 * How a language writes figures, days and documents.
 * @param {Language} language
 * @param {(key: TextKey, values: Record<string, string>) => string} text
 */
export function formatsOf(language, text) {
  const locale = INTL_LOCALES[language];
  const number = (/** @type {Intl.NumberFormatOptions} */ options = {}) =>
    new Intl.NumberFormat(locale, options);
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: TIME_ZONE,
    day: '2-digit',
    month: language === 'vi' ? '2-digit' : 'short',
    year: 'numeric',
  });
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: TIME_ZONE,
    hour: '2-digit',
    minute: '2-digit',
  });
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, weekday: 'long' });
  const bound = number({ maximumFractionDigits: 3 });
  const signed = number({ maximumFractionDigits: 3, signDisplay: 'exceptZero' });
  const count = number();
  /** A calendar day such as "2023-10-06" as "06/10/2023". @param {string} localDay */
  const formatDay = (localDay) => day.format(new Date(`${localDay}T00:00:00+07:00`));
  /** The day in Viet Nam at an instant, as "06/10/2023". @param {string} instant */
  const formatDayOfInstant = (instant) => day.format(new Date(instant));
  return {
    formatDay,
    formatDayOfInstant,
    /** A count such as "1.284". @param {number} figure */
    formatCount: (figure) => count.format(figure),
    /** The size of a file such as "1,2 MB". @param {number} byteCount */
    formatFileSize(byteCount) {
      const isLarge = byteCount >= 999_500;
      const decimals = isLarge ? 1 : 0;
      const size = number({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
      const shown = size.format(isLarge ? byteCount / 1_000_000 : Math.max(1, byteCount / 1_000));
      return `${shown} ${isLarge ? 'MB' : 'kB'}`;
    },
    /**
     * Points or a percentage with the decimals and the rounding that the period prints: 85.82 is "85,82".
     * Intl gets the digits as text and so rounds the decimal figure, not the binary float nearest to it.
     * @param {number} figure
     * @param {PeriodRules} rules
     */
    formatFigure(figure, { decimalsShown, rounding }) {
      const digits = /** @type {`${number}`} */ (String(figure));
      return number({
        minimumFractionDigits: decimalsShown,
        maximumFractionDigits: decimalsShown,
        roundingMode: rounding === 'truncate' ? 'trunc' : 'halfExpand',
      }).format(digits);
    },
    /** A maximum or a bound, without needless zeros: 13.5 is "13,5" and 100 is "100". @param {number} figure */
    formatBound: (figure) => bound.format(figure),
    /** A change with its sign: "+1,25", "−0,5", "0". @param {number} figure */
    formatSigned: (figure) => signed.format(figure),
    /** An instant in Viet Nam's time, as "17:12 06/10/2023". @param {string} instant */
    formatInstant: (instant) => `${time.format(new Date(instant))} ${formatDayOfInstant(instant)}`,
    /** A day in Viet Nam with the day of the week. @param {Date} now */
    formatToday: (now) => `${weekday.format(now)}, ${day.format(now)}`,
    /** A cited document: "số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước". @param {LegalDocument} document */
    formatLegalDocument: ({ number: documentNumber, issuedOn, issuer }) =>
      text('article.legalDocument', { number: documentNumber, date: formatDay(issuedOn), issuer }),
  };
}
