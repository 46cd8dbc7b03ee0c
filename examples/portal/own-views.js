import { announce, createElement } from './elements.js';
import { text } from './texts.js';

/** With this name in the storage of a browser, the script of the API marks its views as internal (docs/beacon.md). */
const MARK = 'congkhai-internal';

/** Says whether the views of this browser are counted, with a button that changes it: editors do not want to count their own. */
export function showOwnViews() {
  const place = document.getElementById('own-views');
  const isCounted = readMark();
  if (!place || isCounted === null) return;
  const button = createElement(
    'button',
    { type: 'button' },
    text(isCounted ? 'ownViews.leaveOut' : 'ownViews.count'),
  );
  button.addEventListener('click', () => {
    if (isCounted) localStorage.setItem(MARK, '1');
    else localStorage.removeItem(MARK);
    showOwnViews();
    place.querySelector('button')?.focus();
    announce(text(isCounted ? 'ownViews.leftOut' : 'ownViews.counted'));
  });
  const state = text(isCounted ? 'ownViews.counted' : 'ownViews.leftOut');
  place.replaceChildren(createElement('span', {}, state), ' ', button);
}

/** Null where the browser keeps nothing for pages: its views are counted and cannot be left out. @returns {boolean | null} */
function readMark() {
  try {
    return localStorage.getItem(MARK) === null;
  } catch {
    return null;
  }
}
