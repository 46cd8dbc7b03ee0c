/** The headers that mean something to who asks; whether a response has one every time. */
const HEADERS = {
  ETag: [true, 'The version of the answer; send it back as `If-None-Match`'],
  'Cache-Control': [true, 'Who may keep the answer, and for how long'],
  'Cache-Status': [
    false,
    'While a store cannot be reached: `congkhai; hit; ttl=-120; detail=stale` is an answer that could not be confirmed for 120 seconds (RFC 9211)',
  ],
  Location: [true, 'The address that it has now, relative to the one that was asked for'],
  Link: [true, 'With `rel="describedby"`, the figures that the picture shows'],
  'Content-Disposition': [true, 'The name under which the file is saved'],
  'Content-Language': [true, 'The language of the words in it'],
  Allow: [true, 'The methods that are answered'],
  'Retry-After': [true, 'In how many seconds to come back'],
} as const satisfies Record<string, readonly [boolean, string]>;
export type HeaderName = keyof typeof HEADERS;

/** What every answer has that may be kept. */
export const KEPT_HEADERS = ['ETag', 'Cache-Control', 'Cache-Status'] as const;

/** These headers, as a response names them. */
export function headersOf(...names: readonly HeaderName[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** What each header means. */
export function componentHeaders(): Record<string, object> {
  const headers = Object.entries(HEADERS).map(([name, [required, description]]) => [
    name,
    { description, required, schema: { type: name === 'Retry-After' ? 'integer' : 'string' } },
  ]);
  return Object.fromEntries(headers);
}
