const SPECIAL = /[&<>"]/g;
const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// XML 1.0 has no way to write these, not even as references.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out here.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as it stands in XML, in elements and in attributes. */
export function xmlTextOf(text: string): string {
  return text.replace(UNWRITABLE, '').replace(SPECIAL, (character) => NAMES[character] ?? '');
}

/** A piece of XML that `element` made. It is an object, so that text is never taken for it. */
export interface XmlElement {
  xml: string;
}

/** An element with attributes, and texts and elements in it; null stands for nothing. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (string | XmlElement | null)[]
): XmlElement {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlTextOf(value)}"`);
  const inside = content.map((part) =>
    typeof part === 'string' ? xmlTextOf(part) : (part?.xml ?? ''),
  );
  return { xml: `<${name}${written.join('')}>${inside.join('')}</${name}>` };
}

/** A whole XML document. */
export function xmlDocumentOf(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`;
}
