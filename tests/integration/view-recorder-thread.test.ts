import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { startRecorderThread } from '../../functions/src/server/view-recorder-thread';
import { openSqliteViewCounts } from '../../functions/src/stores/sqlite-view-counts';
import { recordInBatches } from '../../functions/src/stores/sqlite-view-recorder';
import { eventually } from '../helpers/cms-process';
import { buildFunctionsServer } from '../helpers/functions-server';
import { aView } from '../helpers/view-events';

// The thread that records in the embedded server. What it records is tested without a thread, in view-store.test.ts.

// In the checkout, because the program finds better-sqlite3 from where it lies.
const cache = resolve(__dirname, '../../.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'recorder-thread-'));
const program = join(folder, 'view-store-worker.js');
let file: string;
let lastFile = 0;

beforeAll(() => buildFunctionsServer(folder));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  lastFile += 1;
  file = join(folder, `${lastFile}.sqlite`);
});

test('what is recorded in the thread is there for this one as soon as it is acknowledged', async () => {
  const recorder = recordInBatches(await startRecorderThread(program, { file }));
  const counts = openSqliteViewCounts({ file });
  await Promise.all([aView(), aView({ readerKey: 'reader-2' })].map(recorder.record));
  expect(await counts.totals()).toEqual({ viewCount: 2, readCount: 2, visitCount: 2 });
  const salt = await recorder.readerSaltOf('2023-10-06');
  expect(salt.byteLength).toBe(32);
  await recorder.forgetReaders(new Date('2023-10-06T17:00:00.000Z'));
  expect(await recorder.readerSaltOf('2023-10-06')).not.toEqual(salt);
  await recorder.close();
  await counts.close();
});

test('a thread that has ended is started again by the next call, which counts', async () => {
  const thread = await startRecorderThread(program, { file });
  await thread.record({ events: [aView()], rejections: [] });
  await thread.close();
  // Its file is closed: it ends by itself, and until it has, it can record nothing.
  const events = [aView({ readerKey: 'reader-2' })];
  await eventually(() => thread.record({ events, rejections: [] }));
  const counts = openSqliteViewCounts({ file });
  expect(await counts.totals()).toEqual({ viewCount: 2, readCount: 2, visitCount: 2 });
  await counts.close();
  await thread.close();
});

test('a file of a later version is refused at start, and the reason is told', async () => {
  const later = new Database(file);
  later.pragma('user_version = 4');
  later.close();
  await expect(startRecorderThread(program, { file })).rejects.toThrow('another version');
});
