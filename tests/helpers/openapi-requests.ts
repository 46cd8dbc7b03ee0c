import fc from 'fast-check';
import type { OpenApiOperation, OpenApiParameter } from './openapi-reading';

// Requests of every kind, good and bad, made of what an OpenAPI document says and of nothing else.

/** A request as it goes over the wire. */
export interface FuzzRequest {
  method: string;
  /** Path and query, percent-encoded well or badly. */
  address: string;
  headers: Record<string, string>;
  body: string | null;
}

const NASTY_TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1.5',
  '1e308',
  'NaN',
  'Infinity',
  '0x10',
  '99999999999999999999',
  '१२',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  "' OR 1=1 --",
  '"; DROP TABLE views; --',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'file:///etc/passwd',
  '\u0000',
  'a\u0000b',
  '\r\nSet-Cookie: a=b',
  '\u001b[2J',
  '\u202egnp.exe',
  '\ud800',
  '\ufeff',
  '<script>alert(1)</script>',
  '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what attackers send.
  '${jndi:ldap://a}',
  '%',
  '%25',
  'Tiên Châu',
  'Tiên Châu'.normalize('NFD'),
  'tien-chau-'.repeat(2_000),
  'x'.repeat(7_000),
  ','.repeat(3_000),
  '9999-12-31',
  '0000-01-01',
  '2023-02-30',
  '2023-10-06T08:00:00Z',
];
/** Encodings that are wrong, or mean the same as something else. */
const BROKEN_ENCODINGS = [
  '%',
  '%zz',
  '%ff',
  '%c0%af',
  '%ed%a0%80',
  '%00',
  '%2e%2e%2f',
  '+',
  '%u1ea0',
];

/** Of several values in one parameter. */
const VALUES_MAX = 8;

// Half of a surrogate pair cannot be encoded: it becomes U+FFFD.
const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());
const nasty = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NASTY_TEXTS).map(encoded) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(encoded) },
  { weight: 1, arbitrary: fc.constantFrom(...BROKEN_ENCODINGS) },
);

function dateText(): fc.Arbitrary<string> {
  return fc
    .date({ min: new Date('2023-09-01'), max: new Date('2023-11-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
}

/** A value that keeps to what the document says of a parameter. */
function goodValue({ schema, example }: OpenApiParameter): fc.Arbitrary<string> {
  const known = example === undefined ? [] : [fc.constant(encoded(String(example)))];
  const of = (arbitrary: fc.Arbitrary<string>) => fc.oneof(...known, arbitrary);
  if (schema.enum) return of(fc.constantFrom(...schema.enum.map(String)));
  if (schema.items?.enum)
    return of(
      fc
        .subarray(schema.items.enum.map(String), { minLength: 1 })
        .map((names) => names.slice(0, VALUES_MAX).join(',')),
    );
  if (schema.type === 'integer' || schema.type === 'number')
    return of(fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 3_000 }).map(String));
  if (schema.format === 'date') return of(dateText());
  if (schema.pattern)
    return of(
      fc
        .stringMatching(new RegExp(schema.pattern))
        .filter(({ length }) => length <= (schema.maxLength ?? 200))
        .map(encoded),
    );
  return of(fc.string({ maxLength: Math.min(schema.maxLength ?? 40, 40) }).map(encoded));
}

function anyValue(parameter: OpenApiParameter): fc.Arbitrary<string> {
  return fc.oneof({ weight: 6, arbitrary: goodValue(parameter) }, { weight: 1, arbitrary: nasty });
}

/** None, one or two values in the query. */
function queryPairs(parameter: OpenApiParameter): fc.Arbitrary<string[]> {
  const pair = anyValue(parameter).map((value) => `${parameter.name}=${value}`);
  return fc.oneof(
    { weight: parameter.required ? 1 : 5, arbitrary: fc.constant<string[]>([]) },
    { weight: parameter.required ? 12 : 5, arbitrary: pair.map((one) => [one]) },
    { weight: 1, arbitrary: fc.tuple(pair, pair).map((two) => [...two]) },
  );
}

/** What the document gives as an example, and what it should refuse in any case. */
export function examplesTo(operation: OpenApiOperation): FuzzRequest[] {
  const named = operation.parameters.filter(({ example }) => example !== undefined);
  const path = named.reduce(
    (filled, { name, example }) => filled.replace(`{${name}}`, () => encoded(String(example))),
    operation.path,
  );
  const inQuery = named.filter((parameter) => parameter.in === 'query');
  const query = inQuery.map(({ name, example }) => `${name}=${encoded(String(example))}`).join('&');
  const [body = null] = bodiesOf(operation).map((value) => JSON.stringify(value));
  const headers: Record<string, string> =
    body === null ? {} : { 'content-type': 'application/json' };
  const address = query ? `${path}?${query}` : path;
  const request = { method: operation.method, address, headers, body };
  return [request, { ...request, method: 'PROPFIND' }];
}

/** The bodies that the document has as examples. */
function bodiesOf({ requestBody }: OpenApiOperation): unknown[] {
  return Object.values(requestBody?.content ?? {}).flatMap(({ examples = {} }) =>
    Object.values(examples).map(({ value }) => value),
  );
}

function unknownPairs(operation: OpenApiOperation): fc.Arbitrary<string[]> {
  const name = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'debug', 'callback', 'admin', '$where', 'a[b]'),
    fc.constantFrom('locale', ...operation.parameters.map((parameter) => parameter.name)),
    nasty,
  );
  const pairs = fc.array(
    fc.tuple(name, nasty).map((pair) => pair.join('=')),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: pairs },
    {
      weight: 1,
      arbitrary: fc.constantFrom('&&', '=', '?', '%', 'a'.repeat(6_000)).map((odd) => [odd]),
    },
  );
}

