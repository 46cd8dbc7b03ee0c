import { type Definition, ShowingElement } from './showing-element.js';

/** An element that shows what the API answers. Every attribute is a property too. */
export type DataElement<Data, Name extends string> = HTMLElement & {
  [Property in Name | 'api']: string | number | boolean | null;
} & {
  /** What is shown now; null before the first answer and after a failure. */
  readonly data: Data | null;
  /** Asks again. */
  reload(): void;
};

declare global {
  interface HTMLElementEventMap {
    /** New data is shown; `detail` is the data. */
    'ck-load': CustomEvent<unknown>;
    /** The data could not be had; `detail` is the problem, mostly an `ApiProblem` of the client. */
    'ck-error': CustomEvent<unknown>;
  }
}

/** Makes the class of an element and defines it under its tag, unless the tag is taken or there is no page. */
export function defineElement<Data, Name extends string>(
  tag: `ck-${string}`,
  definition: Definition<Data, Name>,
): new () => DataElement<Data, Name> {
  const attributes: readonly string[] = [...definition.attributes, 'api'];
  class Defined extends ShowingElement<Data, Name> {
    static observedAttributes = [...attributes, 'lang'];
    protected override readonly definition = definition;
  }
  for (const name of attributes) reflect(Defined.prototype, name);
  if (globalThis.customElements && !customElements.get(tag)) customElements.define(tag, Defined);
  // The properties that were added are in no class that TypeScript sees.
  return Defined as unknown as new () => DataElement<Data, Name>;
}

/** Makes an attribute a property: null, undefined and false take it away, true leaves it empty. */
function reflect(prototype: HTMLElement, name: string): void {
  Object.defineProperty(prototype, name, {
    enumerable: true,
    get(this: HTMLElement) {
      return this.getAttribute(name);
    },
    set(this: HTMLElement, value: string | number | boolean | null | undefined) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? '' : String(value));
    },
  });
}
