import { type DefaultTreeAdapterMap, defaultTreeAdapter, parseFragment } from 'parse5';

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
