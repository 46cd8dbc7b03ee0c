import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** A day and time in Viet Nam, as whoever looks writes them. */
export function useInstantText(): (instant: string) => string {
  const { formatDate } = useIntl();
  return useCallback(
    (instant) =>
      formatDate(instant, {
        dateStyle: 'short',
        timeStyle: 'medium',
        timeZone: 'Asia/Ho_Chi_Minh',
      }),
    [formatDate],
  );
}
