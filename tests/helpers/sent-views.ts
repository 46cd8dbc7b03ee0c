import { createHmac } from 'node:crypto';
import type { Api } from './api';
import { VIEW_SECRET } from './api';
import { anArticleId } from './builders';
import { anEventId, someTallies } from './view-events';

export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

/** A view to be sent: what it says beside its defaults, or a body as it is. */
export interface Sent {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends views of article number 1 by a reader with a browser; a test overrides what it is about. Each has an event id of its own. */
export function createSender(api: Api) {
  let lastEvent = 0;

  return async function send({ body = {}, headers = {} }: Sent = {}): Promise<Response> {
    lastEvent += 1;
    const view = { eventId: anEventId(lastEvent, api.clock.now), articleId: anArticleId(1) };
    return api.request('/v1/views', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify({ ...view, ...(body ?? {}) }),
      headers: {
        'content-type': 'application/json',
        'user-agent': BROWSER,
        'accept-language': 'vi',
        'x-test-address': '203.0.113.77',
        ...headers,
      },
    });
  };
}

/** `X-Congkhai-Signature` of a body, as docs/beacon.md tells the developers of front ends to make it. */
export function signatureOf(body: string, at: Date, secret = VIEW_SECRET): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const key = createHmac('sha256', secret).update('congkhai server call 1').digest();
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
}

/** How many events of each class, and refusals of each reason, a day had. */
export async function talliesOf({ views, clock }: Api, localDay = '2023-10-06') {
  // Refusals are written with what comes next.
  await views.forgetReaders(clock.now);
  const [tallies] = await views.tallies({ fromDay: localDay, toDay: localDay });
  return { classes: tallies?.classes ?? someTallies(), rejected: tallies?.rejected ?? {} };
}

/** The views of all time of article number 1. */
export async function viewCountOf({ views, clock }: Api): Promise<number | undefined> {
  const query = { articleIds: [anArticleId(1)], windows: ['all' as const], now: clock.now };
  return (await views.countViews(query))[0]?.viewCount;
}
