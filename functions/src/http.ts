import { STATUS_CODES } from 'node:http';
import type { Problem } from '@congkhai/shared/contracts/problem';
import type { GoneArticle } from '@congkhai/shared/contracts/published-article';
import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type * as z from 'zod';
import { createOriginCheck, ORIGIN_SECRET_HEADER } from './cloudfront';
import type { Log } from './log';
import { TookTooLong } from './stores/last-known';
import { DocumentInvalid, StoreUnavailable } from './stores/store-unavailable';

/**
 * Browsers ask again every time, and get a 304; shared caches may answer for 5 seconds. So an editor who publishes sees it at
 * once, and a news item that a whole province opens reaches us once in 5 seconds. A cache that knows RFC 9213 may go on answering for
 * 10 more while it asks us, so that no reader waits for it; browsers do not look at that field, in which the same would let them show what was withdrawn.
 */
export const READ_CACHE_HEADERS = {
  'Cache-Control': 'public, max-age=0, s-maxage=5, must-revalidate',
  'CDN-Cache-Control': 'max-age=5, stale-while-revalidate=10',
} as const;
export const JSON_TYPE = 'application/json; charset=utf-8';
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
const PREFLIGHT_MAX_AGE_SECONDS = 86_400;
/** On every 503: when to come back. */
export const RETRY_AFTER = { 'Retry-After': '5' } as const;
const OPEN_TO_ALL = { allowedOrigin: '*', variesByOrigin: false };

/** Front ends that may read the API from a browser: all of them, or these origins. */
export type CorsOrigins = '*' | readonly string[];

export interface FieldProblem {
  field: string;
  message: string;
}

/** A request that gets a problem as its answer. Thrown where that is found out; `problemOf` alone turns it into a reply. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 410 | 413 | 415 | 429 | 501 | 503,
    detail: string,
    readonly extra: {
      errors?: FieldProblem[];
      gone?: GoneArticle;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(detail);
  }
}

/** What was asked for has another address now. Thrown where that is found out; it becomes a 301. */
export class AddressMoved extends Error {
  override readonly name = 'AddressMoved';
  constructor(
    /** Relative to the address that was asked for, so that it holds behind any proxy. */
    readonly location: string,
    readonly answer: object,
  ) {
    super(`Moved to ${location}`);
  }
}

/** 400, with every field that is wrong. */
export function badRequest(errors: FieldProblem[]): RequestRefused {
  const fields = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new RequestRefused(400, `The request is not valid: ${fields}`, { errors });
}

/** 404, saying what is not there. */
export function notFound(detail: string): RequestRefused {
  return new RequestRefused(404, detail);
}

/** 503, saying what is being made and will be there shortly. */
export function notYet(detail: string): RequestRefused {
  return new RequestRefused(503, detail, { headers: { ...RETRY_AFTER } });
}

/** Which origin may read the reply to a request, and whether that depends on who asks. */
export interface Cors {
  allowedOrigin: string | null;
  variesByOrigin: boolean;
}
/** How bodies can be sent smaller. */
export type ContentEncoding = 'br' | 'gzip';

/** Sends bodies smaller, where nothing before the server does. */
export interface Compressor {
  /** The encoding for a body of so many bytes that a reader with this `Accept-Encoding` gets; null: as it is. */
  encodingFor(acceptEncoding: string | undefined, byteCount: number): ContentEncoding | null;
  compress(bytes: Buffer<ArrayBuffer>, encoding: ContentEncoding): Buffer<ArrayBuffer>;
}

interface HttpEnvironment {
  Variables: { cors: Cors; compressor: Compressor | null };
}
export type HttpApp = Hono<HttpEnvironment>;
export type HttpContext = Context<HttpEnvironment>;

/** Who may read the answers, and who hears of errors. */
interface HttpOptions {
  corsOrigins: CorsOrigins;
  log: Log;
  originSecrets?: readonly string[];
  compressor?: Compressor | null;
}

/**
 * An application with what all routes share: CORS, safe headers, and a problem document for every error. With `originSecrets` it answers CloudFront alone: what comes to
 * the HTTP API past it is not cached and not limited, and could claim any address.
 */
export function createHttpApp(options: HttpOptions): HttpApp {
  return withCommonParts(new Hono<HttpEnvironment>(), options);
}

