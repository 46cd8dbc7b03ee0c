import { openSqliteViewCounts } from './sqlite-view-counts';
import { openSqliteRecorder, recordInBatches } from './sqlite-view-recorder';
import { openSqliteViewSealing } from './sqlite-view-sealing';
import type { ViewStore } from './view-store';

/**
 * A whole view store on one SQLite file, in this thread. The embedded server has the same parts in threads: the one that records in a thread of
 * its own (server/view-recorder-thread.ts), so that nobody waits for the disk but those who sent a view.
 */
export function openSqliteViewStore({ file }: { file: string }): ViewStore {
  const recorder = recordInBatches(openSqliteRecorder({ file }));
  const counts = openSqliteViewCounts({ file });
  const sealing = openSqliteViewSealing({ file });
  return {
    ...counts,
    ...sealing,
    ...recorder,
    async checkHealth() {
      await recorder.checkHealth();
      await counts.checkHealth();
    },
    async close() {
      await recorder.close();
      await Promise.all([counts.close(), sealing.close()]);
    },
  };
}
