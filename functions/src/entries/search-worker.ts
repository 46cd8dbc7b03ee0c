import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { SearchCall, SearchReply } from '../server/search-thread';
import { openSearchFileToRead } from '../stores/search-file';
import { createSqliteSearchIndex } from '../stores/sqlite-search-index';

// The thread of the embedded server that searches.

const { file } = z.strictObject({ file: z.string() }).parse(workerData);
const index = createSqliteSearchIndex(openSearchFileToRead(file));

async function answer({ id, request }: SearchCall): Promise<SearchReply> {
  try {
    return { id, kind: 'found', answer: await index.search(request) };
  } catch (error) {
    return { id, kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort?.on('message', async (call: SearchCall) => parentPort?.postMessage(await answer(call)));
