import { readLedgerPrivateKey } from '../config';
import { sealViews } from '../handlers/seal-views';
import { openLambda } from '../lambda';
import { createSigner } from '../ledger/signing';

const parts = { ...openLambda(), signer: createSigner(readLedgerPrivateKey()) };

/** Called by a schedule. Seals what is over, then forgets what tells readers apart; a call that comes twice or late does no harm. */
export async function handler(): Promise<void> {
  try {
    await sealViews(parts);
  } finally {
    // A salt dies with its day, whether or not anything can be sealed.
    await parts.views.forgetReaders(parts.now());
  }
}
