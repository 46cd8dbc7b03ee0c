import { en } from './texts/en.js';
import { vi } from './texts/vi.js';

const TEXTS = { vi, en };

/** @typedef {keyof typeof TEXTS} Language */
/** @typedef {keyof typeof vi} TextKey */

/** The language of the interface, as `<html lang>` says it. @returns {Language} */
export function currentLanguage() {
  return document.documentElement.lang === 'en' ? 'en' : 'vi';
}

/**
 * A text of the interface with its values put in.
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  return TEXTS[currentLanguage()][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Switches the interface, beginning with the texts that stand in index.html. @param {Language} language */
export function applyLanguage(language) {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text(/** @type {TextKey} */ (element.getAttribute('data-text')));
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    const key = /** @type {TextKey} */ (element.getAttribute('data-label'));
    element.setAttribute('aria-label', text(key));
  }
}
