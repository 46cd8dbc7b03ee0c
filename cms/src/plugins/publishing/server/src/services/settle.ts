import {
  canonicalJsonOf,
  type PublishedStore,
  sealedTextOf,
  sha256Of,
  signedContentOf,
} from '@congkhai/published-store';
import type { PublishedBytes, PublishedDocument } from '@congkhai/shared/contracts/publishable';
import * as z from 'zod';
import type { Signer } from '../signing';
import { queueDependents } from './dependents';
import { inParallel } from './in-parallel';
import { type LedgerRow, type LedgerState, ledger } from './ledger';
import type { PendingSubject } from './outbox';
import type { Change, Dependencies, Plan, Wanted } from './plan';

const ContentSchema = z.record(z.string(), z.unknown());
const PLANS_AT_ONCE = 4;
const WRITES_AT_ONCE = 16;

/** Thrown when a subject's plugin is no longer installed. Its entries wait for it to come back. */
export class PublishableMissing extends Error {
  override readonly name = 'PublishableMissing';
  constructor(readonly subject: string) {
    super(`No installed plugin publishes ${subject}`);
  }
}

/** What came of settling some subjects together. */
export interface Settled {
  changedKeys: string[];
  failures: { pending: PendingSubject; error: unknown }[];
}

/**
 * Makes the published store agree with the CMS for some subjects. Doing it again changes nothing, so a crash at any moment is mended by the next
 * run: what is about to be written is noted with its revision, then objects are written, then the ledger and the entries say so. What one
 * subject cannot do does not keep the others. Subjects that want the same key are settled one after another, in their order.
 */
export async function settleSubjects(
  subjects: readonly PendingSubject[],
  dependencies: Dependencies,
): Promise<Settled> {
  const failures: Settled['failures'] = [];
  const planned = await inParallel(PLANS_AT_ONCE, subjects, async (pending) => {
    try {
      return [await planSubject(pending, dependencies)];
    } catch (error) {
      failures.push({ pending, error });
      return [];
    }
  });
  const { apart, sharing } = separate(planned.flat());
  const settled = await carryOut(apart, dependencies);
  const changedKeys = settled.changedKeys;
  failures.push(...settled.failures);
  for (const { pending } of sharing) {
    // Planned anew: the one before it may have changed what the ledger says.
    const next = await settleOne(pending, dependencies);
    changedKeys.push(...next.changedKeys);
    failures.push(...next.failures);
  }
  return { changedKeys, failures };
}

async function settleOne(pending: PendingSubject, dependencies: Dependencies): Promise<Settled> {
  try {
    return await carryOut([await planSubject(pending, dependencies)], dependencies);
  } catch (error) {
    if (error instanceof Error && error.name === 'LeaseLost') throw error;
    return { changedKeys: [], failures: [{ pending, error }] };
  }
}

async function planSubject(
  pending: PendingSubject,
  { strapi, registry, signer, guard }: Dependencies,
): Promise<Plan> {
  const { subject } = pending;
  const publishable = registry.find(subject);
  if (!publishable) throw new PublishableMissing(subject);
  const documents = await publishable.documentsOf(subject);
  const wanted = documents.map((document) => wantedOf(subject, document));
  const held = await ledger(strapi).find(
    subject,
    wanted.map(({ key }) => key),
  );
  const { changed, gone } = compare(subject, wanted, held);
  await guard.check(changed.map(({ content }) => content));
  if (changed.length + gone.length > 0) await guard.noteSettled(subject, documents);
  const now = new Date().toISOString();
  return {
    pending,
    wanted,
    changed: changed.map((object) =>
      changeOf(object, { known: knownOf(subject, object, held), now, signer }),
    ),
    gone,
    heldElsewhere: heldElsewhere(subject, held, { files: wanted.filter(isFile), gone }),
  };
}

/** An object as it should be now, with the hash of its content. */
export function wantedOf(subject: string, object: PublishedDocument | PublishedBytes): Wanted {
  const { key, dependents } = object;
  if ('bytes' in object)
    return { key, subject, content: object, sha256: object.sha256, approvals: [], dependents };
  // As it will be read: what JSON leaves out is not part of the content.
  const body = ContentSchema.parse(JSON.parse(JSON.stringify(object.body)));
  const { approvals = [] } = object;
  const sha256 = sha256Of(canonicalJsonOf(body));
  return { key, subject, content: { body }, sha256, approvals, dependents };
}

function isFile({ content }: Pick<Wanted, 'content'>): boolean {
  return 'bytes' in content;
}

type Comparable = Pick<Wanted, 'key' | 'sha256' | 'approvals'>;
type Held = Comparable & { subject: string; state: LedgerState | null };

/** Which objects differ from what the ledger says was last written, and which should no longer be there. */
export function compare<W extends Comparable, H extends Held>(
  subject: string,
  wanted: readonly W[],
  held: readonly H[],
): { changed: W[]; gone: H[] } {
  const own = held.filter((row) => row.subject === subject);
  const heldByKey = new Map(own.map((row) => [row.key, row]));
  const wantedKeys = new Set(wanted.map(({ key }) => key));
  return {
    changed: wanted.filter((object) => {
      const row = heldByKey.get(object.key);
      return !(row?.state === 'written' && isSame(object, row));
    }),
    gone: own.filter((row) => row.state !== 'gone' && !wantedKeys.has(row.key)),
  };
}

