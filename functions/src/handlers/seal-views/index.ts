import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { LedgerKeyDocument } from '@congkhai/shared/views/ledger';
import { canonicalJsonOf, publicKeyPemOf } from '../../ledger/signing';
import type { SealViewsDependencies } from './dependencies';
import { sealDays } from './seal-days';
import { sealHours } from './seal-hours';

/**
 * Seals the hours that are over, then the days. May be called at any time, twice, or by two processes at once: each hour and day is sealed once,
 * in order, and what a crash left undone the next call does.
 */
export async function sealViews(dependencies: SealViewsDependencies): Promise<void> {
  await publishKey(dependencies);
  await sealHours(dependencies);
  await sealDays(dependencies);
}

// The key goes before the first seal that it signs. Keys of the past stay, because past seals are checked by them.
async function publishKey({ published, signer: { key } }: SealViewsDependencies): Promise<void> {
  if (!key) return;
  const document: LedgerKeyDocument = {
    keyId: key.keyId,
    algorithm: 'Ed25519',
    publicKey: publicKeyPemOf(key),
  };
  await published.create(objectKeys.ledgerKey(key.keyId), canonicalJsonOf(document));
}
