/// <reference path="../../workbooks/src/reading/saxen.d.ts" />
import { Parser } from 'saxen';

/** An element of an XML document that was read; texts stand between its children where they were. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  content: (string | XmlNode)[];
}

/** Reads a document; throws if it is not well-formed. */
export function readXml(xml: string): XmlNode {
  const above: XmlNode[] = [{ name: '', attributes: {}, children: [], content: [] }];
  const fail = (error: Error) => {
    throw error;
  };
  const parser = new Parser()
    .on('openTag', (name, attributes, decode) => {
      const decoded = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
      const node = { name, attributes: Object.fromEntries(decoded), children: [], content: [] };
      above.at(-1)?.children.push(node);
      above.at(-1)?.content.push(node);
      above.push(node);
    })
    .on('closeTag', () => above.pop())
    .on('text', (text, decode) => above.at(-1)?.content.push(decode(text)))
    .on('error', fail)
    .on('warn', fail);
  parser.write(xml);
  const unfinished = parser.end();
  if (unfinished instanceof Error) throw unfinished;
  const [root] = above[0]?.children ?? [];
  if (above.length !== 1 || !root) throw new Error('The document has no root that ends');
  return root;
}

/** All text in an element. */
export function textIn(node: XmlNode | undefined): string {
  return (node?.content ?? [])
    .map((part) => (typeof part === 'string' ? part : textIn(part)))
    .join('');
}
