import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { RecorderCall, RecorderReply } from '../server/view-recorder-thread';
import { unpackEvents } from '../stores/packed-events';
import { openSqliteRecorder } from '../stores/sqlite-view-recorder';

// The thread of the embedded server that records views: it alone writes what is recorded, and it alone waits for the disk.

const { file } = z.strictObject({ file: z.string() }).parse(workerData);
/** Under heavy load counts may be behind by so much: an article is then written once for all of its views. */
const COUNTING_MILLISECONDS = 500;
const recorder = openSqliteRecorder({ file, countingMilliseconds: COUNTING_MILLISECONDS });

function reply(message: RecorderReply): void {
  parentPort?.postMessage(message);
}

async function answer(call: RecorderCall): Promise<RecorderReply> {
  const { id } = call;
  switch (call.kind) {
    case 'record':
      await recorder.record({ events: unpackEvents(call.events), rejections: call.rejections });
      return { id, kind: 'done' };
    case 'salt':
      return { id, kind: 'done', salt: await recorder.readerSaltOf(call.localDay) };
    case 'forget':
      await recorder.forgetReaders(call.now);
      return { id, kind: 'done' };
    case 'close':
      await recorder.close();
      parentPort?.unref();
      return { id, kind: 'done' };
  }
}

parentPort?.on('message', async (call: RecorderCall) => {
  try {
    reply(await answer(call));
  } catch (error) {
    const { id } = call;
    reply({ id, kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
});
reply({ id: 0, kind: 'done' });
