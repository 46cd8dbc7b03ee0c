import { ApiProblem, readProblem } from './api-problem.js';

export interface ClientOptions {
  /** Where the API is, such as "https://api.cchc.example"; left out, it is where the page comes from. */
  baseUrl?: string;
  /** Another way to ask, such as that of a framework that keeps answers. */
  fetch?: typeof fetch;
  /** How often a request is sent again that got no answer, or 429, 502, 503 or 504. Every endpoint may be asked twice. 2 if left out. */
  retries?: number;
  /** How long an answer may take, for each attempt; 10,000 if left out. */
  timeoutMilliseconds?: number;
  /**
   * How many answers are kept and asked for by their ETag. Left out, 200, and in browsers 0: they do the same on their own, without a
   * preflight.
   */
  keptAnswers?: number;
}

/** A client, to be handed to the functions that ask. */
export interface Client {
  request(path: string, init: RequestInit): Promise<unknown>;
}

export interface RequestOptions {
  signal?: AbortSignal;
}

interface KeptAnswer {
  etag: string;
  body: unknown;
}

const AGAIN = new Set([429, 502, 503, 504]);
const FIRST_PAUSE_MILLISECONDS = 300;
const PAUSE_MAX_MILLISECONDS = 10_000;

/** Makes a client of the API at an address. */
export function createClient({
  baseUrl = '',
  fetch: ask = (...parameters) => fetch(...parameters),
  retries = 2,
  timeoutMilliseconds = 10_000,
  keptAnswers = typeof document === 'undefined' ? 200 : 0,
}: ClientOptions = {}): Client {
  const base = baseUrl.replace(/\/+$/, '');
  const answers = new Map<string, KeptAnswer>();

  /** One attempt: an answer, or a problem and whether it may go away. */
  async function attempt(url: string, init: RequestInit, known: KeptAnswer | undefined) {
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const headers = { ...init.headers, ...(known && { 'If-None-Match': known.etag }) };
    try {
      return await ask(url, { ...init, headers, signal });
    } catch (cause) {
      init.signal?.throwIfAborted();
      throw new ApiProblem(0, `No answer from ${url}`, [], { cause });
    }
  }

  function keep(url: string, answer: KeptAnswer): void {
    answers.delete(url);
    answers.set(url, answer);
    const [oldest] = answers.keys();
    if (answers.size > keptAnswers && oldest !== undefined) answers.delete(oldest);
  }

  async function request(path: string, init: RequestInit): Promise<unknown> {
    const url = base + path;
    const known = init.method === 'GET' ? answers.get(url) : undefined;
    for (let attemptNumber = 0; ; attemptNumber += 1) {
      let problem: ApiProblem;
      let retryAfter: string | null = null;
      try {
        const response = await attempt(url, init, known);
        if (response.status === 304 && known) return known.body;
        if (response.ok) {
          const body = response.status === 204 ? undefined : await response.json();
          const etag = init.method === 'GET' ? response.headers.get('etag') : null;
          if (etag && keptAnswers > 0) keep(url, { etag, body });
          return body;
        }
        problem = await readProblem(response);
        retryAfter = response.headers.get('retry-after');
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        problem = error;
      }
      if (attemptNumber >= retries || !(problem.status === 0 || AGAIN.has(problem.status)))
        throw problem;
      await pause(pauseBefore(attemptNumber, retryAfter), init.signal);
    }
  }

  return { request };
}

/** What the server asks for, or twice as long each time, by chance a little more or less so that clients do not come together. */
function pauseBefore(attemptNumber: number, retryAfter: string | null): number {
  const asked = Number(retryAfter) * 1_000;
  const own = FIRST_PAUSE_MILLISECONDS * 2 ** attemptNumber * (0.75 + Math.random() / 2);
  return Math.min(asked > 0 ? asked : own, PAUSE_MAX_MILLISECONDS);
}

function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
