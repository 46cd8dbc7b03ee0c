const OFFSET = '+07:00';
const LOCAL_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** How instants are shown to editors: the day and the time in Viet Nam, wherever the browser is. */
export const SHOWN_TIME = {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
} as const;
/** How days without a time are shown. */
export const SHOWN_DAY = {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
} as const;

/** The instant that a field for day and time means, as "2026-11-26T08:00:00+07:00": editors set the time in Viet Nam. */
export function instantOfLocalTime(localTime: string): string {
  return `${localTime}:00${OFFSET}`;
}

/** What such a field shows for an instant, as "2026-11-26T08:00". */
export function localTimeOf(instant: string): string {
  return LOCAL_TIME.format(new Date(instant)).replace(' ', 'T');
}