function isSame(object: Comparable, row: Comparable): boolean {
  return (
    object.sha256 === row.sha256 &&
    canonicalJsonOf(object.approvals) === canonicalJsonOf(row.approvals ?? [])
  );
}

/**
 * The row that this object continues. A document's key can pass from one subject to another, as when an article takes over a slug: the last writer
 * owns it, and its revisions go on. A file is owned by all that show it.
 */
function knownOf(
  subject: string,
  object: Wanted,
  held: readonly LedgerRow[],
): LedgerRow | undefined {
  const rows = held.filter(({ key }) => key === object.key);
  return rows.find((row) => row.subject === subject) ?? (isFile(object) ? undefined : rows[0]);
}

/** The files that are in the store for another subject, and those that go here and are to stay for another one. */
function heldElsewhere(
  subject: string,
  held: readonly LedgerRow[],
  { files, gone }: { files: readonly { key: string }[]; gone: readonly { key: string }[] },
): Set<string> {
  const others = held.filter((row) => row.subject !== subject && row.state !== 'gone');
  const isThere = (key: string) => others.some((row) => row.key === key && row.state === 'written');
  const isWanted = (key: string) => others.some((row) => row.key === key);
  return new Set([
    ...files.map(({ key }) => key).filter(isThere),
    ...gone.map(({ key }) => key).filter(isWanted),
  ]);
}

/** A document with its seal, or a file. The same content again gets the same seal, so that a second attempt writes the same bytes. */
function changeOf(
  object: Wanted,
  { known, now, signer }: { known: LedgerRow | undefined; now: string; signer: Signer | null },
): Change {
  const { key, subject, content, sha256, approvals, dependents } = object;
  const isAgain = known?.revision && known.state !== 'gone' && isSame(object, known);
  const revision = isAgain ? Number(known.revision) : Number(known?.revision ?? 0) + 1;
  const sealedAt = isAgain && known.sealedAt ? known.sealedAt : now;
  const written = { key, subject, dependents, known, sha256, revision, approvals, sealedAt };
  if ('bytes' in content)
    return {
      ...written,
      keyId: null,
      objectSha256: sha256,
      write: (store) => writeFile(store, content),
    };
  const keyId = signer?.keyId ?? null;
  const sealed = { revision, approvals, sealedAt, sha256 };
  const signature = signer?.sign(signedContentOf(key, sealed)) ?? null;
  const text = sealedTextOf(content.body, { ...sealed, keyId, signature });
  return {
    ...written,
    keyId,
    objectSha256: sha256Of(text),
    write: (store) => store.write(key, text),
  };
}

async function writeFile(store: PublishedStore, file: PublishedBytes): Promise<void> {
  const { key, sha256, mediaType } = file;
  const bytes = await file.bytes();
  if (sha256Of(bytes) !== sha256)
    throw new Error(`The file for ${key} has other bytes than before`);
  await store.writeBytes(key, { bytes, mediaType });
}

/** Those that share no key with another, and the others. */
function separate(plans: readonly Plan[]): { apart: Plan[]; sharing: Plan[] } {
  const owners = new Map<string, number>();
  const keysOf = ({ changed, gone }: Plan) => [...changed, ...gone].map(({ key }) => key);
  for (const key of plans.flatMap(keysOf)) owners.set(key, (owners.get(key) ?? 0) + 1);
  const isApart = (plan: Plan) => keysOf(plan).every((key) => owners.get(key) === 1);
  return { apart: plans.filter(isApart), sharing: plans.filter((plan) => !isApart(plan)) };
}

async function carryOut(plans: readonly Plan[], dependencies: Dependencies): Promise<Settled> {
  const { strapi, store, outbox, keepLease } = dependencies;
  const failures: Settled['failures'] = [];
  await keepLease();
  await strapi.db.transaction(() => ledger(strapi).note(plans.flatMap(({ changed }) => changed)));
  const done = await inParallel(WRITES_AT_ONCE, plans, async (plan) => {
    try {
      const { changed, gone, heldElsewhere } = plan;
      for (const change of changed) if (!heldElsewhere.has(change.key)) await change.write(store);
      for (const { key } of gone) if (!heldElsewhere.has(key)) await store.remove(key);
      return [plan];
    } catch (error) {
      failures.push({ pending: plan.pending, error });
      return [];
    }
  });
  await keepLease();
  const finished = done.flat();
  await strapi.db.transaction(async () => {
    for (const { pending, changed, gone } of finished)
      await ledger(strapi).confirm(pending.subject, changed, gone);
    await queueDependents(finished, dependencies);
    for (const { pending, wanted } of finished)
      await outbox.markDone(
        pending.entryIds,
        sha256Of(wanted.map(({ sha256 }) => sha256).join('\n')),
      );
  });
  const touched = finished.flatMap(({ changed, gone }) => [...changed, ...gone]);
  return { changedKeys: touched.map(({ key }) => key), failures };
}
