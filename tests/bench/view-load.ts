// A program that sends views to a server, as a process of its own. Raw sockets, so that it leaves the machine to the server: one request at a
// time on each connection, either as fast as they are answered or at a given rate.
import { connect, type Socket } from 'node:net';

export interface LoadOptions {
  port: number;
  connections: number;
  requestCount: number;
  /** Null for as fast as they are answered. */
  perSecond: number | null;
  articleIds: string[];
  readerCount: number;
  /** Where the sequence of articles and readers begins. */
  seed: number;
}

export interface LoadResult {
  perSecond: number;
  p50Milliseconds: number;
  p99Milliseconds: number;
  refusedCount: number;
}

const USER_AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
];

/** Whole numbers from 0 to below 2³², the same sequence for the same seed (Numerical Recipes). */
function createSequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0').slice(-digits);
}

function createRequests({ articleIds, readerCount, seed }: LoadOptions): () => string {
  const next = createSequence(seed);
  return () => {
    const time = hex(Date.now(), 12);
    const eventId = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(next(), 3)}-8${hex(next(), 3)}-${hex(next(), 8)}${hex(next() >>> 8, 4)}`;
    // Few articles have most of the views.
    const share = next() / 2 ** 32;
    const articleId = articleIds[Math.floor(share ** 3 * articleIds.length)];
    const reader = next() % readerCount;
    const body = JSON.stringify({ eventId, articleId, locale: 'vi', startsTab: false });
    return (
      `POST /v1/views HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: ${body.length}\r\n` +
      `X-Forwarded-For: 10.${(reader >>> 8) & 255}.${reader & 255}.7\r\nAccept: */*\r\nAccept-Language: vi-VN,vi;q=0.9\r\n` +
      `User-Agent: ${USER_AGENTS[reader % USER_AGENTS.length]}\r\n\r\n${body}`
    );
  };
}

/** Sends one request and resolves with its status. */
function createConnection(port: number) {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    const end = received.indexOf('\r\n\r\n');
    if (end === -1) return;
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
    if (received.length < end + 4 + length) return;
    const status = Number(received.slice(9, 12));
    received = '';
    waiting?.resolve(status);
  });
  socket.on('error', (error) => waiting?.reject(error));
  return {
    send: (request: string): Promise<number> =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    end: () => socket.end(),
  };
}

export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { port, connections, requestCount, perSecond } = options;
  const nextRequest = createRequests(options);
  const latencies = new Float64Array(requestCount);
  let startedCount = 0;
  let refusedCount = 0;
  const startedAt = performance.now();

  /** When a request is due: so one that waited for a connection is not taken for a fast one. */
  async function dueAt(index: number): Promise<number> {
    if (perSecond === null) return performance.now();
    const due = startedAt + (index / perSecond) * 1_000;
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
    return due;
  }

  async function work(): Promise<void> {
    const connection = createConnection(port);
    while (startedCount < requestCount) {
      const index = startedCount;
      startedCount += 1;
      const due = await dueAt(index);
      if ((await connection.send(nextRequest())) !== 204) refusedCount += 1;
      latencies[index] = performance.now() - due;
    }
    connection.end();
  }

  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - startedAt) / 1_000;
  latencies.sort();
  const percentile = (share: number) => latencies[Math.floor(share * (requestCount - 1))] ?? 0;
  return {
    perSecond: requestCount / seconds,
    p50Milliseconds: percentile(0.5),
    p99Milliseconds: percentile(0.99),
    refusedCount,
  };
}

process.on('message', async (options: LoadOptions) => {
  process.send?.(await runLoad(options));
});
