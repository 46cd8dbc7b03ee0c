import type { NewAlert } from '../alerts/alert';
import type { LinkPlace } from './inventory';

export const REVOKED_ALERT = 'link-host-revoked';
const TITLES_SHOWN = 10;

/** What somebody has to look at when public documents still lead to a host that was taken back; null if none does. */
export function alertOfRevoked(host: string, places: readonly LinkPlace[]): NewAlert | null {
  if (places.length === 0) return null;
  const titles = places.slice(0, TITLES_SHOWN).map(({ title, subject }) => title ?? subject);
  const more = places.length > TITLES_SHOWN ? `; và ${places.length - TITLES_SHOWN} bài khác` : '';
  return {
    kind: REVOKED_ALERT,
    subject: host,
    message: `Trang ${host} đã bị thu hồi nhưng còn ${places.length} bài đã đăng dẫn tới đó: ${titles.join('; ')}${more}.`,
    detail: { subjects: places.map(({ subject }) => subject) },
  };
}
