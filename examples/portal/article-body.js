import { MEDIA_ROOT } from './media.js';

/** Everything shared/src/news/render-body.ts writes. Another element loses its tags and keeps its words. */
const ELEMENTS = new Set(
  'P H2 H3 H4 H5 H6 BLOCKQUOTE PRE CODE UL OL LI A BR STRONG EM U S FIGURE FIGCAPTION IMG TABLE CAPTION THEAD TBODY TR TH TD'.split(
    ' ',
  ),
);
const UNREADABLE_ELEMENTS = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'NOSCRIPT']);
const MEDIA_ADDRESS =
  /^\/v1\/media\/[0-9a-f]{32}\/[a-z0-9-]+\.(?:jpg|png|webp|avif)(?: [1-9]\d{0,4}w)?$/;
/** Attributes that may be copied, and what they may say. */
const ATTRIBUTES = new Map([
  ['src', MEDIA_ADDRESS],
  ['sizes', /^[\w\s():,.-]{1,100}$/],
  ['width', /^\d{1,5}$/],
  ['height', /^\d{1,5}$/],
  ['loading', /^lazy$/],
  ['alt', /^/],
]);
const LINK_ADDRESS = /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+0-9]|\/(?!\/))/i;

/**
 * Nodes of an article's `bodyHtml`. The API already renders it with an allow-list; this page checks it once more and builds
 * every element anew, so that nothing a tampered document could carry (scripts, handlers, styles, other addresses) gets in.
 * @param {string} bodyHtml
 * @param {string} [root] below which address its files are
 */
export function createBody(bodyHtml, root = MEDIA_ROOT) {
  // A parsed document is inert: it loads nothing and runs nothing.
  const parsed = new DOMParser().parseFromString(bodyHtml, 'text/html');
  const body = document.createDocumentFragment();
  body.append(...copyChildren(parsed.body));
  if (root !== MEDIA_ROOT) for (const image of body.querySelectorAll('img')) moveImage(image, root);
  return body;
}

/** @param {Node} parent @returns {Node[]} */
function copyChildren(parent) {
  return [...parent.childNodes].flatMap((node) => {
    if (node instanceof Text) return [document.createTextNode(node.data)];
    if (!(node instanceof HTMLElement) || UNREADABLE_ELEMENTS.has(node.tagName)) return [];
    if (!ELEMENTS.has(node.tagName)) return copyChildren(node);
    const copy = document.createElement(node.tagName);
    const address = node.getAttribute('href') ?? '';
    if (copy instanceof HTMLAnchorElement && LINK_ADDRESS.test(address)) {
      copy.href = address;
      copy.rel = 'noopener';
    }
    if (copy instanceof HTMLImageElement && !copyImage(node, copy)) return [];
    if (copy instanceof HTMLTableCellElement && copy.tagName === 'TH')
      copy.scope = node.getAttribute('scope') === 'row' ? 'row' : 'col';
    copy.append(...copyChildren(node));
    return [copy.tagName === 'TABLE' ? createScroll(copy) : copy];
  });
}

/** Takes an image, in all its sizes, from another address. @param {HTMLImageElement} image @param {string} root */
function moveImage(image, root) {
  for (const name of ['src', 'srcset']) {
    const value = image.getAttribute(name);
    if (value !== null)
      image.setAttribute(name, value.replaceAll(`${MEDIA_ROOT}media/`, `${root}media/`));
  }
}

/** Copies what an image may say, and answers whether it shows a file of ours. @param {HTMLElement} from @param {HTMLImageElement} to */
function copyImage(from, to) {
  for (const [name, allowed] of ATTRIBUTES) {
    const value = from.getAttribute(name);
    if (value !== null && allowed.test(value)) to.setAttribute(name, value);
  }
  const candidates = from.getAttribute('srcset')?.split(', ') ?? [];
  if (candidates.length > 0 && candidates.every((candidate) => MEDIA_ADDRESS.test(candidate)))
    to.srcset = candidates.join(', ');
  return to.hasAttribute('src');
}

/** A wide table is scrolled by itself, by keyboard too, and not the page with it. @param {HTMLElement} table */
function createScroll(table) {
  const scroll = document.createElement('div');
  scroll.className = 'table-scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'group');
  scroll.setAttribute('aria-label', table.querySelector('caption')?.textContent ?? '');
  scroll.append(table);
  return scroll;
}
