import type { PublishedStore } from '@congkhai/published-store';
import type { DaySeal, HourSeal } from '@congkhai/shared/views/ledger';
import { readSeal, readSeals, type SealKind } from '../../ledger/seals';
import type { Signed } from '../../ledger/signing';
import { DocumentInvalid } from '../../stores/store-unavailable';

/** An event is recorded within moments; so long after its end nothing more comes into an hour. */
const GRACE_MILLISECONDS = 5 * 60_000;

/** What was over at this instant may be sealed now. */
export function sealingLimit(now: Date): Date {
  return new Date(now.getTime() - GRACE_MILLISECONDS);
}

/**
 * The published store lacks seals that the view store knows of, or has others in their place: it was lost, emptied, or put back from an older backup. Nothing is
 * sealed until they are back, because what followed would hang on nothing, and a day that lacks hours would take their views away for good.
 */
export class LedgerIncomplete extends Error {
  override readonly name = 'LedgerIncomplete';

  constructor(readonly keys: readonly string[]) {
    super(
      `The ledger lacks ${keys.join(', ')}, which was sealed: put ledger/ back from a backup (docs/operations.md, "The published store is lost")`,
    );
  }
}

/** A seal in the chain: of which hour or day, and its hash. */
export interface Link {
  name: string;
  sha256: string;
}

/**
 * Takes the chain of hours or of days further, in ascending order. The ledger is the truth about what is sealed, the store only follows: what the
 * ledger has and the store does not know as sealed (a crash, a store that was lost or restored) is applied as it stands in the ledger. Throws
 * `LedgerIncomplete` if the last seal that the store knows is not there.
 */
export async function extendChain<Seal extends HourSeal | DaySeal>(
  published: PublishedStore,
  {
    kind,
    head,
    inLedger,
    waiting,
  }: {
    kind: SealKind<Seal>;
    /** The last one that the store knows as sealed. */
    head: Link | null;
    inLedger: readonly string[];
    waiting: readonly string[];
  },
  {
    seal,
    apply,
  }: {
    seal(name: string, previous: Link | null): Promise<Signed<Seal>>;
    apply(signed: Signed<Seal>): Promise<void>;
  },
): Promise<void> {
  const unknown = inLedger.filter((name) => head === null || name > head.name);
  const names = [...new Set([...unknown, ...waiting])].sort();
  if (names.length > 0 && head) await requireHead(published, kind, head);
  let previous = head;
  for (const name of names) {
    const existing = await readSeals(published, kind, name);
    const [first = await seal(name, previous), ...later] = existing;
    requireNext(kind, [first, ...later], previous);
    for (const signed of [first, ...later]) await apply(signed);
    previous = { name, sha256: first.sha256 };
  }
}

async function requireHead<Seal extends HourSeal | DaySeal>(
  published: PublishedStore,
  kind: SealKind<Seal>,
  { name, sha256 }: Link,
): Promise<void> {
  const signed = await readSeal(published, kind, { name, version: 1 });
  if (signed?.sha256 !== sha256) throw new LedgerIncomplete([kind.keyOf(name, 1)]);
}

/**
 * Throws `DocumentInvalid` unless the first version follows the seal before it in the chain, and each later one the version before. The chain is
 * never written on from a seal that does not hang together.
 */
function requireNext<Seal extends HourSeal | DaySeal>(
  kind: SealKind<Seal>,
  versions: readonly Signed<Seal>[],
  previous: Link | null,
): void {
  let expectedSha256 = previous?.sha256 ?? null;
  for (const { seal, sha256 } of versions) {
    const name = kind.nameOf(seal);
    const refuse = (message: string) => {
      throw new DocumentInvalid(kind.keyOf(name, seal.version), { cause: new Error(message) });
    };
    if (seal.version === 1 && previous && name <= previous.name)
      refuse(`It comes after the seal of ${previous.name}`);
    if (seal.previousSha256 !== expectedSha256)
      refuse(`It follows ${seal.previousSha256}, not ${expectedSha256}`);
    expectedSha256 = sha256;
  }
}