function addressOf(operation: OpenApiOperation): fc.Arbitrary<string> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  return fc
    .record({
      values: fc.tuple(...inPath.map(anyValue)),
      pairs: fc.tuple(...inQuery.map(queryPairs)),
      unknown: unknownPairs(operation),
      ending: fc.oneof(
        { weight: 30, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom('/', '//', '/.', '/..', '%2f', ';a=b', '.json') },
      ),
    })
    .map(({ values, pairs, unknown, ending }) => {
      const path = inPath.reduce(
        (filled, { name }, position) => filled.replace(`{${name}}`, () => values[position] ?? ''),
        operation.path,
      );
      const query = [...pairs.flat(), ...unknown].join('&');
      return `${path}${ending}${query ? `?${query}` : ''}`;
    });
}

/** What may stand in a header: no line breaks, and nothing above one byte. */
const headerText = fc.oneof(
  fc.constantFrom('*', '"a"', 'W/"a", "b"', ',', 'null', 'bytes=0-1', 'text/html', '::1, 10.0.0.1'),
  fc.stringMatching(/^[\x20-\x7e\xa0-\xff]{0,60}$/),
  fc.constant('x'.repeat(4_000)),
);
const HEADER_NAMES = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cookie',
  'if-none-match',
  'if-modified-since',
  'origin',
  'range',
  'user-agent',
  'x-forwarded-for',
  'x-http-method-override',
  'x-congkhai-signature',
] as const;
const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom(...HEADER_NAMES), headerText, {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  },
);
const contentTypes = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'text/plain',
      'application/json; charset=utf-16',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/xml',
      '',
    ),
  },
);

/** An example of the document, of which a field is replaced, removed or added at any depth. */
function changedExample(example: unknown): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(...NASTY_TEXTS),
    fc.constantFrom(-1, 0, 1e300, Number.MAX_SAFE_INTEGER, 0.1),
  );
  return fc
    .tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), fc.string(), value)
    .map(([at, how, name, by]) => {
      const copy: unknown = structuredClone(example);
      const places = placesIn(copy);
      const place = places[at % Math.max(1, places.length)];
      if (!place) return by;
      if (how === 'remove') delete place.parent[place.name];
      else place.parent[how === 'add' ? name : place.name] = by;
      return copy;
    });
}

interface Place {
  parent: Record<string, unknown>;
  name: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent: Record<string, unknown> = Object.assign(value);
  return Object.keys(parent).flatMap((name) => [{ parent, name }, ...placesIn(parent[name])]);
}

function bodyOf(operation: OpenApiOperation): fc.Arbitrary<string> {
  const known = bodiesOf(operation);
  const anything = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('', '{', 'null', '[]', '{}', '"', '\ufeff{}', '{"__proto__":{"a":1}}'),
    fc.constantFrom('['.repeat(20_000), '{"a":'.repeat(20_000), `"${'x'.repeat(100_000)}"`),
  );
  if (known.length === 0) return anything;
  const example = fc.constantFrom(...known);
  return fc.oneof(
    { weight: 2, arbitrary: example.map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: example.chain(changedExample).map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: anything },
  );
}

/** Requests to one operation: most nearly right, some with another method. */
export function requestsTo(operation: OpenApiOperation): fc.Arbitrary<FuzzRequest> {
  const otherMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
  return fc
    .record({
      method: fc.oneof(
        { weight: 12, arbitrary: fc.constant(operation.method) },
        { weight: 1, arbitrary: fc.constantFrom(...otherMethods) },
      ),
      address: addressOf(operation),
      headers,
      contentType: contentTypes,
      body: bodyOf(operation),
    })
    .map(({ contentType, body, ...request }) =>
      request.method === 'GET' || request.method === 'HEAD'
        ? { ...request, body: null }
        : { ...request, headers: { ...request.headers, 'content-type': contentType }, body },
    );
}
