/** Everything shared/src/news/render-body.ts writes. Another element loses its tags and keeps its words. */
const ELEMENTS = new Set(
  'P H2 H3 H4 H5 H6 BLOCKQUOTE PRE CODE UL OL LI A BR STRONG EM U S'.split(' '),
);
const UNREADABLE_ELEMENTS = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'NOSCRIPT']);
const LINK_ADDRESS = /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+0-9]|\/(?!\/))/i;

/**
 * Nodes of an article's `bodyHtml`. The API already renders it with an allow-list; this page checks it once more and builds
 * every element anew, so that nothing a tampered document could carry (scripts, handlers, styles, other addresses) gets in.
 * @param {string} bodyHtml
 */
export function createBody(bodyHtml) {
  // A parsed document is inert: it loads nothing and runs nothing.
  const parsed = new DOMParser().parseFromString(bodyHtml, 'text/html');
  const body = document.createDocumentFragment();
  body.append(...copyChildren(parsed.body));
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
    copy.append(...copyChildren(node));
    return [copy];
  });
}
