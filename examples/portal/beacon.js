import { ApiFailure, postView } from './api.js';

/** How long an article must have been visible without a break before it counts as viewed. */
const VISIBLE_MILLISECONDS = 1_000;
const RETRY_DELAYS_MILLISECONDS = [2_000, 10_000];

/** @typedef {{ articleId: string, locale: string }} ViewedArticle */

/** @type {ViewedArticle | null} */
let active = null;
let cancel = () => {};

/**
 * Counts one view per activation of an article: when it is opened in a visible tab, or comes back from the back/forward cache.
 * The same article shown again without leaving it (another language, another unit) is the same activation.
 * Nothing is stored on the reader's device, and nothing but the article is sent.
 * @param {ViewedArticle | null} article null when no article is shown
 * @param {(articleId: string) => void} onCounted
 */
export function activateArticle(article, onCounted) {
  if (active?.articleId === article?.articleId) return;
  active = article;
  cancel();
  if (article) cancel = startActivation(article, onCounted);
}

/** Makes a return from the back/forward cache a new activation. @param {(articleId: string) => void} onCounted */
export function watchReturns(onCounted) {
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    const article = active;
    active = null;
    activateArticle(article, onCounted);
  });
}

/** @param {ViewedArticle} article @param {(articleId: string) => void} onCounted */
function startActivation({ articleId, locale }, onCounted) {
  const view = { eventId: createEventId(), articleId, locale };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const restart = () => {
    clearTimeout(timer);
    // A prerendered page is "hidden" too, and shows itself by the same event.
    if (document.visibilityState !== 'visible') return;
    timer = setTimeout(async () => {
      stop();
      if (await sendView(view)) onCounted(articleId);
    }, VISIBLE_MILLISECONDS);
  };
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', restart);
  };
  document.addEventListener('visibilitychange', restart);
  restart();
  return stop;
}

/**
 * Sends a view until it is answered, always with the same event id, so that a repeat changes nothing.
 * `fetch` with keepalive outlives the page as sendBeacon does, and unlike it tells whether the view has been taken.
 * @param {{ eventId: string, articleId: string, locale: string }} view
 */
async function sendView(view) {
  for (const delay of [...RETRY_DELAYS_MILLISECONDS, null]) {
    try {
      await postView(view);
      return true;
    } catch (error) {
      if (delay === null || isRefusal(error)) return false;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  return false;
}

/** True when the API understood the view and does not want it: sending it again would change nothing. @param {unknown} error */
function isRefusal(error) {
  const status = error instanceof ApiFailure ? (error.status ?? 0) : 0;
  return status >= 400 && status < 500 && status !== 429;
}

function createEventId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Browsers offer randomUUID on https and localhost only; a portal tried out at http://10.0.0.5 has to count as well.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
