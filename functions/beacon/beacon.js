// Counts views of articles: one for each activation of an article in a tab that has been visible for a second. docs/beacon.md tells how to use
// it. `npm run build:beacon` wraps it into a function and minifies it; it has at most 1,024 bytes then, so it leaves out what can be left out.

/**
 * @typedef {object} Article
 * @property {string} articleId
 * @property {string | undefined} [locale] `vi` if left out
 * @property {string | undefined} [token] `meta.viewToken` of the article
 * @property {() => void} [onCounted] called when the view has been taken
 * @typedef {{ view(article?: Article | null): void }} Beacon
 */

const VISIBLE_MILLISECONDS = 1_000;
/** Tries again after 2, 8, 32 and 128 seconds. */
const FIRST_RETRY_MILLISECONDS = 2_000;
const LAST_RETRY_MILLISECONDS = 128_000;

const page = /** @type {{ congkhai?: Beacon } & typeof globalThis} */ (window);
const { dataset, src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const views = new URL('views', src);
/** What was sent and has no answer yet. @type {Set<string>} */
const unanswered = new Set();
/** @type {Article | null | undefined} */
let active;
let isWaiting = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let referrer = document.referrer;

/**
 * Makes an article the active one. The article that is active already stays so: a front end may call this whenever it draws. Without an article
 * none is active.
 * @param {Article | null} [article]
 */
function view(article) {
  const isSame = active?.articleId === article?.articleId && active?.locale === article?.locale;
  active = article;
  if (!isSame) activate();
}

function activate() {
  isWaiting = true;
  watch();
}

/** @param {Event} [event] */
function watch(event) {
  clearTimeout(timer);
  if (document.hidden || event?.type === 'pagehide') {
    // Who has left may not hear the answer any more. What arrives twice counts once.
    for (const body of unanswered) navigator.sendBeacon?.(views, body);
    // @ts-expect-error TypeScript does not know of prerendering.
  } else if (isWaiting && !document.prerendering) {
    timer = setTimeout(record, VISIBLE_MILLISECONDS);
  }
}

function record() {
  isWaiting = false;
  if (!active) return;
  const { articleId, locale, token, onCounted } = active;
  let startsTab;
  let isInternal;
  try {
    isInternal = !!localStorage['congkhai-internal'];
    startsTab = !sessionStorage['congkhai-tab'];
    sessionStorage['congkhai-tab'] = 1;
  } catch {
    // Where storage is denied, nobody can tell.
  }
  const referringHost = referrer && new URL(referrer).hostname;
  referrer = location.href;
  const eventId = createEventId();
  send(
    JSON.stringify({ eventId, articleId, locale, token, referringHost, startsTab, isInternal }),
    onCounted,
  );
}

/**
 * Sends a view until it is answered. Unlike `sendBeacon`, `fetch` tells whether it has been taken, and with `keepalive` it outlives the page
 * too. A text needs no preflight.
 * @param {string} body
 * @param {(() => void) | undefined} onCounted
 */
function send(body, onCounted, retryMilliseconds = FIRST_RETRY_MILLISECONDS) {
  unanswered.add(body);
  const retry = () => {
    if (retryMilliseconds > LAST_RETRY_MILLISECONDS) unanswered.delete(body);
    else setTimeout(() => send(body, onCounted, retryMilliseconds * 4), retryMilliseconds);
  };
  fetch(views, { method: 'POST', body, keepalive: true, credentials: 'omit' }).then(
    ({ ok, status }) => {
      // What is refused is refused for good, but for 429 and failures of the server.
      if (status > 428) return retry();
      unanswered.delete(body);
      if (ok) onCounted?.();
    },
    retry,
  );
}

/** A UUIDv7: 48 bits of time, then random ones. `crypto.randomUUID` makes version 4, and on https only. */
function createEventId() {
  return [...crypto.getRandomValues(new Uint8Array(10))]
    .reduce(
      (digits, byte) => digits + (byte + 256).toString(16).slice(1),
      Date.now().toString(16).padStart(12, '0'),
    )
    .replace(/(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-7$3-8$4-');
}

// Some front ends run the script again on each navigation. Then the first one goes on.
if (!page.congkhai?.view) {
  document.addEventListener('visibilitychange', watch);
  document.addEventListener('prerenderingchange', watch);
  page.addEventListener('pagehide', watch);
  // Who comes back by the browser's button sees the page as it was left: a new activation.
  page.addEventListener('pageshow', ({ persisted }) => persisted && activate());
  page.congkhai = { view };
}
const { article, locale, token } = dataset;
if (article) page.congkhai.view({ articleId: article, locale, token });

export {};
