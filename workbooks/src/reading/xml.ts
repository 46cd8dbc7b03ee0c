/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';
import { XML_TOKEN_CHARACTERS_MAX } from '../limits';
import { WorkbookRefused } from './workbook-refused';

const DAMAGED = 'Tệp bị hỏng: không đọc được nội dung. Hãy mở bằng Excel và lưu lại.';

// Both dialects of the format, as Excel saves it and as "Strict Open XML" does. Other namespaces keep prefixes of their own.
const NAMESPACES = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'p',
  'http://schemas.openxmlformats.org/package/2006/content-types': 't',
};

export interface XmlHandlers {
  /** Names carry our prefixes: `s:` for cells and sheets, `r:`, `p:`, `t:` for relationships, packages and content types. */
  open(name: string, attributes: () => Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads XML piece by piece. No entity but the five of XML itself is expanded, and a DOCTYPE is refused, so a small file stays small.
 * @throws WorkbookRefused if it is not well-formed UTF-8 XML
 */
export async function parseXml(
  chunks: AsyncIterable<Uint8Array>,
  { open, close, text }: XmlHandlers,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let hasProgressed = false;
  let stalledCharacters = 0;
  const parser = new Parser()
    .on('openTag', (name, attributes, decode) => {
      hasProgressed = true;
      open(name, () => decodeAll(attributes(), decode));
    })
    .on('closeTag', (name) => {
      hasProgressed = true;
      close?.(name);
    })
    .on('text', (value, decode) => {
      hasProgressed = true;
      text?.(decode(value));
    })
    .on('cdata', (value) => text?.(value))
    .on('attention', () => {
      throw new WorkbookRefused(DAMAGED);
    })
    .on('error', refuse)
    // An attribute that is left out as malformed may be the address of a cell.
    .on('warn', refuse);
  parser.ns(NAMESPACES);
  const feed = (piece: string): void => {
    parser.write(piece);
    stalledCharacters = hasProgressed ? 0 : stalledCharacters + piece.length;
    hasProgressed = false;
    if (stalledCharacters > XML_TOKEN_CHARACTERS_MAX) throw new WorkbookRefused(DAMAGED);
  };
  for await (const chunk of chunks) feed(decode(() => decoder.decode(chunk, { stream: true })));
  feed(decode(() => decoder.decode()));
  const unfinished = parser.end();
  if (unfinished instanceof Error) throw new WorkbookRefused(DAMAGED, { cause: unfinished });
}

function refuse(cause: Error): never {
  throw cause instanceof WorkbookRefused ? cause : new WorkbookRefused(DAMAGED, { cause });
}

function decode(read: () => string): string {
  try {
    return read();
  } catch (error) {
    throw new WorkbookRefused(DAMAGED, { cause: error });
  }
}

function decodeAll(
  attributes: Record<string, string>,
  decodeEntities: (text: string) => string,
): Record<string, string> {
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value?.includes('&')) attributes[name] = decodeEntities(value);
  }
  return attributes;
}
