import { parentPort } from 'node:worker_threads';
import { readServerConfig } from '../config/server';
import { createMostReadRefresh } from '../handlers/refresh-most-read';
import { createLog } from '../log';
import type { RunEnded } from '../server/staying-thread';
import { openPublishedStore } from '../stores/open-published-store';
import { openSqliteViewCounts } from '../stores/sqlite-view-counts';

// The thread of the embedded server that keeps the most-read lists. It stays, so that a run costs what has changed since the last one.

const { publishedStore, viewsFile } = readServerConfig();
const now = () => new Date();
const log = createLog({ now, write: (line) => process.stdout.write(line) });
const stores = openPublishedStore(publishedStore, { now, log });
const views = openSqliteViewCounts({ file: viewsFile });
const refreshMostRead = createMostReadRefresh({ ...stores, views, now });

async function run(): Promise<RunEnded> {
  try {
    await refreshMostRead();
    return { error: null };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort?.on('message', async () => parentPort?.postMessage(await run()));
