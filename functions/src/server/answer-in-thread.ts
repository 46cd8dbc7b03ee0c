import { parentPort } from 'node:worker_threads';
import type { ThreadCall, ThreadReply } from './answering-thread';

/** Answers what `createAnsweringThread` asks, in the thread of the program that calls this. */
export function answerInThread<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
): void {
  parentPort?.on('message', async ({ id, question }: ThreadCall<Question>) => {
    const reply = (ending: ThreadReply<Answer>) => parentPort?.postMessage(ending);
    try {
      reply({ id, kind: 'answered', answer: await answer(question) });
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      reply({ id, kind: 'failed', error: cause });
    }
  });
}
