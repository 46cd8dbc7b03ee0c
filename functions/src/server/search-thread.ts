import { Worker } from 'node:worker_threads';
import type { SearchAnswer, SearchIndex, SearchRequest } from '../stores/search-index';
import { StoreUnavailable } from '../stores/store-unavailable';

/** What the thread is asked. Every question gets one reply. */
export interface SearchCall {
  id: number;
  request: SearchRequest;
}
export type SearchReply = { id: number } & (
  | { kind: 'found'; answer: SearchAnswer }
  | { kind: 'failed'; error: Error }
);

/** So many searches wait at the most; more would be answered after their readers have gone. */
const WAITING_MAX = 200;

interface Waiting {
  resolve: (answer: SearchAnswer) => void;
  reject: (error: Error) => void;
}

/**
 * Runs the program that searches in a thread of its own: what takes milliseconds must not keep waiting those who read in microseconds. If the thread ends by itself, what
 * it was asked fails, and the next search starts another.
 */
export function createSearchThread(program: string, { file }: { file: string }): SearchIndex {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  function end(error: Error): void {
    worker = null;
    for (const { reject } of waiting.values())
      reject(new StoreUnavailable('search index', { cause: error }));
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(program, { workerData: { file } });
    started.on('message', (reply: SearchReply) => {
      const caller = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.kind === 'found') caller?.resolve(reply.answer);
      else caller?.reject(new StoreUnavailable('search index', { cause: reply.error }));
    });
    started.on('error', end);
    started.on('exit', (code) => end(new Error(`The thread that searches ended with ${code}`)));
    return started;
  }

  return {
    search(request) {
      if (waiting.size >= WAITING_MAX)
        return Promise.reject(
          new StoreUnavailable('search index', { cause: new Error('Too many searches wait') }),
        );
      worker ??= start();
      lastId += 1;
      worker.postMessage({ id: lastId, request } satisfies SearchCall);
      return new Promise((resolve, reject) => waiting.set(lastId, { resolve, reject }));
    },
    async close() {
      await worker?.terminate();
    },
  };
}
