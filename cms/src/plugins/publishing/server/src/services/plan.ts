import type { PublishedStore } from '@congkhai/published-store';
import type { PublishedBytes } from '@congkhai/shared/contracts/publishable';
import type { Core } from '@strapi/strapi';
import type { LinkGuard } from '../links/guard';
import type { Signer } from '../signing';
import type { LedgerRow, WrittenDocument } from './ledger';
import type { Outbox, PendingSubject } from './outbox';
import type { Registry } from './registry';

export interface Dependencies {
  strapi: Core.Strapi;
  store: PublishedStore;
  signer: Signer | null;
  registry: Registry;
  outbox: Outbox;
  /** Looks at links once more: the last look before readers. */
  guard: LinkGuard;
  /** In how many milliseconds lists and the like are written after what stands in them. */
  derivedDelay: () => number;
  /** Renews the lease; throws if another process has taken it. */
  keepLease: () => Promise<void>;
}

/** An object as it should be, before a document has its seal. A file has none: its key is made of its bytes. */
export interface Wanted {
  key: string;
  subject: string;
  content: { body: Record<string, unknown> } | PublishedBytes;
  sha256: string;
  approvals: WrittenDocument['approvals'];
  dependents: string[];
}

/** An object that is to be written, with what the ledger knows of it. */
export interface Change extends WrittenDocument {
  write(store: PublishedStore): Promise<void>;
  known: LedgerRow | undefined;
}

/** What has to be done for a subject. */
export interface Plan {
  pending: PendingSubject;
  wanted: Wanted[];
  changed: Change[];
  gone: LedgerRow[];
  /** Files that other subjects have too: they are neither written nor removed. */
  heldElsewhere: Set<string>;
}
