import type { Client, RequestOptions } from './client.js';
import type { operations } from './generated/openapi.js';

type Operations = operations;
type OperationId = keyof Operations;
type Merge<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] };
type Given<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;

/** Path and query parameters together. */
export type Parameters<Id extends OperationId> = Merge<
  Given<Operations[Id]['parameters']['path']> & Given<Operations[Id]['parameters']['query']>
>;
/** What an endpoint answers. */
export type Answer<Id extends OperationId> = Operations[Id]['responses'] extends {
  200: { content: { 'application/json': infer Body } };
}
  ? Body
  : undefined;
/** What an endpoint takes as its body. */
export type Body<Id extends OperationId> = Operations[Id] extends {
  requestBody: { content: { 'application/json': infer Sent } };
}
  ? Sent
  : never;

type ReadParameters<Id extends OperationId> =
  Partial<Parameters<Id>> extends Parameters<Id>
    ? [parameters?: Parameters<Id>, options?: RequestOptions]
    : [parameters: Parameters<Id>, options?: RequestOptions];

/** A function that asks a client for what `GET path` answers. */
export function read<Id extends OperationId>(path: string) {
  return (
    client: Client,
    ...[parameters, { signal } = {}]: ReadParameters<Id>
  ): Promise<Answer<Id>> =>
    client.request(addressOf(path, parameters ?? {}), {
      method: 'GET',
      ...(signal && { signal }),
    }) as Promise<Answer<Id>>;
}

/** A function that posts a body to `path` by a client. */
export function post<Id extends OperationId>(path: string) {
  return (client: Client, body: Body<Id>, { signal }: RequestOptions = {}): Promise<Answer<Id>> =>
    client.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    }) as Promise<Answer<Id>>;
}

/** The path with its parameters filled in, and the rest of them as a query. */
export function addressOf(path: string, parameters: object): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === null) continue;
    const place = `{${name}}`;
    if (filled.includes(place)) filled = filled.replace(place, encodeURIComponent(String(value)));
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${filled}?${text}` : filled;
}
