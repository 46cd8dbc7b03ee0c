const SPECIAL = /[&<>"]/g;
const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// XML 1.0 has no way to write these, not even as references.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out here.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as it stands in XML, in elements and in attributes. */
export function xmlTextOf(text: string): string {
  return text.replace(UNWRITABLE, '').replace(SPECIAL, (character) => NAMES[character] ?? '');
}
