import { Agent, type IncomingHttpHeaders, request as openRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { BROWSER } from './sent-views';
import { anEventId } from './view-events';

/** What readers do, at a steady rate, for as long as it is left to run. */
export interface SteadyLoadOptions {
  url: string;
  viewsPerSecond: number;
  /** The articles that are viewed, in turn. */
  articleIds: readonly string[];
  /** So many readers take turns. None may view an article again within 30 seconds, or it would be no view. */
  readerCount: number;
  readsPerSecond: number;
  /** The address of read number `n`. */
  addressOf: (n: number) => string;
  /** After which a request is given up. */
  timeoutMilliseconds?: number;
}

/** The answer to a read; status 0: there was none. */
export interface ReadOutcome {
  address: string;
  at: number;
  milliseconds: number;
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface SteadyLoad {
  /** Sends nothing new, sends again what was not acknowledged until it is, and gives what happened. */
  stop(): Promise<LoadOutcome>;
}

export interface LoadOutcome {
  /** How many views of each article were acknowledged: each sent as one event until a 2xx was seen. */
  acknowledged: Map<string, number>;
  /** How many times a view was answered with each status; 0: no answer. */
  viewStatuses: Map<number, number>;
  readStatuses: Map<number, number>;
}

/** What was not taken is sent again after so long, and then after twice as long each time, up to the longest. */
const RETRY_MILLISECONDS = 1_000;
const RETRY_MILLISECONDS_MAX = 8_000;
/** Of a request that found nobody: a server that is down answers nothing. */
const UNANSWERED = { status: 0, headers: {}, body: '' };

type Asked = Omit<ReadOutcome, 'address' | 'at' | 'milliseconds'>;

/** Sends one request. Not with `fetch`, which can wait without end for a server that was killed. */
export function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
    agent,
    timeoutMilliseconds = 10_000,
  }: {
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    agent?: Agent;
    timeoutMilliseconds?: number;
  } = {},
): Promise<Asked> {
  return new Promise((resolve) => {
    const options = { method, headers, ...(agent && { agent }) };
    const sent = openRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve(UNANSWERED));
      response.on('end', () => {
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, headers: answered, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    const timer = setTimeout(() => sent.destroy(), timeoutMilliseconds);
    sent.on('error', () => resolve(UNANSWERED));
    sent.on('close', () => {
      clearTimeout(timer);
      resolve(UNANSWERED);
    });
    sent.end(body);
  });
}

/** Begins to send. `onRead` sees every answer to a read, `onView` every one to a view. */
export function startSteadyLoad(
  options: SteadyLoadOptions,
  onRead: (outcome: ReadOutcome) => void = () => undefined,
  onView: (status: number, at: number) => void = () => undefined,
): SteadyLoad {
  // Views that wait must not keep reads waiting.
  const viewAgent = new Agent({ keepAlive: true, maxSockets: 256 });
  const readAgent = new Agent({ keepAlive: true, maxSockets: 256 });
  const outcome: LoadOutcome = {
    acknowledged: new Map(),
    viewStatuses: new Map(),
    readStatuses: new Map(),
  };
  const underWay = new Set<Promise<void>>();
  const { timeoutMilliseconds = 10_000 } = options;

  /** One event, sent until it is acknowledged, as a front end that keeps what was refused would. */
  async function view(n: number): Promise<void> {
    const articleId = options.articleIds[n % options.articleIds.length] ?? '';
    const body = JSON.stringify({ eventId: anEventId(n, new Date()), articleId });
    const reader = n % options.readerCount;
    const headers = {
      'content-type': 'application/json',
      'user-agent': BROWSER,
      // Each in a network of their own, of which so many views would not be believed.
      'x-forwarded-for': `10.${(reader >> 8) & 255}.${reader & 255}.1`,
    };
    const request = { method: 'POST', headers, body, agent: viewAgent, timeoutMilliseconds };
    for (let pause = RETRY_MILLISECONDS; ; pause = Math.min(2 * pause, RETRY_MILLISECONDS_MAX)) {
      const at = Date.now();
      const { status } = await ask(`${options.url}/v1/views`, request);
      onView(status, at);
      addOne(outcome.viewStatuses, status);
      if (status === 204) return addOne(outcome.acknowledged, articleId);
      if (status >= 400 && status < 500) throw new Error(`A view was refused with ${status}`);
      await sleep(pause);
    }
  }

  async function read(n: number): Promise<void> {
    const address = options.addressOf(n);
    const at = Date.now();
    const answer = await ask(`${options.url}${address}`, {
      agent: readAgent,
      timeoutMilliseconds,
    });
    addOne(outcome.readStatuses, answer.status);
    onRead({ address, at, milliseconds: Date.now() - at, ...answer });
  }

  const views = every(options.viewsPerSecond, (n) => track(underWay, view(n)));
  const reads = every(options.readsPerSecond, (n) => track(underWay, read(n)));
  return {
    async stop() {
      views.stop();
      reads.stop();
      await Promise.all(underWay);
      viewAgent.destroy();
      readAgent.destroy();
      return outcome;
    },
  };
}

function track(underWay: Set<Promise<void>>, work: Promise<void>): void {
  underWay.add(work);
  work.finally(() => underWay.delete(work)).catch(() => undefined);
}

/** Calls at a rate, with the number of the call. What is late is made up for. */
function every(perSecond: number, call: (n: number) => void): { stop(): void } {
  const startedAt = performance.now();
  let callCount = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * perSecond;
    for (; callCount < due; callCount += 1) call(callCount);
  }, 20);
  return { stop: () => clearInterval(timer) };
}

export function addOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
