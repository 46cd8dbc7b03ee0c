import type { PageElement } from './page-tree';

export type HidingTrick =
  | 'display-none'
  | 'off-screen'
  | 'zero-size'
  | 'same-colour'
  | 'transparent'
  | 'attribute';

/** Pages draw at most a few thousand pixels wide; nobody scrolls to the left of 0. */
const OFF_SCREEN = /(?:^|;)(?:left|top|right|text-indent|margin-left|margin-top):-(\d{3,})/;
const ZERO_FONT = /(?:^|;)font-size:(?:0(?:\.\d+)?|1)(?:px|pt|em|rem|%)?(?:;|$|!)/;
const ZERO_BOX = /(?:^|;)(?:width|height|max-height|max-width):[01](?:px)?(?:;|$|!)/;
const COLOURS = new Map([
  ['white', '#ffffff'],
  ['black', '#000000'],
  ['#fff', '#ffffff'],
  ['#000', '#000000'],
]);
const PAGE_COLOUR = '#ffffff';

/** Rules of the page's own style elements for one class or one id: `.x{…}` and `#x{…}`. */
export type PageStyles = ReadonlyMap<string, string>;

/** How an element is kept from people's eyes while search engines read it, or null. Its ancestors are asked by themselves. */
export function hidingTrickOf(element: PageElement, styles: PageStyles): HidingTrick | null {
  if (element.attributes.has('hidden')) return 'attribute';
  const style = styleOf(element, styles);
  if (style === '') return null;
  if (/(?:^|;)(?:display:none|visibility:hidden)/.test(style)) return 'display-none';
  if (OFF_SCREEN.test(style)) return 'off-screen';
  if (ZERO_FONT.test(style)) return 'zero-size';
  if (ZERO_BOX.test(style) && /overflow(?:-[xy])?:hidden/.test(style)) return 'zero-size';
  if (/(?:^|;)opacity:0(?:\.0+)?(?:;|$|!)/.test(style)) return 'transparent';
  return isSameColour(element, style, styles) ? 'same-colour' : null;
}

/** The simple rules in the style elements of a page. */
export function pageStylesIn(texts: readonly string[]): PageStyles {
  const styles = new Map<string, string>();
  for (const text of texts)
    for (const [, selectors = '', rules = ''] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g))
      for (const selector of selectors.split(','))
        if (/^\s*[.#][\w-]+\s*$/.test(selector)) {
          const name = selector.trim();
          styles.set(name, `${styles.get(name) ?? ''};${compact(rules)}`);
        }
  return styles;
}

function styleOf({ attributes }: PageElement, styles: PageStyles): string {
  const names = (attributes.get('class') ?? '').split(/\s+/).map((name) => `.${name}`);
  const rules = [...names, `#${attributes.get('id') ?? ''}`].map((name) => styles.get(name) ?? '');
  const colour = attributes.get('color');
  return [
    ...rules,
    colour ? `color:${colour.toLowerCase()}` : '',
    compact(attributes.get('style') ?? ''),
  ]
    .filter(Boolean)
    .join(';');
}

function compact(rules: string): string {
  return rules.toLowerCase().replace(/\s+/g, '');
}

function isSameColour(element: PageElement, style: string, styles: PageStyles): boolean {
  const own = propertyOf(style, 'color');
  if (own === null) return false;
  return colourOf(own) === backgroundOf(element, styles);
}

function backgroundOf(element: PageElement | null, styles: PageStyles): string {
  for (let at = element; at; at = at.parent) {
    const style = styleOf(at, styles);
    const value =
      propertyOf(style, 'background-color') ??
      propertyOf(style, 'background') ??
      at.attributes.get('bgcolor');
    if (value) return colourOf(value.toLowerCase());
  }
  return PAGE_COLOUR;
}

function propertyOf(style: string, property: string): string | null {
  const found = [...style.matchAll(new RegExp(`(?:^|;)${property}:([^;!]+)`, 'g'))].at(-1);
  return found?.[1] ?? null;
}

function colourOf(value: string): string {
  const numbers = /^rgba?\((\d+),(\d+),(\d+)/.exec(value);
  if (numbers)
    return `#${numbers
      .slice(1)
      .map((number) => Number(number).toString(16).padStart(2, '0'))
      .join('')}`;
  return COLOURS.get(value) ?? value;
}
