import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '@congkhai/published-store';
import type { ViewEvent } from '@congkhai/shared/views/class-view';
import Database from 'better-sqlite3';
import { sealViews } from '../../functions/src/handlers/seal-views';
import { createSigner } from '../../functions/src/ledger/signing';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import { anArticleId } from '../helpers/builders';

const DAY_COUNT = 1;
const HOURS_PER_DAY = 24;
const HOUR_VIEWS = 10_000;
const READER_COUNT = 3_000;
const MILLISECONDS_PER_HOUR = 3_600_000;
const START = Date.parse('2023-10-05T17:00:00.000Z');

/** Measures how many bytes are kept of a view when its hour and day are sealed: in the database, and in the ledger with its segments. */
export async function* measureSize(): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-bench-size-'));
  const published = folderStore({ root: join(folder, 'published') });
  const views = openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  try {
    const hourCount = DAY_COUNT * HOURS_PER_DAY;
    for (let hour = 0; hour <= hourCount; hour += 1) {
      const startedAt = START + hour * MILLISECONDS_PER_HOUR;
      const now = () => new Date(startedAt + MILLISECONDS_PER_HOUR / 5);
      await sealViews({ published, views, signer: createSigner(null), now });
      await views.forgetReaders(now());
      if (hour < hourCount) await recordHour(startedAt, views.record);
    }
    const later = (hours: number) => new Date(START + (hourCount + hours) * MILLISECONDS_PER_HOUR);
    const viewCount = hourCount * HOUR_VIEWS;
    await views.forgetReaders(later(2));
    const withIds = bytesInUse(join(folder, 'views.sqlite')) / viewCount;
    await views.forgetReaders(later(4 * HOURS_PER_DAY));
    const database = bytesInUse(join(folder, 'views.sqlite')) / viewCount;
    const segments = bytesIn(join(folder, 'published', 'ledger', 'segments')) / viewCount;
    const ledger = bytesIn(join(folder, 'published', 'ledger')) / viewCount;
    yield `Size: ${(withIds + segments).toFixed(1)} bytes a view in database and segments after sealing ${viewCount} views, of which ${(withIds - database).toFixed(1)} are event ids, which are kept for three days, and ${segments.toFixed(1)} segments; seals have ${(ledger - segments).toFixed(1)} more`;
  } finally {
    await views.close();
    rmSync(folder, { recursive: true });
  }
}

async function recordHour(
  startedAt: number,
  record: (event: ViewEvent) => Promise<void>,
): Promise<void> {
  const recorded: Promise<void>[] = [];
  for (let n = 0; n < HOUR_VIEWS; n += 1) recorded.push(record(aViewAt(startedAt, n)));
  await Promise.all(recorded);
}

/** Ids are as random as those of browsers, because what is random cannot be made smaller. */
function aViewAt(startedAt: number, n: number): ViewEvent {
  const at = startedAt + Math.floor((n * MILLISECONDS_PER_HOUR) / HOUR_VIEWS);
  const time = at.toString(16).padStart(12, '0');
  const random = crypto.randomUUID();
  const reader = (n * 7_919 + startedAt) % READER_COUNT;
  return {
    eventId: `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`,
    articleId: anArticleId(Math.floor(((n * 31) % 997) ** 2 / 994) + 1),
    locale: 'vi',
    recordedAt: new Date(at),
    readerKey: `a reader key has 22, ${reader}`,
    networkKey: `a network key too, ${reader}`,
    agent: 'browser',
    source: n % 3 === 0 ? 'search' : 'direct',
    isInternal: false,
    isPrefetch: false,
    startsTab: n % 2 === 0,
  };
}

/** What a database would be without its empty pages, which are used again. */
function bytesInUse(file: string): number {
  const database = new Database(file, { readonly: true });
  const [pageCount, emptyCount, pageBytes] = ['page_count', 'freelist_count', 'page_size'].map(
    (name) => Number(database.pragma(name, { simple: true })),
  );
  database.close();
  return ((pageCount ?? 0) - (emptyCount ?? 0)) * (pageBytes ?? 0);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
