import type { Client, RequestOptions } from './client.js';
import type { components, operations } from './generated/openapi.js';

type Operations = operations;
type Schemas = components['schemas'];
export type OperationId = keyof Operations;
type Merge<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] };
type Given<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;

/** Path and query parameters together. */
export type Parameters<Id extends OperationId> = Merge<
  Given<Operations[Id]['parameters']['path']> & Given<Operations[Id]['parameters']['query']>
>;
/** The names that an endpoint's `fields` may have; never for one that has no such parameter. */
export type FieldName<Id extends OperationId> =
  Parameters<Id> extends { fields?: (infer Name)[] | undefined } ? Name & string : never;
/** What an endpoint answers; of its data only these fields, if they are given. Of names that are known at run time only, each field may be missing. */
export type Answer<Id extends OperationId, Name extends FieldName<Id> = never> = [Name] extends [
  never,
]
  ? WholeAnswer<Id>
  : [FieldName<Id>] extends [Name]
    ? SchemaOf<`${Capitalize<Id>}Selection`>
    : WholeAnswer<Id> extends { data: infer Data; meta: infer Meta }
      ? { data: Selected<Data, Name>; meta: Meta }
      : never;
type WholeAnswer<Id extends OperationId> = SchemaOf<`${Capitalize<Id>}Response`>;
type SchemaOf<Name extends string> = Name extends keyof Schemas ? Schemas[Name] : undefined;

type Selected<Value, Name extends string> = Value extends readonly (infer Row)[]
  ? Selected<Row, Name>[]
  : Value extends object
    ? {
        [Key in keyof Value as Key extends First<Name> ? Key : never]: Key extends Name
          ? Value[Key]
          : Selected<Value[Key], Below<Name, Key & string>>;
      }
    : Value;
type First<Name> = Name extends `${infer Before}.${string}` ? Before : Name;
type Below<Name, Key extends string> = Name extends `${Key}.${infer After}` ? After : never;

/** What an endpoint takes as its body. */
export type Body<Id extends OperationId> = Operations[Id] extends {
  requestBody: { content: { 'application/json': infer Sent } };
}
  ? Sent
  : never;

/** What an endpoint is asked with; `Name` are the fields that are wanted. */
export type Asked<Id extends OperationId, Name> = 'fields' extends keyof Parameters<Id>
  ? Omit<Parameters<Id>, 'fields'> & { fields?: readonly Name[] | undefined }
  : Parameters<Id>;
type ReadParameters<Id extends OperationId, Name> =
  Partial<Parameters<Id>> extends Parameters<Id>
    ? [parameters?: Asked<Id, Name>, options?: RequestOptions]
    : [parameters: Asked<Id, Name>, options?: RequestOptions];
/** A function that asks a client for what an endpoint answers. */
export type Read<Id extends OperationId> = <Name extends FieldName<Id> = never>(
  client: Client,
  ...parameters: ReadParameters<Id, Name>
) => Promise<Answer<Id, Name>>;

/** Makes the function that asks for what `GET path` answers. */
export function read<Id extends OperationId>(path: string): Read<Id> {
  return (client, ...[parameters, { signal } = {}]) =>
    client.request(addressOf(path, parameters ?? {}), {
      method: 'GET',
      ...(signal && { signal }),
    }) as Promise<never>;
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
