/** An address in a published document that readers can follow. */
export interface FoundAddress {
  address: string;
  /** Keys and positions that lead to it: `['body', 3, 'children', 1, 'url']`. */
  path: readonly (string | number)[];
}

type Path = readonly (string | number)[];

/** Keys whose text is an address whatever it looks like. */
const ADDRESS_KEY = /(?:^|[a-z])(?:url|href|src|link|website|homepage|uri)$/i;
const HTML_KEY = /html$/i;
/** A text that is an address from its first to its last character. Words with an address among them are only asked about. */
const WHOLE_ADDRESS =
  /^[\s\p{Cc}\p{Cf}]*(?:[a-z][a-z0-9+.-]*:\/\/|[/\\]{2}|www\.|javascript:|data:[a-z]+\/|vbscript:)\S*\s*$/iu;
/** Attributes of HTML that lead somewhere or load something. */
const ADDRESS_ATTRIBUTE =
  /^(?:href|src|srcset|action|formaction|poster|data|background|cite|ping|xlink:href)$/i;
/** The attributes of a tag one after the other: what an alternative text says of `src=x` is no attribute. */
const HTML_ATTRIBUTE = /([^\s"'<>/=]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;
/** In texts "<" is escaped, so this finds elements only, and no words that look like them. */
const HTML_TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};
const DEPTH_MAX = 100;

/**
 * Every address of a published document, wherever it stands: in fields that hold addresses, in HTML, and texts that are one
 * from end to end. It knows no document's form, so a new field is looked at without anybody thinking of it.
 */
export function findAddresses(document: unknown): FoundAddress[] {
  const found: FoundAddress[] = [];
  walk(document, [], found);
  return found;
}

function walk(value: unknown, path: Path, found: FoundAddress[]): void {
  if (path.length > DEPTH_MAX) throw new Error(`A document deeper than ${DEPTH_MAX} levels`);
  if (typeof value === 'string') {
    found.push(...addressesOf(value, path).map((address) => ({ address, path })));
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, [...path, index], found);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) walk(item, [...path, key], found);
  }
}

function addressesOf(text: string, path: Path): string[] {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  if (HTML_KEY.test(key)) return addressesOfHtml(text);
  if (text !== '' && ADDRESS_KEY.test(key)) return [text];
  return WHOLE_ADDRESS.test(text) ? [text.trim()] : [];
}

function addressesOfHtml(html: string): string[] {
  const attributes = [...html.matchAll(HTML_TAG)].flatMap(([tag]) => [
    ...tag.matchAll(HTML_ATTRIBUTE),
  ]);
  return attributes.flatMap(([, name = '', inDouble, inSingle, bare = '']) => {
    if (!ADDRESS_ATTRIBUTE.test(name)) return [];
    const text = (inDouble ?? inSingle ?? bare).replace(
      /&(?:lt|gt|quot|#39|amp);/g,
      (entity) => ENTITIES[entity] ?? entity,
    );
    return name.toLowerCase() === 'srcset' ? addressesOfSrcset(text) : [text];
  });
}

/** `/a.png 208w, /b.png 500w`. An address with a comma in it comes apart: its first part tells what it is. */
function addressesOfSrcset(srcset: string): string[] {
  return srcset
    .split(',')
    .map((candidate) => candidate.trim().split(/\s/)[0] ?? '')
    .filter((address) => address !== '');
}
