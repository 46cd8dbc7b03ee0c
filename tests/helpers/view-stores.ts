import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import type { ViewStore } from '../../functions/src/stores/view-store';

/** A view store of its own for a test. */
export interface OpenViews {
  views: ViewStore;
  /** Closes the store and opens what it stored again. */
  reopen(): Promise<ViewStore>;
  close(): Promise<void>;
}

/** Every adapter of the view store, on real storage: what they promise together is tested in each of them. */
export const VIEW_STORES: { place: string; open: () => Promise<OpenViews> }[] = [
  { place: 'a SQLite file', open: openSqlite },
];

async function openSqlite(): Promise<OpenViews> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-views-'));
  const open = () => openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  const opened = {
    views: open(),
    async reopen() {
      await opened.views.close();
      opened.views = open();
      return opened.views;
    },
    async close() {
      await opened.views.close();
      rmSync(folder, { recursive: true });
    },
  };
  return opened;
}
