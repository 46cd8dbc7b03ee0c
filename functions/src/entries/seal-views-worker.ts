import { readServerConfig } from '../config/server';
import { sealViews } from '../handlers/seal-views';
import { createSigner } from '../ledger/signing';
import { createLog } from '../log';
import { openPublishedStore } from '../stores/open-published-store';
import { openSqliteViewSealing } from '../stores/sqlite-view-sealing';

async function run(): Promise<void> {
  const { publishedStore, viewsFile, ledgerPrivateKey } = readServerConfig();
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stdout.write(line) });
  const { published } = openPublishedStore(publishedStore, { now, log });
  const views = openSqliteViewSealing({ file: viewsFile });
  try {
    await sealViews({ published, views, signer: createSigner(ledgerPrivateKey), now });
  } finally {
    await views.close();
  }
}

// A thread of the embedded server. What it throws, whoever started the thread hears of.
void run();
