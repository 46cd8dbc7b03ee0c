import * as z from 'zod';
import type { Checkpoint } from './checkpoint';
import {
  type ChainedEntry,
  ChainedEntrySchema,
  columnsOf,
  FIRST_PREVIOUS_HASH,
  linkOf,
} from './entry';

/** How far an entry may have been moved and still be recognised by its hash. */
const MOVED_MAX = 1_000;

/** What is wrong with a log. `sequence` is the place of the first entry that is not as it was written. */
export const AUDIT_PROBLEMS = [
  'unreadable',
  'changed',
  'columns-changed',
  'deleted',
  'inserted',
  'reordered',
  'truncated',
  'rewritten',
  'checkpoint-forged',
] as const;
export type AuditProblem = (typeof AUDIT_PROBLEMS)[number];

export const AuditVerdictSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('intact'),
    entryCount: z.int(),
    lastSequence: z.int(),
    lastHash: z.string(),
    /** How many notes of the head, made outside the database, agree with the log. */
    checkpointCount: z.int(),
  }),
  z.object({ kind: z.literal('broken'), problem: z.enum(AUDIT_PROBLEMS), sequence: z.int() }),
]);
export type AuditVerdict = z.infer<typeof AuditVerdictSchema>;
type Broken = Extract<AuditVerdict, { kind: 'broken' }>;

interface Hashing {
  canonicalJsonOf: (document: unknown) => string;
  sha256Of: (text: string) => string;
}
interface ChainCheckOptions extends Hashing {
  checkpoints: readonly Checkpoint[];
  /** Whether entries may be missing, as in an export of some of them: then each is checked by itself. */
  isExcerpt?: boolean;
}

/** What is known when an entry comes that is not the next one: the one after it tells what happened. */
interface Suspicion {
  expected: number;
  /** The place the entry's hash was made for, if it can be told. */
  belongsTo: number;
}

const broken = (problem: AuditProblem, sequence: number): Broken => ({
  kind: 'broken',
  problem,
  sequence,
});

function hashAt(
  { content, previousHash }: ChainedEntry,
  sequence: number,
  { canonicalJsonOf, sha256Of }: Hashing,
): string {
  const contentSha256 = sha256Of(canonicalJsonOf(content));
  return sha256Of(canonicalJsonOf(linkOf({ contentSha256, previousHash, sequence })));
}

/** The place near its own that an entry's hash was made for, or null: then its content is another. */
function placeOf(entry: ChainedEntry, hashing: Hashing): number | null {
  for (let distance = 0; distance <= MOVED_MAX; distance += 1)
    for (const sequence of [entry.sequence + distance, entry.sequence - distance])
      if (sequence > 0 && hashAt(entry, sequence, hashing) === entry.hash) return sequence;
  return null;
}

function settle(
  { expected, belongsTo }: Suspicion,
  next: ChainedEntry | null,
  hashing: Hashing,
): Broken {
  if (belongsTo < expected) return broken('inserted', expected - 1);
  return next && placeOf(next, hashing) === expected
    ? broken('reordered', expected)
    : broken('deleted', expected);
}

/** Checks a log entry by entry, in the order in which it is kept. */
export function createChainCheck({
  checkpoints,
  isExcerpt = false,
  ...hashing
}: ChainCheckOptions) {
  const { canonicalJsonOf } = hashing;
  const noted = new Map(checkpoints.map(({ sequence, hash }) => [sequence, hash]));
  const lastNoted = Math.max(0, ...noted.keys());
  let last: ChainedEntry | null = null;
  let entryCount = 0;
  let checkpointCount = 0;
  let suspicion: Suspicion | null = null;
  let verdict: Broken | null = null;

  function check(entry: ChainedEntry, columns: unknown): Broken | null {
    const expected = (last?.sequence ?? 0) + 1;
    const place = placeOf(entry, hashing);
    if (place === null) return broken('changed', entry.sequence);
    if (!isExcerpt && (entry.sequence !== expected || place !== expected)) {
      suspicion = { expected, belongsTo: place };
      return null;
    }
    if (isExcerpt && last && entry.sequence <= last.sequence)
      return broken('reordered', entry.sequence);
    const isLinked = entry.previousHash === (last?.hash ?? FIRST_PREVIOUS_HASH);
    // The entry is what its hash says, so it is the one before that is another.
    if (entry.sequence === expected && !isLinked)
      return broken('changed', Math.max(1, expected - 1));
    if (
      columns !== undefined &&
      canonicalJsonOf(columns) !== canonicalJsonOf(columnsOf(entry.content))
    )
      return broken('columns-changed', entry.sequence);
    const notedHash = noted.get(entry.sequence);
    if (notedHash !== undefined && notedHash !== entry.hash)
      return broken('rewritten', entry.sequence);
    if (notedHash !== undefined) checkpointCount += 1;
    last = entry;
    entryCount += 1;
    return null;
  }

  return {
    /** Takes the next entry. After a problem is found the rest changes nothing. */
    add(value: unknown, columns?: unknown): void {
      if (verdict) return;
      const parsed = ChainedEntrySchema.safeParse(value);
      if (!parsed.success) verdict = broken('unreadable', (last?.sequence ?? 0) + 1);
      else if (suspicion) verdict = settle(suspicion, parsed.data, hashing);
      else verdict = check(parsed.data, columns);
    },

    /** The outcome so far, so that a reader can stop at the first problem. */
    problem: (): Broken | null => verdict,

    finish(): AuditVerdict {
      if (verdict) return verdict;
      if (suspicion) return settle(suspicion, null, hashing);
      const lastSequence = last?.sequence ?? 0;
      if (!isExcerpt && lastNoted > lastSequence) return broken('truncated', lastSequence + 1);
      const lastHash = last?.hash ?? FIRST_PREVIOUS_HASH;
      return { kind: 'intact', entryCount, lastSequence, lastHash, checkpointCount };
    },
  };
}
