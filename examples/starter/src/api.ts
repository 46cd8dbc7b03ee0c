import { createClient } from '@congkhai/client';

/** Where the JSON endpoints are, for the build and for readers: `PUBLIC_API=https://api.example.vn npm run build`. */
export const API: string = import.meta.env.PUBLIC_API ?? 'http://127.0.0.1:8080';

/** Asks them while pages are built. */
export const client = createClient({ baseUrl: API });

/** A day as Vietnamese pages write it: 06/10/2023. */
export function formatDay(instant: string): string {
  return new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date(instant));
}
