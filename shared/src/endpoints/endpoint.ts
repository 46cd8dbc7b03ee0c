import type * as z from 'zod';

/** The groups that the reference shows endpoints in. */
export const ENDPOINT_GROUPS = {
  Articles: 'Published articles, newest first, and the files that they show',
  Search: 'Finding what is published by words, with or without diacritics',
  'Feeds and sitemaps': 'For feed readers and search engines',
  Views: 'How much is read, and what is read most',
  'Ledger of views': 'How views were counted: sealed hours and days that anybody can recount',
  Units: 'Administrative units with their history',
  'Index of a year': 'Scores, grades and ranks of assessment periods, release by release',
  Service: 'The service itself',
} as const;

interface AnyEndpoint {
  /** A verb and a noun. Clients name their functions by it, so it never changes. */
  operationId: string;
  group: keyof typeof ENDPOINT_GROUPS;
  /** As OpenAPI writes it: "/v1/articles/{slug}". */
  path: `/v1/${string}`;
  /** One line. */
  summary: string;
  description?: string;
  /** Path and query parameters together. */
  parameters: z.ZodType;
  /** What answers 200, and what it is. */
  answer: JsonAnswer | FileAnswer | NoAnswer;
  /** Statuses of problems that are this endpoint's own; 400, 405, 500 and 503 can come from every one. */
  problems: readonly (404 | 406 | 410 | 413 | 415 | 403 | 429 | 501)[];
  /** What a 301 answers with. */
  moved?: z.ZodType;
  /** What the answer of 200 has beside the headers of all. */
  headers?: readonly ('Content-Disposition' | 'Content-Language' | 'Link')[];
  /** Nobody may keep the answer: it has no ETag, and there is no 304. */
  isUnkept?: true;
  /** Its 503 is an answer like that of 200, and this is what it means. */
  unavailable?: string;
}
interface JsonAnswer {
  kind: 'json';
  schema: z.ZodType;
}
interface FileAnswer {
  kind: 'file';
  mediaTypes: readonly string[];
}

interface NoAnswer {
  /** 204. */
  kind: 'none';
}

/** An address that is read. `examples` are requests that answer 200 on the content of the tests. */
export interface ReadEndpoint extends AnyEndpoint {
  method: 'get';
  examples: readonly [`/v1/${string}`, ...`/v1/${string}`[]];
}

/** An address that takes a JSON body. */
export interface PostEndpoint extends AnyEndpoint {
  method: 'post';
  body: z.ZodType;
  examples: readonly [object, ...object[]];
}

/** An address of the public API, with what it takes and answers: the OpenAPI document and the client are made of these. */
export type Endpoint = ReadEndpoint | PostEndpoint;

/** A JSON answer. */
export function json(schema: z.ZodType): JsonAnswer {
  return { kind: 'json', schema };
}

/** An answer of these media types. */
export function file(...mediaTypes: [string, ...string[]]): FileAnswer {
  return { kind: 'file', mediaTypes };
}
