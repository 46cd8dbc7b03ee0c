import { type Language, languageOf, type TextKey, textIn } from './texts.js';

/** What the page wrote on an element, and in which language it is read. */
export interface Asked<Name extends string> {
  language: Language;
  text(key: TextKey, values?: Record<string, string>): string;
  /** An attribute; undefined if it is missing or empty. */
  get(name: Name): string | undefined;
  /** An attribute that is a number; what is none becomes NaN, which the API refuses by name. */
  getNumber(name: Name): number | undefined;
  /** An attribute that is one of some values. It goes to the API as it is, which refuses every other by name. */
  getChoice<Value extends string>(name: Name): Value | undefined;
}

/** What is written on an element now. */
export function askedOf<Name extends string>(element: HTMLElement): Asked<Name> {
  const language = languageOf(element);
  const get = (name: Name) => element.getAttribute(name) || undefined;
  return {
    language,
    text: (key, values) => textIn(language, key, values),
    get,
    getNumber: (name) => (get(name) === undefined ? undefined : Number(get(name))),
    getChoice: get as Asked<Name>['getChoice'],
  };
}
