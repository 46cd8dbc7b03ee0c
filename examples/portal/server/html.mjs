/** A piece of HTML in which everything is escaped that has to be. */
export class Html {
  /** @param {string} source */
  constructor(source) {
    this.source = source;
  }
}

/** @typedef {Html | string | number | null | undefined | false} Piece */
/** What may stand in a template: texts are escaped, pieces of HTML stay as they are, nothing is nothing. @typedef {Piece | readonly (Piece | readonly Piece[])[]} Content */

/**
 * HTML by a template: `` html`<p title="${title}">${text}</p>` ``. Attributes must have double quotes around them.
 * @param {TemplateStringsArray} strings
 * @param {Content[]} contents
 */
export function html(strings, ...contents) {
  const parts = strings.map((string, place) => string + sourceOf(contents[place]));
  return new Html(parts.join(''));
}

/**
 * HTML that somebody else has made safe. Only what publishing rendered by its allow-list, and JSON without "<", comes in by this door.
 * @param {string} source
 */
export function trusted(source) {
  return new Html(source);
}

/** JSON by schema.org as it stands in a page, where no "<" may end its element. @param {string} json */
export function jsonLdOf(json) {
  return html`<script type="application/ld+json">${trusted(json.replaceAll('<', '\\u003c'))}</script>`;
}

/** ` name="value"`, or nothing for an attribute that is not there. @param {string} name @param {string | null | undefined} value */
export function attribute(name, value) {
  return value === null || value === undefined ? '' : html` ${trusted(name)}="${value}"`;
}

/** @param {Content} content @returns {string} */
function sourceOf(content) {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Html) return content.source;
  if (typeof content === 'number') return String(content);
  return typeof content === 'string' ? escapeHtml(content) : content.map(sourceOf).join('');
}

/** @param {string} text */
function escapeHtml(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
