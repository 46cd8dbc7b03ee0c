import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as openRequest,
} from 'node:http';
import * as z from 'zod';
import { type Throttled, throttledByDynamodb, throttledByS3 } from './throttled-answers';
import { randomFractions } from './watched-store';

/** Stands before a server and answers in its place, as AWS does when it throttles. */
export interface ThrottlingProxy {
  endpoint: string;
  /** From now on so large a share of the requests is refused; 1 is all of them. Of those only whose path has this in it, if it is given. */
  throttle(share: number, within?: string): void;
  mend(): void;
  /** How many requests were refused, wholly or in part, since it was last told to throttle. */
  refusedCount(): number;
  /** When the last of them was, in milliseconds since 1970. */
  lastRefusedAt(): number;
  close(): Promise<void>;
}

/** Which requests are refused is the same with every run. */
const SEED = 20_261_126;
/** A server that ends a connection in the moment it is used again would be another fault than the one wanted. */
const KEEP_ALIVE_MILLISECONDS = 65_000;

export const startThrottledDynamodb = (endpoint: string) =>
  startThrottlingProxy(endpoint, throttledByDynamodb);
export const startThrottledS3 = (endpoint: string) => startThrottlingProxy(endpoint, throttledByS3);

async function startThrottlingProxy(
  target: string,
  throttled: (request: IncomingMessage, body: Buffer, number: number) => Throttled | null,
): Promise<ThrottlingProxy> {
  const fractions = randomFractions(SEED);
  let share = 0;
  let refusedPath = '';
  let refusedCount = 0;
  let lastRefusedAt = 0;

  const server = createServer(async (request, response) => {
    try {
      const body = await readAll(request);
      const isMeant = share > 0 && request.url?.includes(refusedPath) === true;
      const isChosen = isMeant && fractions.next().value < share;
      const instead = isChosen ? throttled(request, body, refusedCount) : null;
      if (instead) {
        refusedCount += 1;
        lastRefusedAt = Date.now();
      }
      const answer =
        instead?.kind === 'refused'
          ? instead
          : await passOn(target, request, instead?.body ?? body);
      const sent = instead?.kind === 'in part' ? instead.amend(answer.body) : answer.body;
      response.writeHead(answer.status, headersFor(answer.headers, sent, request.method));
      response.end(sent);
    } catch {
      // The server is away, or whoever asked has gone: nobody answers, as without us.
      response.destroy();
    }
  });
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    endpoint: `http://127.0.0.1:${port}`,
    throttle(newShare, within = '') {
      share = newShare;
      refusedPath = within;
      refusedCount = 0;
    },
    mend() {
      share = 0;
    },
    refusedCount: () => refusedCount,
    lastRefusedAt: () => lastRefusedAt,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

async function passOn(
  target: string,
  { method, url, rawHeaders, socket }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  // As they were sent: signatures are over them.
  const headers = rawHeaders.map((text, at) =>
    /^content-length$/i.test(rawHeaders[at - 1] ?? '') ? String(body.byteLength) : text,
  );
  const { hostname, port } = new URL(target);
  const sent = openRequest({ hostname, port, method, path: url, headers });
  const leave = () => sent.destroy();
  // Who asked may have less patience than the server.
  socket.once('close', leave);
  try {
    return await answerOf(sent, body);
  } finally {
    socket.off('close', leave);
  }
}

function answerOf(sent: ClientRequest, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const nobody = () => reject(new Error('Nobody answered'));
    sent.on('error', reject).on('close', nobody);
    sent.on('response', (response) => {
      sent.off('close', nobody);
      const { statusCode: status = 0, headers } = response;
      readAll(response).then((bytes) => resolve({ status, headers, body: bytes }), reject);
    });
    sent.end(body);
  });
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Those of the answer, with the length of what is sent: the answer to HEAD has the length of what GET would send. */
function headersFor(
  { 'transfer-encoding': _, ...headers }: Answer['headers'],
  body: Buffer,
  method: string | undefined,
): Answer['headers'] {
  return method === 'HEAD' ? headers : { ...headers, 'content-length': String(body.byteLength) };
}
