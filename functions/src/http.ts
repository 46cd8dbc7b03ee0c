import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Problem } from '@congkhai/shared/contracts/problem';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type * as z from 'zod';
import type { Log } from './log';
import { DocumentInvalid, StoreUnavailable } from './stores/store-unavailable';

/**
 * Browsers ask again every time, and get a 304; shared caches may answer for 5 seconds. So an editor who publishes sees it at
 * once, and a news item that a whole province opens reaches us once in 5 seconds.
 */
const READ_CACHE_CONTROL = 'public, max-age=0, s-maxage=5, must-revalidate';
const JSON_TYPE = 'application/json; charset=utf-8';
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
const PREFLIGHT_MAX_AGE_SECONDS = 86_400;
const RETRY_AFTER_SECONDS = 5;

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
    readonly status: 400 | 401 | 404 | 405 | 413 | 415,
    detail: string,
    readonly extra: { errors?: FieldProblem[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
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

/** An application with what all routes share: CORS, safe headers, and a problem document for every error. */
export function createHttpApp({ corsOrigins, log }: { corsOrigins: CorsOrigins; log: Log }): Hono {
  const app = new Hono();
  app.onError((error, context) => problemReply(error, context, log));
  app.notFound((context) =>
    problemReply(notFound('There is nothing at this address'), context, log),
  );
  app.use(standardHeaders(corsOrigins));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed(context, methods) {
        const allow = methods.join(', ');
        const detail = `This address answers ${allow} only`;
        return problemReply(
          new RequestRefused(405, detail, { headers: { Allow: allow } }),
          context,
          log,
        );
      },
    }),
  );
  return app;
}

function standardHeaders(corsOrigins: CorsOrigins): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const isAllowed = corsOrigins === '*' || (origin !== undefined && corsOrigins.includes(origin));
    if (context.req.method === 'OPTIONS') context.res = preflightReply();
    else await next();
    const { headers } = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    if (corsOrigins !== '*') headers.append('Vary', 'Origin');
    if (!isAllowed) return;
    headers.set('Access-Control-Allow-Origin', corsOrigins === '*' ? '*' : (origin ?? ''));
    headers.set('Access-Control-Expose-Headers', 'ETag');
  };
}

function preflightReply(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      Allow: 'GET, HEAD, POST, OPTIONS',
      'Access-Control-Allow-Methods': 'GET, HEAD, POST',
      'Access-Control-Allow-Headers': 'Content-Type, If-None-Match',
      'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_SECONDS),
    },
  });
}

/** The one place where errors become replies, and where those that are our fault are logged. */
export function problemReply(error: unknown, context: Context, log: Log): Response {
  const { problem, headers } = problemOf(error);
  // A document that breaks its contract was logged when that was found out, with its key and the reason.
  if (problem.status >= 500 && !(error instanceof DocumentInvalid))
    log.error('A request failed', { method: context.req.method, path: context.req.path, error });
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': PROBLEM_TYPE, 'Cache-Control': 'no-store', ...headers },
  });
}

function problemOf(error: unknown): { problem: Problem; headers: Record<string, string> } {
  if (error instanceof RequestRefused) {
    const { errors, headers = {} } = error.extra;
    return { problem: aProblem(error.status, error.message, errors), headers };
  }
  if (error instanceof StoreUnavailable || error instanceof DocumentInvalid) {
    const detail = 'What this request needs cannot be had at the moment; please try again';
    return {
      problem: aProblem(503, detail),
      headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
    };
  }
  return { problem: aProblem(500, 'Something went wrong on our side'), headers: {} };
}

function aProblem(status: number, detail: string, errors?: FieldProblem[]): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, ...(errors ? { errors } : {}) };
}

/** The path and query parameters of a request, parsed; anything the schema does not know is refused by name. */
export function parseParameters<Schema extends z.ZodType>(
  schema: Schema,
  context: Context,
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

/** The JSON body of a request, parsed. `application/json`, or `text/plain` because `navigator.sendBeacon` sends strings so. */
export async function parseJsonBody<Schema extends z.ZodType>(
  schema: Schema,
  context: Context,
  { bytesMax }: { bytesMax: number },
): Promise<z.infer<Schema>> {
  const contentType = context.req.header('content-type') ?? '';
  if (!/^(?:application\/json|text\/plain)\s*(?:;|$)/i.test(contentType))
    throw new RequestRefused(415, 'The body must be application/json or text/plain');
  const text = await readBody(context.req.raw, bytesMax);
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
  const tooLarge = new RequestRefused(413, `The body may have at most ${bytesMax} bytes`);
  const declaredBytes = request.headers.get('content-length');
  // Node sees to it that a body is as long as declared, and reading it in one piece is the fast way.
  if (declaredBytes !== null) {
    if (!(Number(declaredBytes) <= bytesMax)) throw tooLarge;
    return request.text();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A finished JSON answer: its bytes and the strong ETag that belongs to them. */
export interface JsonBody {
  bytes: Buffer<ArrayBuffer>;
  etag: string;
}

export function jsonBodyOf(json: string): JsonBody {
  const bytes = Buffer.from(json);
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return { bytes, etag: `"${digest}"` };
}

/** Answers 200 with this body, or 304 to a reader who has it. */
export function jsonReply(context: Context, { bytes, etag }: JsonBody): Response {
  const headers = { ETag: etag, 'Cache-Control': READ_CACHE_CONTROL };
  if (hasEtag(context.req.header('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  return new Response(bytes, {
    headers: { ...headers, 'Content-Type': JSON_TYPE, 'Content-Length': String(bytes.byteLength) },
  });
}

/** True if `If-None-Match` names this ETag. A proxy that compresses makes ETags weak, so W/ is looked through. */
export function hasEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch
    .split(',')
    .map((candidate) => candidate.trim().replace(/^W\//, ''))
    .some((candidate) => candidate === etag || candidate === '*');
}