/** Adds what all routes share to an empty application. */
export function withCommonParts(
  app: HttpApp,
  { corsOrigins, log, originSecrets = [], compressor = null }: HttpOptions,
): HttpApp {
  const isFromCloudFront = createOriginCheck(originSecrets);
  app.onError((error, context) => problemReply(context, error, log));
  app.notFound((context) =>
    problemReply(context, notFound('There is nothing at this address'), log),
  );
  app.use(async (context, next) => {
    context.set('cors', corsFor(context.req.header('origin'), corsOrigins));
    context.set('compressor', compressor);
    if (!isFromCloudFront(context.req.header(ORIGIN_SECRET_HEADER)))
      throw new RequestRefused(403, 'This address is for CloudFront alone; use the public one');
    if (context.req.method === 'OPTIONS') return preflightReply(context);
    return next();
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed(context: HttpContext, methods) {
        const headers = { Allow: methods.join(', ') };
        const detail = `This address answers ${headers.Allow} only`;
        return problemReply(context, new RequestRefused(405, detail, { headers }), log);
      },
    }),
  );
  return app;
}

/**
 * A reply with these headers and the ones that belong on every reply. They are added to the object that is passed: merging
 * objects here, or a Headers object, would be half of what an answer costs.
 */
export function reply(
  context: HttpContext,
  status: number,
  { body = null, headers = {} }: { body?: Body; headers?: Record<string, string> } = {},
): Response {
  return new Response(body, { status, headers: withCommonHeaders(headers, context.get('cors')) });
}
type Body = string | Buffer<ArrayBuffer> | null;

/** Adds the headers that belong on every reply to these. */
export function withCommonHeaders(
  headers: Record<string, string>,
  { allowedOrigin, variesByOrigin }: Cors,
): Record<string, string> {
  headers['X-Content-Type-Options'] = 'nosniff';
  if (variesByOrigin)
    headers.Vary = headers.Vary === undefined ? 'Origin' : `${headers.Vary}, Origin`;
  if (allowedOrigin !== null) {
    headers['Access-Control-Allow-Origin'] = allowedOrigin;
    headers['Access-Control-Expose-Headers'] = 'ETag, Cache-Status, Retry-After';
  }
  return headers;
}

/** Who may read the reply to a request from this origin. */
export function corsFor(origin: string | undefined, corsOrigins: CorsOrigins): Cors {
  if (corsOrigins === '*') return OPEN_TO_ALL;
  const isAllowed = origin !== undefined && corsOrigins.includes(origin);
  return { allowedOrigin: isAllowed ? origin : null, variesByOrigin: true };
}

function preflightReply(context: HttpContext): Response {
  const headers = {
    Allow: 'GET, HEAD, POST, OPTIONS',
    'Access-Control-Allow-Methods': 'GET, HEAD, POST',
    'Access-Control-Allow-Headers': 'Content-Type, If-None-Match',
    'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_SECONDS),
  };
  return reply(context, 204, { headers });
}

function problemReply(context: HttpContext, error: unknown, log: Log): Response {
  if (error instanceof AddressMoved) return movedReply(context, error);
  const { status, ...answer } = problemAnswer(error, context.req, log);
  return reply(context, status, answer);
}

/** The one place where errors become answers, and where those that are our fault are logged. */
export function problemAnswer(
  error: unknown,
  { method, path }: { method: string; path: string },
  log: Log,
): { status: number; body: string; headers: Record<string, string> } {
  const { problem, headers } = problemOf(error);
  // A document that breaks its contract was logged when that was found out, with its key and the reason.
  const isKnown = error instanceof DocumentInvalid || error instanceof RequestRefused;
  if (problem.status >= 500 && !isKnown) log.error('A request failed', { method, path, error });
  return {
    status: problem.status,
    body: JSON.stringify(problem),
    headers: { 'Content-Type': PROBLEM_TYPE, 'Cache-Control': 'no-store', ...headers },
  };
}

function movedReply(context: HttpContext, { location, answer }: AddressMoved): Response {
  return reply(context, 301, {
    body: JSON.stringify(answer),
    headers: {
      'Content-Type': JSON_TYPE,
      Location: location,
      ...READ_CACHE_HEADERS,
    },
  });
}

