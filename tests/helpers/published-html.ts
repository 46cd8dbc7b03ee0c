import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Every element that the renderer writes, with the attributes that it gives it. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  blockquote: ['cite'],
  img: ['src', 'srcset', 'sizes', 'width', 'height', 'alt', 'loading'],
  th: ['scope'],
  ...Object.fromEntries(
    [
      ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'pre', 'code', 'br'],
      ...['strong', 'em', 'u', 's', 'figure', 'figcaption'],
      ...['table', 'caption', 'thead', 'tbody', 'tr', 'td'],
    ].map((name) => [name, []]),
  ),
};
const ADDRESSES = ['href', 'src', 'cite'];
const PORTAL = 'https://cchc.quangnam.gov.vn/';
const ALLOWED_HOST = /(?:^|\.)gov\.vn$/;

/** Whether readers may be sent there, by the parser of the URL standard and a list of hosts written down here. */
export function isListedAddress(address: string): boolean {
  const url = URL.canParse(address, PORTAL) ? new URL(address, PORTAL) : null;
  if (!url) return false;
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return true;
  return /^https?:$/.test(url.protocol) && url.port === '' && ALLOWED_HOST.test(url.hostname);
}

/**
 * What a parser of HTML finds in a piece of it that the renderer does not write: other elements and attributes, comments, addresses that
 * lead where nobody may be sent. As text of a page, so that nothing that a browser would do to it is missed.
 */
export function foreignPartsOf(html: string): string[] {
  return parseFragment(html).childNodes.flatMap(foreignIn);
}

function foreignIn(node: Node): string[] {
  if (defaultTreeAdapter.isTextNode(node)) return [];
  if (!defaultTreeAdapter.isElementNode(node)) return [node.nodeName];
  return [...foreignOf(node), ...node.childNodes.flatMap(foreignIn)];
}

function foreignOf({ tagName, attrs, namespaceURI }: Element): string[] {
  const known = WRITTEN[tagName];
  if (!known || namespaceURI !== 'http://www.w3.org/1999/xhtml') return [`<${tagName}>`];
  return attrs.flatMap(({ name, value }) => {
    if (!known.includes(name)) return [`${tagName} ${name}`];
    const addresses =
      name === 'srcset' ? value.split(',').map((part) => part.trim().split(' ')[0] ?? '') : [value];
    const isAddress = name === 'srcset' || ADDRESSES.includes(name);
    return isAddress && !addresses.every(isListedAddress) ? [`${tagName} ${name}=${value}`] : [];
  });
}

/** The words of a piece of HTML as a browser shows them, with a line break for each `br`. */
export function textOf(html: string): string {
  const textIn = (node: Node): string => {
    if (defaultTreeAdapter.isTextNode(node)) return node.value;
    if (node.nodeName === 'br') return '\n';
    return 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
  };
  return textIn(parseFragment(html));
}

/** Elements of a whole page that run, load or send something, unless they are the page's own. */
const RUNNING = ['iframe', 'object', 'embed', 'base', 'applet', 'frame', 'portal'];
const PAGE_ADDRESSES = ['href', 'src', 'cite', 'action', 'formaction', 'poster', 'data'];

/** Every address in a page, as it is written. */
export function addressesIn(node: Node): string[] {
  const own = defaultTreeAdapter.isElementNode(node)
    ? node.attrs.filter(({ name }) => PAGE_ADDRESSES.includes(name)).map(({ value }) => value)
    : [];
  return [...own, ...childrenOf(node).flatMap(addressesIn)];
}

/** What a parser finds in a whole page that runs or leads away: handlers, frames, scripts with words of their own, foreign addresses. */
export function activePartsOf(page: string): string[] {
  const root = parse(page);
  const activeIn = (node: Node): string[] => {
    const own = defaultTreeAdapter.isElementNode(node) ? activeOf(node) : [];
    return [...own, ...childrenOf(node).flatMap(activeIn)];
  };
  return [...activeIn(root), ...addressesIn(root).filter((address) => !isListedAddress(address))];
}

function activeOf({ tagName, attrs, childNodes }: Element): string[] {
  const attribute = (name: string) => attrs.find((each) => each.name === name)?.value;
  const isOwnScript = attribute('src') !== undefined || /json/.test(attribute('type') ?? '');
  return [
    ...(RUNNING.includes(tagName) ? [`<${tagName}>`] : []),
    ...(tagName === 'script' && !isOwnScript && childNodes.length > 0 ? ['<script>'] : []),
    ...attrs
      .filter(({ name }) => /^on|^style$|^srcdoc$/.test(name))
      .map(({ name }) => `${tagName} ${name}`),
  ];
}

function childrenOf(node: Node): Node[] {
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
}
