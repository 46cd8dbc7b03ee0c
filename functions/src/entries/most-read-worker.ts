import { readServerConfig } from '../config/server';
import { createMostReadRefresh } from '../handlers/refresh-most-read';
import { createLog } from '../log';
import { runWhenAsked } from '../server/run-when-asked';
import { openPublishedStore } from '../stores/open-published-store';
import { openSqliteViewCounts } from '../stores/sqlite-view-counts';

// The thread of the embedded server that keeps the most-read lists. It stays, so that a run costs what has changed since the last one.

const { publishedStore, viewsFile } = readServerConfig();
const now = () => new Date();
const log = createLog({ now, write: (line) => process.stdout.write(line) });
const stores = openPublishedStore(publishedStore, { now, log });
const views = openSqliteViewCounts({ file: viewsFile });
runWhenAsked(createMostReadRefresh({ ...stores, views, now }));
