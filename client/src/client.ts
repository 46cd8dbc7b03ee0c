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
  /** As text, of which each answer is made anew: whoever changes one must not change the next. */
  text: string;
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

  /** One attempt: the body of an answer, or a problem. A body that breaks off or is no JSON is no answer either. */
  async function attempt(url: string, init: RequestInit): Promise<unknown> {
    const known = init.method === 'GET' ? answers.get(url) : undefined;
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const headers = { ...init.headers, ...(known && { 'If-None-Match': known.etag }) };
    try {
      const response = await ask(url, { ...init, headers, signal });
      if (response.status === 304 && known) {
        keep(url, known);
        return JSON.parse(known.text);
      }
      if (!response.ok) {
        const problem = await readProblem(response);
        // A server that cannot answer readers still reports what its state is: no problem, but the answer that was asked for.
        const { body } = problem;
        if (response.status === 503 && Object(body).data) return body;
        throw problem;
      }
      if (response.status === 204) return undefined;
      const text = await response.text();
      const body: unknown = JSON.parse(text);
      const etag = init.method === 'GET' ? response.headers.get('etag') : null;
      if (etag && keptAnswers > 0) keep(url, { etag, text });
      return body;
    } catch (cause) {
      init.signal?.throwIfAborted();
      if (cause instanceof ApiProblem) throw cause;
      throw new ApiProblem(0, `No answer from ${url}`, [], { cause });
    }
  }

  /** Keeps an answer as the one that was asked for last; the one that was not asked for longest goes. */
  function keep(url: string, answer: KeptAnswer): void {
    answers.delete(url);
    answers.set(url, answer);
    const [oldest] = answers.keys();
    if (answers.size > keptAnswers && oldest !== undefined) answers.delete(oldest);
  }

  async function request(path: string, init: RequestInit): Promise<unknown> {
    for (let attemptNumber = 0; ; attemptNumber += 1) {
      try {
        return await attempt(base + path, init);
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || attemptNumber >= retries) throw problem;
        const milliseconds = pauseBefore(attemptNumber, problem);
        if (milliseconds === null) throw problem;
        await pause(milliseconds, init.signal);
      }
    }
  }

  return { request };
}

/**
 * How long to wait until it is asked again: what the server asks for, or twice as long each time, by chance a little more or less so that
 * clients do not come together. Null if it is not: for a problem that stays, and where the server asks for more than anybody would wait.
 */
function pauseBefore(
  attemptNumber: number,
  { status, retryAfterSeconds }: ApiProblem,
): number | null {
  if (status !== 0 && !AGAIN.has(status)) return null;
  const own = FIRST_PAUSE_MILLISECONDS * 2 ** attemptNumber * (0.75 + Math.random() / 2);
  const asked = (retryAfterSeconds ?? 0) * 1_000;
  if (asked > PAUSE_MAX_MILLISECONDS) return null;
  return Math.min(asked || own, PAUSE_MAX_MILLISECONDS);
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
