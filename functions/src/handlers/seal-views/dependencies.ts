import type { PublishedStore } from '@congkhai/published-store';
import type { LedgerSigner } from '../../ledger/signing';
import type { ViewSealing } from '../../stores/view-store';

export interface SealViewsDependencies {
  published: PublishedStore;
  views: ViewSealing;
  signer: LedgerSigner;
  now: () => Date;
}
