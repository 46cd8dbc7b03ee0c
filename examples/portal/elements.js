import { text } from './texts.js';

/** @typedef {string | Node | null} Child */

/**
 * Creates an element. Strings among the children become text nodes, so nothing is ever parsed as HTML; nulls are left out.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function createElement(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The mark that invented content carries wherever it is shown. */
export function createDemonstrationBadge() {
  const attributes = { class: 'demonstration-badge', title: text('demonstration.title') };
  return createElement('span', attributes, text('demonstration.badge'));
}

/** A day or an instant, readable by people and by machines. @param {string} datetime @param {string} shown */
export function createTime(datetime, shown) {
  return createElement('time', { datetime }, shown);
}

/** A list of terms and values. @param {{ term: string, value: Child }[]} entries @param {string} [className] */
export function createFacts(entries, className = 'facts') {
  const groups = entries.map(({ term, value }) =>
    createElement('div', {}, createElement('dt', {}, term), createElement('dd', {}, value)),
  );
  return createElement('dl', { class: className }, ...groups);
}

/** Tells people who listen to the page what has changed. @param {string} message */
export function announce(message) {
  const region = document.getElementById('announcement');
  if (region) region.textContent = message;
}
