import { readServerConfig } from '../config/server';
import { createSearchRefresh } from '../handlers/refresh-search';
import { createLog } from '../log';
import { runWhenAsked } from '../server/run-when-asked';
import { openPublishedStore } from '../stores/open-published-store';
import { openSearchFileToWrite } from '../stores/search-file';
import { createSearchWriter } from '../stores/search-writer';

// The thread of the embedded server that keeps the search index. It stays, so that a run in which nothing has changed costs one question to the store.

const { publishedStore, searchFile } = readServerConfig();
const now = () => new Date();
const log = createLog({ now, write: (line) => process.stdout.write(line) });
const { published } = openPublishedStore(publishedStore, { now, log });
const index = createSearchWriter(openSearchFileToWrite(searchFile));
runWhenAsked(createSearchRefresh({ published, index, log }));
