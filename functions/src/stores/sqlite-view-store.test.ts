import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ViewEvent } from '@congkhai/shared/views/class-view';
import Database from 'better-sqlite3';
import { openSqliteViewStore } from './sqlite-view-store';
import { StoreUnavailable } from './store-unavailable';

// What every view store promises is in tests/integration/view-store.test.ts; here is what only a SQLite file goes through.

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-sqlite-'));
  file = join(folder, 'views.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

function aView(n: number): ViewEvent {
  return {
    eventId: `0190b5a2-3c4d-7e8f-9a0b-${String(n).padStart(12, '0')}`,
    articleId: 'article00000000000000001',
    locale: 'vi',
    recordedAt: new Date('2023-10-06T08:00:00.000Z'),
    readerKey: `reader-${n}`,
    networkKey: `network-${n}`,
    agent: 'browser',
    source: 'direct',
    isInternal: false,
    isPrefetch: false,
    startsTab: null,
  };
}

test('a file that a later version has written is refused, and not touched', () => {
  const later = new Database(file);
  later.pragma('user_version = 3');
  later.close();
  expect(() => openSqliteViewStore({ file })).toThrow('another version');
});

test('more views than one commit takes are all counted', async () => {
  const views = openSqliteViewStore({ file });
  await Promise.all(Array.from({ length: 2_500 }, (_, n) => views.record(aView(n))));
  const counted = { viewCount: 2_500, readCount: 2_500, visitCount: 2_500 };
  expect(await views.totals()).toEqual(counted);
  await views.close();
});

test('while another process holds the file nothing is acknowledged; afterwards the same view is counted once', async () => {
  const views = openSqliteViewStore({ file });
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(views.record(aView(1))).rejects.toThrow(StoreUnavailable);
  await expect(views.checkHealth()).rejects.toThrow(StoreUnavailable);
  expect(await views.totals()).toEqual({ viewCount: 0, readCount: 0, visitCount: 0 });
  other.close();
  await views.record(aView(1));
  await views.checkHealth();
  expect(await views.totals()).toEqual({ viewCount: 1, readCount: 1, visitCount: 1 });
  await views.close();
});

test('an acknowledged view is there at once for another process that reads the file', async () => {
  const views = openSqliteViewStore({ file });
  await views.record(aView(1));
  const other = new Database(file, { readonly: true });
  expect(other.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(other.prepare('SELECT count(*) FROM events').pluck().get()).toBe(1);
  other.close();
  await views.close();
});
