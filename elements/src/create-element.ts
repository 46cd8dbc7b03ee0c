export type Child = string | Node | null | false;

/** What the elements are made of. (Not every name there is: the elements' own names would be among them.) */
type Name =
  | ('a' | 'button' | 'caption' | 'div' | 'li' | 'ol' | 'p' | 'slot' | 'small' | 'span')
  | ('strong' | 'table' | 'tbody' | 'td' | 'tfoot' | 'th' | 'thead' | 'time' | 'tr' | 'ul');

/**
 * Creates an element. Strings among the children become text nodes, so
 * nothing is ever parsed as HTML; nulls are left out.
 */
export function createElement<Given extends Name>(
  name: Given,
  attributes: Record<string, string | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Given] {
  const element: HTMLElement = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== null) element.setAttribute(attribute, value);
  element.append(...children.filter((child) => child !== null && child !== false));
  return element as HTMLElementTagNameMap[Given];
}

/**
 * A link to the address that a template such as "/tin/{slug}" makes; plain text without a template, or if it leads to anything but a
 * page.
 */
export function createLink(
  template: string | undefined,
  values: Record<string, string>,
  attributes: Record<string, string | null>,
  text: string,
): HTMLElement {
  const part = { part: 'link', ...attributes };
  if (template !== undefined) {
    const href = template.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(values[name] ?? ''),
    );
    const link = createElement('a', { ...part, href }, text);
    if (/^https?:|^file:/.test(link.protocol)) return link;
  }
  return createElement('span', part, text);
}
