import type { PublishedStore } from '@congkhai/published-store';
import { keepLedger } from '../../ledger/kept-ledger';
import type { Log } from '../../log';
import { sealViews } from '.';
import { LedgerIncomplete } from './chain';
import type { SealViewsDependencies } from './dependencies';

const NAMED_MAX = 10;

/** Seals as `sealViews` does, where there is a disk to keep what was sealed lately. What the published store has lost of that is put back before it is missed. */
export async function sealViewsKeepingLedger({
  kept,
  log,
  ...dependencies
}: SealViewsDependencies & { kept: PublishedStore; log: Log }): Promise<void> {
  const ledger = keepLedger(dependencies.published, kept);
  const seal = () => sealViews({ ...dependencies, published: ledger.published });
  try {
    await seal();
  } catch (error) {
    if (!(error instanceof LedgerIncomplete)) throw error;
    const keys = await ledger.putBack();
    if (keys.length === 0) throw error;
    log.error('The published store had lost what was sealed lately; it was put back', {
      objectCount: keys.length,
      keys: keys.slice(0, NAMED_MAX),
    });
    await seal();
  }
  await ledger.forget(dependencies.now());
}
