import type { OpenApiOperation, OpenApiReading } from './openapi-reading';
import type { FuzzRequest } from './openapi-requests';

/** An answer as it came over the wire. */
export interface FuzzAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}
export type Send = (request: FuzzRequest) => Promise<FuzzAnswer>;

/** What no stranger may learn: where programs and data lie, what they are called, what went wrong inside. */
const INTERNALS = [
  /node_modules/,
  /\/tmp\/|\/home\/|\/work\/|\/var\/task/,
  /\n\s+at \S+/,
  /\.(?:ts|mjs|cjs):\d+/,
  /sqlite/i,
  /dynamo/i,
  /ZodError|TypeError|SyntaxError|RangeError/,
  /congkhai-[0-9a-f]{8}-/,
  /amazonaws|AccessDenied|NoSuchKey/,
];
const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';
const BODILESS = new Set([204, 304]);

/** What is wrong with what is answered to a request, by the OpenAPI document; null: nothing. `send` is asked again for HEAD and 304. */
export async function judge(
  send: Send,
  reading: OpenApiReading,
  operation: OpenApiOperation,
  request: FuzzRequest,
): Promise<string | null> {
  const answer = await send(request);
  const fault = faultOf(reading, operation, request, answer);
  // Of a request that is too long nobody reads whether it is a HEAD.
  if (fault !== null || request.method !== 'GET' || answer.status === 431) return fault;
  return (
    (await headFault(send, request, answer)) ?? (await notModifiedFault(send, request, answer))
  );
}

function faultOf(
  reading: OpenApiReading,
  operation: OpenApiOperation,
  request: FuzzRequest,
  answer: FuzzAnswer,
): string | null {
  const { status, headers, body } = answer;
  // 501 is no failure: a form of the answer that the document says is not made.
  if (status >= 500 && status !== 501) return `${status}: ${body}`;
  if (headers['x-content-type-options'] !== 'nosniff') return `${status} without nosniff`;
  const isFile = status === 200 && mediaTypeOf(answer) !== JSON_TYPE;
  const said = `${JSON.stringify(headers)}\n${isFile ? '' : body}`;
  const leak = INTERNALS.find((internal) => internal.test(said));
  if (leak) return `${status} tells of internals (${leak}): ${said}`;
  const headerFault =
    request.method === 'OPTIONS' ? null : reading.headerFaultOf(operation, answer);
  if (headerFault !== null) return headerFault;
  const isBodiless = request.method === 'HEAD' || BODILESS.has(status);
  if (isBodiless && body.byteLength > 0) return `${status} of ${request.method} has a body`;
  if (status >= 400) return problemFault(reading, answer, isBodiless);
  if (request.method === 'OPTIONS') return status === 204 ? null : `OPTIONS answers ${status}`;
  const isSelection = /[?&]fields=/.test(request.address);
  return successFault(reading, operation, answer, { isBodiless, isSelection });
}

function problemFault(
  reading: OpenApiReading,
  answer: FuzzAnswer,
  isBodiless: boolean,
): string | null {
  const { status, headers, body } = answer;
  if (mediaTypeOf(answer) !== PROBLEM_TYPE) return `${status} is ${mediaTypeOf(answer)}`;
  if (status === 405 && !headers.allow) return '405 without Allow';
  if (isBodiless) return null;
  const problem = jsonOf(body);
  const isOfStatus = problem instanceof Object && 'status' in problem && problem.status === status;
  return isOfStatus ? reading.problemFaultOf(problem) : `${status} says another status: ${body}`;
}

function successFault(
  reading: OpenApiReading,
  operation: OpenApiOperation,
  answer: FuzzAnswer,
  { isBodiless, isSelection }: { isBodiless: boolean; isSelection: boolean },
): string | null {
  const { status, body } = answer;
  const described = operation.responses[status];
  if (!described) return `${status} is not in the document`;
  if (status === 304 || !described.content) return null;
  const mediaType = mediaTypeOf(answer);
  if (!Object.keys(described.content).includes(mediaType))
    return `${status} is ${mediaType}, which is not in the document`;
  if (isBodiless || mediaType !== JSON_TYPE || isAnyJson(described.content[JSON_TYPE])) return null;
  return reading.faultOf(operation, { status, body: jsonOf(body), isSelection });
}

/** A file that happens to be JSON has no schema. */
function isAnyJson(content: object | undefined): boolean {
  return content === undefined || !('schema' in content);
}

async function headFault(
  send: Send,
  request: FuzzRequest,
  answer: FuzzAnswer,
): Promise<string | null> {
  const head = await send({ ...request, method: 'HEAD' });
  if (head.body.byteLength > 0) return 'HEAD has a body';
  if (head.status !== answer.status) return `HEAD answers ${head.status}, GET ${answer.status}`;
  // A length may be left out of an answer without a body (RFC 9110, 9.3.2), but not be another.
  const named = ['content-type', 'cache-control', 'etag', 'location'];
  const compared = head.headers['content-length'] ? [...named, 'content-length'] : named;
  const differing = compared.filter((name) => head.headers[name] !== answer.headers[name]);
  return differing.length > 0 ? `HEAD has another ${differing.join(', ')} than GET` : null;
}

async function notModifiedFault(
  send: Send,
  request: FuzzRequest,
  { status, headers }: FuzzAnswer,
): Promise<string | null> {
  if (status !== 200) return null;
  const { etag, 'cache-control': cacheControl = '' } = headers;
  if (etag === undefined) return cacheControl.includes('no-store') ? null : '200 without an ETag';
  for (const known of [etag, `W/${etag.replace(/^W\//, '')}`, `"other", ${etag}`]) {
    const again = await send({
      ...request,
      headers: { ...request.headers, 'if-none-match': known },
    });
    if (again.status !== 304) return `${again.status} for If-None-Match ${known}`;
    if (again.body.byteLength > 0) return '304 has a body';
    if (again.headers.etag !== etag) return '304 has another ETag';
  }
  return null;
}

function mediaTypeOf({ headers }: FuzzAnswer): string {
  return headers['content-type']?.split(';')[0] ?? '';
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    return `not JSON: ${error}`;
  }
}
