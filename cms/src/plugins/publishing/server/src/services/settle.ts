import { createHash } from 'node:crypto';
import type { PublishedStore } from '@congkhai/published-store';
import type { PublishedBytes, PublishedDocument } from '@congkhai/shared/contracts/publishable';
import type { Core } from '@strapi/strapi';
import { LEDGER_UID } from '../constants';
import type { Outbox, PendingSubject } from './outbox';
import type { Registry } from './registry';

interface LedgerRow {
  key: string;
  subject: string;
  sha256: string;
  dependents: string[];
}
interface Rendered extends LedgerRow {
  /** Whether other subjects may have the same object. */
  isShared: boolean;
  write(store: PublishedStore): Promise<void>;
}

/** Thrown when a subject's plugin is no longer installed. Its entries wait for it to come back. */
export class PublishableMissing extends Error {
  override readonly name = 'PublishableMissing';
  constructor(readonly subject: string) {
    super(`No installed plugin publishes ${subject}`);
  }
}

interface Dependencies {
  strapi: Core.Strapi;
  store: PublishedStore;
  registry: Registry;
  outbox: Outbox;
  /** Renews the lease; throws if another process has taken it. */
  keepLease: () => Promise<void>;
}

/**
 * Makes the published store agree with the CMS for one subject, and returns the keys that changed. Doing it again changes
 * nothing, so a crash at any moment is mended by the next run: objects are written before the ledger and the entries.
 */
export async function settleSubject(
  pending: PendingSubject,
  { strapi, store, registry, outbox, keepLease }: Dependencies,
): Promise<string[]> {
  const { subject } = pending;
  const publishable = registry.find(subject);
  if (!publishable) throw new PublishableMissing(subject);

  const wanted = (await publishable.documentsOf(subject)).map((document) =>
    render(subject, document),
  );
  const ledger = strapi.db.query(LEDGER_UID);
  const held: LedgerRow[] = await ledger.findMany({ where: { subject } });
  const { changed, gone } = compare(wanted, held);

  const heldElsewhere = await findHeldElsewhere(strapi, subject, [
    ...changed.filter(({ isShared }) => isShared),
    ...gone,
  ]);

  await keepLease();
  for (const document of changed) if (!heldElsewhere.has(document.key)) await document.write(store);
  for (const { key } of gone) if (!heldElsewhere.has(key)) await store.remove(key);
  await keepLease();

  await strapi.db.transaction(async () => {
    for (const { write: _, isShared, ...row } of changed) {
      // A key can pass from one subject to another, as when an article takes over a slug: the last writer owns it. A file is
      // owned by all that show it.
      await ledger.deleteMany({ where: isShared ? { key: row.key, subject } : { key: row.key } });
      await ledger.create({ data: { ...row, writtenAt: new Date() } });
    }
    await ledger.deleteMany({ where: { subject, key: { $in: gone.map(({ key }) => key) } } });
    await outbox.add(dependentsOf(changed, gone, held));
    await outbox.markDone(pending.entryIds, sha256Of(wanted.map((row) => row.sha256).join('\n')));
  });
  return [...changed, ...gone].map(({ key }) => key);
}

/** Which of these objects other subjects have as well. */
async function findHeldElsewhere(
  strapi: Core.Strapi,
  subject: string,
  objects: readonly { key: string }[],
): Promise<Set<string>> {
  if (objects.length === 0) return new Set();
  const rows: LedgerRow[] = await strapi.db.query(LEDGER_UID).findMany({
    where: { key: { $in: objects.map(({ key }) => key) }, subject: { $ne: subject } },
  });
  return new Set(rows.map(({ key }) => key));
}

/** Which objects differ from what the ledger says was last written, and which should no longer be there. */
export function compare<Wanted extends Omit<LedgerRow, 'dependents'>>(
  wanted: readonly Wanted[],
  held: readonly LedgerRow[],
): { changed: Wanted[]; gone: LedgerRow[] } {
  const heldByKey = new Map(held.map((row) => [row.key, row]));
  const wantedKeys = new Set(wanted.map(({ key }) => key));
  return {
    changed: wanted.filter((row) => heldByKey.get(row.key)?.sha256 !== row.sha256),
    gone: held.filter((row) => !wantedKeys.has(row.key)),
  };
}

// An article that moved to another category has to leave the old list as well as enter the new one.
function dependentsOf(
  changed: readonly Rendered[],
  gone: readonly LedgerRow[],
  held: readonly LedgerRow[],
): Set<string> {
  const changedKeys = new Set(changed.map(({ key }) => key));
  const replaced = held.filter(({ key }) => changedKeys.has(key));
  return new Set([...changed, ...replaced, ...gone].flatMap(({ dependents }) => dependents));
}

function render(subject: string, document: PublishedDocument | PublishedBytes): Rendered {
  const { key, dependents } = document;
  if ('bytes' in document) {
    const { sha256, mediaType } = document;
    const write = async (store: PublishedStore) =>
      store.writeBytes(key, { bytes: await document.bytes(), mediaType });
    return { key, subject, sha256, dependents, isShared: true, write };
  }
  const text = JSON.stringify(document.body);
  const write = (store: PublishedStore) => store.write(key, text);
  return { key, subject, sha256: sha256Of(text), dependents, isShared: false, write };
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
