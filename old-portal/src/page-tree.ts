import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** An element of a page. */
export interface PageElement {
  tag: string;
  attributes: ReadonlyMap<string, string>;
  parent: PageElement | null;
  children: PageNode[];
}
/** A piece of text, or an element. */
export type PageNode = string | PageElement;

/** Deeper nesting than any page has; pages with broken nesting can come close to hundreds. */
const DEPTH_MAX = 400;

/** Parses a page as browsers do: broken nesting is repaired the same way. Scripts and comments are left out. */
export function parsePage(html: string): PageElement {
  const root: PageElement = { tag: '#document', attributes: new Map(), parent: null, children: [] };
  append(root, parse(html).childNodes, 0);
  return root;
}

const LEFT_OUT = new Set(['script', 'template', 'noscript', 'svg', 'object', 'embed', 'iframe']);

function append(
  parent: PageElement,
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[],
  depth: number,
): void {
  for (const node of nodes) {
    if ('value' in node) parent.children.push(node.value);
    if (!('tagName' in node) || LEFT_OUT.has(node.tagName) || depth >= DEPTH_MAX) continue;
    const element: PageElement = {
      tag: node.tagName,
      attributes: new Map(node.attrs.map(({ name, value }) => [name, value])),
      parent,
      children: [],
    };
    parent.children.push(element);
    append(element, node.childNodes, depth + 1);
  }
}

/** Every element below one, in the order of the page. */
export function* elementsIn(element: PageElement): Generator<PageElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** All text of a node, spaces as they are. */
export function rawTextOf(node: PageNode): string {
  if (typeof node === 'string') return node;
  if (node.tag === 'br') return '\n';
  return node.tag === 'style' ? '' : node.children.map(rawTextOf).join('');
}

/** All text of a node on one line. */
export function lineOf(node: PageNode): string {
  return rawTextOf(node).replace(/\s+/g, ' ').trim();
}

/** Takes an element out of its parent. */
export function remove(element: PageElement): void {
  const siblings = element.parent?.children;
  const index = siblings?.indexOf(element) ?? -1;
  if (index >= 0) siblings?.splice(index, 1);
}

const SIMPLE_SELECTOR = /^([a-z0-9]+)?((?:[.#][\w-]+|\[[\w-]+(?:[*^]?=[^\]]+)?\])*)$/i;
const CONDITION = /[.#][\w-]+|\[[\w-]+(?:[*^]?=[^\]]+)?\]/g;

/** Whether an element fits a selector: `tag.class#id[name*=part]`, with ancestors separated by blanks. */
export function matches(element: PageElement, selector: string): boolean {
  const parts = selector.trim().split(/\s+/);
  const own = parts.pop() ?? '';
  if (!matchesSimple(element, own)) return false;
  let ancestor = element.parent;
  for (const part of parts.reverse()) {
    while (ancestor && !matchesSimple(ancestor, part)) ancestor = ancestor.parent;
    if (!ancestor) return false;
    ancestor = ancestor.parent;
  }
  return true;
}

/** The first element below one that fits one of the selectors, the first selector first. */
export function find(root: PageElement, selectors: readonly string[]): PageElement | null {
  for (const selector of selectors)
    for (const element of elementsIn(root)) if (matches(element, selector)) return element;
  return null;
}

function matchesSimple(element: PageElement, selector: string): boolean {
  const parsed = SIMPLE_SELECTOR.exec(selector);
  if (!parsed) throw new Error(`A profile has a selector that is not understood: ${selector}`);
  const [, tag, conditions = ''] = parsed;
  if (tag && tag !== element.tag) return false;
  return (conditions.match(CONDITION) ?? []).every((condition) => fits(element, condition));
}

function fits({ attributes }: PageElement, condition: string): boolean {
  if (condition.startsWith('.'))
    return (attributes.get('class') ?? '').split(/\s+/).includes(condition.slice(1));
  if (condition.startsWith('#')) return attributes.get('id') === condition.slice(1);
  const [, name = '', operator, value = ''] =
    /^\[([\w-]+)(?:([*^]?=)["']?([^\]"']+)["']?)?\]$/.exec(condition) ?? [];
  const actual = attributes.get(name);
  if (actual === undefined) return false;
  if (operator === '*=') return actual.includes(value);
  return operator === '^=' ? actual.startsWith(value) : operator === undefined || actual === value;
}
