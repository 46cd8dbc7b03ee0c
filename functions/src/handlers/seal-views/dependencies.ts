import type { PublishedStore } from '@congkhai/published-store';
import type { LedgerSigner } from '../../ledger/signing';
import type { ViewSealing } from '../../stores/view-ports';

export interface SealViewsDependencies {
  published: PublishedStore;
  views: ViewSealing;
  signer: LedgerSigner;
  now: () => Date;
}
