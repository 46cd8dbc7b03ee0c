import { readServerConfig } from '../config/server';
import { refreshReleases } from '../handlers/refresh-index-summary';
import { createLog } from '../log';
import { programIdOf } from '../program-id';
import { openPublishedStore } from '../stores/open-published-store';

async function run(): Promise<void> {
  const { publishedStore, catalogue } = readServerConfig();
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stdout.write(line) });
  const { published } = openPublishedStore(publishedStore, { now, log });
  await refreshReleases({ published, catalogue, program: programIdOf(__filename) });
}

// A thread of the embedded server. What it throws, whoever started the thread hears of.
void run();