function problemOf(error: unknown): { problem: Problem; headers: Record<string, string> } {
  if (error instanceof RequestRefused) {
    const { headers = {}, ...members } = error.extra;
    return { problem: aProblem(error.status, error.message, members), headers };
  }
  if (NOT_NOW.some((kind) => error instanceof kind)) {
    const detail = 'What this request needs cannot be had at the moment; please try again';
    return {
      problem: aProblem(503, detail),
      headers: { ...RETRY_AFTER },
    };
  }
  return { problem: aProblem(500, 'Something went wrong on our side'), headers: {} };
}

/** What may be answered a little later. */
const NOT_NOW = [StoreUnavailable, DocumentInvalid, TookTooLong];

function aProblem(
  status: number,
  detail: string,
  members: Pick<Problem, 'errors' | 'gone'> = {},
): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, ...members };
}

/** The path and query parameters of a request, parsed; anything the schema does not know is refused by name. */
export function parseParameters<Schema extends z.ZodType>(
  schema: Schema,
  context: HttpContext,
): z.infer<Schema> {
  const pathParameters: Record<string, string> = context.req.param();
  const query = Object.entries(context.req.queries());
  const misused = query.flatMap(([field, values]): FieldProblem[] => {
    if (Object.hasOwn(pathParameters, field))
      return [{ field, message: 'is not a query parameter' }];
    return values.length > 1 ? [{ field, message: 'is given more than once' }] : [];
  });
  if (misused.length > 0) throw badRequest(misused);
  const queryParameters = Object.fromEntries(query.map(([field, values]) => [field, values[0]]));
  return parseOrRefuse(schema, { ...queryParameters, ...pathParameters });
}

/** The JSON body of a request, parsed. */
export async function parseJsonBody<Schema extends z.ZodType>(
  schema: Schema,
  context: HttpContext,
  limits: { bytesMax: number },
): Promise<z.infer<Schema>> {
  return parseJsonText(schema, await readJsonText(context, limits));
}

/** The body of a request as it was sent. `application/json`, or `text/plain` because `navigator.sendBeacon` sends strings so. */
export async function readJsonText(
  context: HttpContext,
  { bytesMax }: { bytesMax: number },
): Promise<string> {
  requireJsonType(context.req.header('content-type'));
  return readBody(context.req.raw, bytesMax);
}

/** Refuses a body that does not say that it is JSON, or text. */
export function requireJsonType(contentType = ''): void {
  if (!/^(?:application\/json|text\/plain)\s*(?:;|$)/i.test(contentType))
    throw new RequestRefused(
      415,
      `The body must be application/json or text/plain, and came as ${contentType || 'nothing'}`,
    );
}

/** JSON as it was sent, parsed. */
export function parseJsonText<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.infer<Schema> {
  return parseOrRefuse(schema, parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RequestRefused(400, 'The body is not valid JSON');
    throw error;
  }
}

function parseOrRefuse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badRequest(parsed.error.issues.flatMap(fieldProblemsOf));
}

function fieldProblemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({ field, message: 'is not known here' }));
  return [{ field: issue.path.join('.') || 'body', message: issue.message }];
}

async function readBody(request: Request, bytesMax: number): Promise<string> {
  // An error costs more than all the rest of this, so it is made only if it is thrown.
  const tooLarge = () => new RequestRefused(413, `The body may have at most ${bytesMax} bytes`);
  const declaredBytes = request.headers.get('content-length');
  // Node sees to it that a body is as long as declared, and reading it in one piece is the fast way.
  if (declaredBytes !== null) {
    if (!(Number(declaredBytes) <= bytesMax)) throw tooLarge();
    return request.text();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Answers with JSON that nobody may keep. */
export function uncachedJsonReply(
  context: HttpContext,
  status: number,
  value: object,
  ownHeaders: Readonly<Record<string, string>> = {},
): Response {
  const headers = { 'Content-Type': JSON_TYPE, 'Cache-Control': 'no-store', ...ownHeaders };
  return reply(context, status, { body: JSON.stringify(value), headers });
}

/** True if the reader has the version with this ETag. A proxy that compresses makes ETags weak, so W/ is looked through. */
export function hasEtag(context: HttpContext, etag: string): boolean {
  const ifNoneMatch = context.req.header('if-none-match');
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch
    .split(',')
    .map((candidate) => candidate.trim().replace(/^W\//, ''))
    .some((candidate) => candidate === etag || candidate === '*');
}
