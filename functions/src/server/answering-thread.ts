import { Worker } from 'node:worker_threads';
import { type StoreName, StoreUnavailable } from '../stores/store-unavailable';

/** What the thread is asked. Every question gets one reply. */
export interface ThreadCall<Question> {
  id: number;
  question: Question;
}
export type ThreadReply<Answer> = { id: number } & (
  | { kind: 'answered'; answer: Answer }
  | { kind: 'failed'; error: Error }
);

interface Waiting<Answer> {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/** A thread that answers questions. */
export interface AnsweringThread<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Runs a program that answers questions in a thread of its own, from the first question on: what takes milliseconds must not keep waiting those who read in
 * microseconds. If the thread ends by itself, what it was asked fails, and the next question starts another.
 * @param waitingMax So many questions wait at the most; more would be answered after those who asked have gone.
 */
export function createAnsweringThread<Question, Answer>(
  program: string,
  {
    name,
    waitingMax,
    workerData,
  }: { name: StoreName; waitingMax: number; workerData?: Record<string, string> },
): AnsweringThread<Question, Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let worker: Worker | null = null;
  let lastId = 0;

  function end(ended: Worker, error: Error): void {
    // One that failed says so twice; by the second time another one may have been asked.
    if (worker !== ended) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(new StoreUnavailable(name, { cause: error }));
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(program, { workerData });
    started.on('message', (reply: ThreadReply<Answer>) => {
      const caller = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.kind === 'answered') caller?.resolve(reply.answer);
      else caller?.reject(new StoreUnavailable(name, { cause: reply.error }));
    });
    started.on('error', (error) => end(started, error));
    started.on('exit', (code) => end(started, new Error(`The thread ended with ${code}`)));
    return started;
  }

  return {
    ask(question) {
      if (waiting.size >= waitingMax)
        return Promise.reject(
          new StoreUnavailable(name, { cause: new Error('Too many questions wait') }),
        );
      worker ??= start();
      lastId += 1;
      worker.postMessage({ id: lastId, question } satisfies ThreadCall<Question>);
      return new Promise((resolve, reject) => waiting.set(lastId, { resolve, reject }));
    },
    async close() {
      await worker?.terminate();
    },
  };
}
