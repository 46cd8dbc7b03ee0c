import { folderStore } from '@congkhai/published-store';
import { readServerConfig } from '../config/server';
import { sealViewsKeepingLedger } from '../handlers/seal-views/with-kept-ledger';
import { createSigner } from '../ledger/signing';
import { createLog } from '../log';
import { openPublishedStore } from '../stores/open-published-store';
import { openSqliteViewSealing } from '../stores/sqlite-view-sealing';

async function run(): Promise<void> {
  const { publishedStore, viewsFile, keptFolder, ledgerPrivateKey } = readServerConfig();
  const now = () => new Date();
  const log = createLog({ now, write: (line) => process.stdout.write(line) });
  const { published } = openPublishedStore(publishedStore, { now, log });
  const views = openSqliteViewSealing({ file: viewsFile });
  try {
    const signer = createSigner(ledgerPrivateKey);
    const kept = folderStore({ root: keptFolder });
    await sealViewsKeepingLedger({ published, kept, views, signer, now, log });
  } finally {
    await views.close();
  }
}

// A thread of the embedded server. What it throws, whoever started the thread hears of.
void run();
