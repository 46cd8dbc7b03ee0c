import { Worker } from 'node:worker_threads';
import { packEvents } from '../stores/packed-events';
import type { Rejections } from '../stores/sqlite-counting';
import type { BatchRecorder } from '../stores/sqlite-view-recorder';

/** What the thread is asked to do. Every call gets one reply. */
export type RecorderCall = { id: number } & (
  | { kind: 'record'; events: string; rejections: readonly Rejections[] }
  | { kind: 'salt'; localDay: string }
  | { kind: 'forget'; now: Date }
  | { kind: 'close' }
);

/** `salt` is there in the reply to a call for one. An `id` of 0 says that the file is open. */
export type RecorderReply =
  | { id: number; kind: 'done'; salt?: Uint8Array }
  | { id: number; kind: 'failed'; error: Error };

interface Waiting {
  resolve: (salt: Uint8Array | undefined) => void;
  reject: (error: Error) => void;
}

type Call = RecorderCall extends infer Each
  ? Each extends { id: number }
    ? Omit<Each, 'id'>
    : never
  : never;

/**
 * Runs the program that records in the file in a thread of its own, and resolves when the file is open. If the thread ends by itself, what it
 * was asked fails, and the next call starts another.
 */
export async function startRecorderThread(
  program: string,
  { file }: { file: string },
): Promise<BatchRecorder> {
  let thread = startThread(program, file);
  await thread.opened;

  function call(request: Call): Promise<Uint8Array | undefined> {
    if (thread.hasEnded()) thread = startThread(program, file);
    return thread.call(request);
  }

  return {
    async record({ events, rejections }) {
      await call({ kind: 'record', events: packEvents(events), rejections });
    },
    async readerSaltOf(localDay) {
      const salt = await call({ kind: 'salt', localDay });
      if (!salt) throw new Error('The thread that records gave no salt');
      return salt;
    },
    forgetReaders: async (now) => void (await call({ kind: 'forget', now })),
    close: async () => void (await call({ kind: 'close' })),
  };
}

function startThread(program: string, file: string) {
  const worker = new Worker(program, { workerData: { file } });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let hasEnded = false;

  function end(error: Error): void {
    hasEnded = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function wait(id: number): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  worker.on('message', (reply: RecorderReply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.kind === 'done') caller?.resolve(reply.salt);
    else caller?.reject(reply.error);
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`The thread that records ended with ${code}`)));

  return {
    opened: wait(0),
    hasEnded: () => hasEnded,
    call(request: Call): Promise<Uint8Array | undefined> {
      lastId += 1;
      worker.postMessage({ ...request, id: lastId } satisfies RecorderCall);
      return wait(lastId);
    },
  };
}
