import type { Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Problem } from '@congkhai/shared/contracts/problem';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Answers what never becomes a request: bytes that are not HTTP, headers that are too long, a client that is too slow. */
export function answerMalformedRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    const status = statusOf(error.code);
    const body = JSON.stringify(problemOf(status));
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n` +
        `Content-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

/** Answers a request whose address cannot be understood, such as one without a host. */
export function malformedReply(): Response {
  const headers = { 'Content-Type': PROBLEM_TYPE, 'X-Content-Type-Options': 'nosniff' };
  return new Response(JSON.stringify(problemOf(400)), { status: 400, headers });
}

function statusOf(code: string | undefined): 400 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

function problemOf(status: 400 | 408 | 431): Problem {
  const details = {
    400: 'This is not a request that can be understood',
    408: 'The request took too long to arrive',
    431: 'The address and headers of the request are too long',
  };
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: details[status],
  };
}
