import { ApiFailure } from './api.js';
import { announce, createElement } from './elements.js';
import { text } from './texts.js';

/** @type {WeakMap<Element, AbortController>} */
const loading = new WeakMap();

/**
 * Loads a section's data and shows it. A failure is said in that section, with a button that dispatches `retry`; the rest of
 * the page stays. What stood there before stays until the new content is ready, and a later load of the section wins.
 * @template Data
 * @param {string} id of the section's element
 * @param {(signal: AbortSignal) => Promise<Data>} load
 * @param {(data: Data) => Node[]} render
 * @returns {Promise<Data | null>} null when it failed or a later load took its place
 */
export async function loadSection(id, load, render) {
  const section = /** @type {HTMLElement} */ (document.getElementById(id));
  loading.get(section)?.abort();
  const controller = new AbortController();
  loading.set(section, controller);
  section.setAttribute('aria-busy', 'true');
  try {
    const data = await load(controller.signal);
    if (controller.signal.aborted) return null;
    show(section, render(data));
    return data;
  } catch (error) {
    if (controller.signal.aborted) return null;
    if (!(error instanceof ApiFailure)) reportError(error);
    show(section, [createFailureNotice(section)]);
    announce(text('page.failed'));
    return null;
  }
}

/** @param {HTMLElement} section @param {Node[]} content */
function show(section, content) {
  // Whoever stood on something that goes away (the retry button) stays in the section instead of falling to the page's top.
  const hadFocus = section.contains(document.activeElement);
  section.replaceChildren(...content);
  section.removeAttribute('aria-busy');
  if (!hadFocus) return;
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
}

/** @param {HTMLElement} section */
function createFailureNotice(section) {
  const retry = createElement('button', { type: 'button' }, text('page.retry'));
  retry.addEventListener('click', () => retry.dispatchEvent(new Event('retry', { bubbles: true })));
  // The section that holds the page's heading keeps one, and explains more.
  const holdsHeading = section.querySelector('h1') !== null;
  return createElement(
    'div',
    { class: 'failure' },
    createElement(holdsHeading ? 'h1' : 'p', {}, text('page.failed')),
    holdsHeading ? createElement('p', {}, text('page.failedDetail')) : null,
    retry,
  );
}
