const SPECIAL = /[&<>"]/g;
const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// XML 1.0 has no way to write these, not even as references.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out here.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

// A line end of its own would be read as a line feed, and this is how the format writes what XML cannot carry.
const LIKE_AN_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** The text of a cell, as the format wants it inside XML. */
export function cellTextOf(text: string): string {
  return xmlTextOf(text.replace(LIKE_AN_ESCAPE, '_x005F_').replaceAll('\r', '_x000D_'));
}

/** Text as it stands in XML, in elements and in attributes. */
export function xmlTextOf(text: string): string {
  return text.replace(UNWRITABLE, '').replace(SPECIAL, (character) => NAMES[character] ?? '');
}
