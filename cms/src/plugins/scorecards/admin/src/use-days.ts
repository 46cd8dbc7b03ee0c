import { useIntl } from 'react-intl';

interface Days {
  /** A calendar day such as "2023-01-12". */
  formatDay: (day: string) => string;
  /** An instant, as a day and a time in Viet Nam. */
  formatInstant: (instant: string) => string;
}

/** Writes days and instants as the reader's language does; all times are Viet Nam's. */
export function useDays(): Days {
  const { locale, formatDate } = useIntl();
  const month = locale === 'vi' ? '2-digit' : 'short';
  const day = { year: 'numeric', month, day: '2-digit' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  return {
    formatDay: (date) => formatDate(`${date}T00:00:00Z`, { ...day, timeZone: 'UTC' }),
    formatInstant: (instant) =>
      formatDate(instant, { ...day, ...time, timeZone: 'Asia/Ho_Chi_Minh' }),
  };
}
