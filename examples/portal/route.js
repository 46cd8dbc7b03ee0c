/**
 * What the address asks for: `?bai=` an article's slug, `?don-vi=` the unit whose points by area are shown,
 * `?khoi=` a block of the ranking, `?lang=` the language of the interface.
 * @typedef {{ slug: string | null, unitId: string | null, blockId: string | null, language: import('./texts.js').Language }} Route
 */

/**
 * The link to a draft that the address holds, `?xem-truoc=`. It is no part of the route: no link on the page carries it on.
 * @returns {string | null}
 */
export function currentPreview() {
  return new URLSearchParams(location.search).get('xem-truoc');
}

/** The route of the page as it stands in the address bar. @returns {Route} */
export function currentRoute() {
  const query = new URLSearchParams(location.search);
  return {
    slug: query.get('bai'),
    unitId: query.get('don-vi'),
    blockId: query.get('khoi'),
    language: query.get('lang') === 'en' ? 'en' : 'vi',
  };
}

/** The address of a route; the language stays what it is now unless it is given. @param {Partial<Route>} route */
export function addressOf({ slug, unitId, blockId, language = currentRoute().language }) {
  const query = new URLSearchParams();
  if (slug) query.set('bai', slug);
  if (blockId) query.set('khoi', blockId);
  if (unitId) query.set('don-vi', unitId);
  if (language !== 'vi') query.set('lang', language);
  return query.size > 0 ? `./?${query}` : './';
}

/**
 * Lets plain clicks on links within this page change the address without loading it anew, and reports every change.
 * The links are real: middle click, "open in a new tab" and copying them work as everywhere.
 * @param {(cause: 'link' | 'history') => void} onChange
 */
export function followRoutes(onChange) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlainClick(event) || !isRouteLink(link)) return;
    event.preventDefault();
    if (link.search !== location.search) history.pushState(null, '', link.href);
    onChange('link');
  });
  window.addEventListener('popstate', () => onChange('history'));
}

/** @param {MouseEvent} event */
function isPlainClick(event) {
  const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !hasModifier && !event.defaultPrevented;
}

/** @param {HTMLAnchorElement} link */
function isRouteLink(link) {
  const isThisPage = link.origin === location.origin && link.pathname === location.pathname;
  return isThisPage && !link.hash && !link.target;
}
