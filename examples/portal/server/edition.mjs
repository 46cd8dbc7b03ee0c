import { en } from '../texts/en.mjs';
import { vi } from '../texts/vi.mjs';
import { addressesOf } from './addresses.mjs';
import { formatsOf } from './formats.mjs';

/** @import { Language } from './read-api.mjs' */
/** @typedef {keyof typeof vi} TextKey */
/** @typedef {ReturnType<typeof openEdition>} Edition */

const TEXTS = { vi, en };

/** The portal in one language: its texts, how it writes figures and days, and where its pages are. @param {Language} language */
export function openEdition(language) {
  const text = (
    /** @type {TextKey} */ key,
    /** @type {Record<string, string | number>} */ values = {},
  ) => TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  return { language, text, ...formatsOf(language, text), addresses: addressesOf(language) };
}
