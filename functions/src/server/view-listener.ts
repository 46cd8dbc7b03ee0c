import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { RECORDED_HEADERS, type RecordView } from '../handlers/record-view';
import { BODY_BYTES_MAX, type ViewCall } from '../handlers/record-view/view-request';
import {
  type Cors,
  type CorsOrigins,
  corsFor,
  problemAnswer,
  requireJsonType,
  withCommonHeaders,
} from '../http';
import type { Log } from '../log';

const PATH = '/v1/views';
/** The host of nearly every request. Whatever else it may be, the application judges. */
const PLAIN_HOST = /^[\w.-]+(?::\d+)?$/;

interface ViewListenerOptions {
  recordView: RecordView;
  corsOrigins: CorsOrigins;
  log: Log;
  clientAddressOf: (peerAddress: string | undefined, forwardedFor: string | undefined) => string;
}

/**
 * Answers views as Node hands them over, and leaves everything else to the application, also views sent in an unusual way. Nothing else comes in
 * thousands a second, and to dress a request up for an application takes longer than to record it. What is decided, and what is answered, is the same.
 */
export function answerViews(
  options: ViewListenerOptions,
  others: RequestListener,
): RequestListener {
  const answer = createAnswer(options);
  return (request, response) => {
    if (!isPlainView(request)) return others(request, response);
    let received: Buffer | null = null;
    request.on('data', (chunk: Buffer) => {
      received = received ? Buffer.concat([received, chunk]) : chunk;
    });
    request.on('end', () => void answer(request, response, received?.toString() ?? ''));
  };
}

function isPlainView({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === PATH &&
    Number(headers['content-length']) <= BODY_BYTES_MAX &&
    PLAIN_HOST.test(headers.host ?? '')
  );
}

function createAnswer({ recordView, corsOrigins, log, clientAddressOf }: ViewListenerOptions) {
  // Most answers are the same.
  let last = recordedHeaders(corsFor(undefined, corsOrigins));

  function recordedHeadersOf(origin: string | undefined): Record<string, string> {
    const cors = corsFor(origin, corsOrigins);
    if (cors !== last.cors) last = recordedHeaders(cors);
    return last.headers;
  }

  return async function answer(
    { headers, socket }: IncomingMessage,
    response: ServerResponse,
    body: string,
  ): Promise<void> {
    const call: ViewCall = {
      header: (name) => headers[name]?.toString(),
      text() {
        requireJsonType(headers['content-type']);
        return body;
      },
      address: () => clientAddressOf(socket.remoteAddress, headers['x-forwarded-for']?.toString()),
    };
    try {
      await recordView(call);
      response.writeHead(204, recordedHeadersOf(headers.origin)).end();
    } catch (error) {
      const problem = problemAnswer(error, { method: 'POST', path: PATH }, log);
      const common = withCommonHeaders(problem.headers, corsFor(headers.origin, corsOrigins));
      response.writeHead(problem.status, common).end(problem.body);
    }
  };
}

function recordedHeaders(cors: Cors) {
  return { cors, headers: withCommonHeaders({ ...RECORDED_HEADERS }, cors) };
}
