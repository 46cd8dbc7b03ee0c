import { readLedgerPrivateKey } from '../config';
import { sealViews } from '../handlers/seal-views';
import { openLambda } from '../lambda';
import { createSigner } from '../ledger/signing';

const parts = { ...openLambda(), signer: createSigner(readLedgerPrivateKey()) };

/** Called by a schedule. What is sealed already stays as it is, so a call that comes twice or late does no harm. */
export async function handler(): Promise<void> {
  await sealViews(parts);
}
