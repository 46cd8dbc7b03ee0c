import { createHash } from 'node:crypto';
import { type AuditContent, type ChainedEntry, columnsOf } from '@congkhai/shared/audit/entry';
import { createChainCheck } from '@congkhai/shared/audit/verify-chain';

const sha256Of = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
// All texts and whole numbers, so sorting the members is all that RFC 8785 asks for.
const canonicalJsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    member && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

const contentOf = (number: number): AuditContent => ({
  at: '2026-11-25T08:00:00.000Z',
  actor: { kind: 'system', name: 'system' },
  action: 'article.updated',
  subject: null,
  detail: { number },
  addressSha256: null,
});

/** The chain as the definition says: a hash over the content's hash, the hash before, and the place. */
function chain(contents: AuditContent[], after?: ChainedEntry): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (const content of contents) {
    const last = entries.at(-1) ?? after;
    const sequence = (last?.sequence ?? 0) + 1;
    const previousHash = last?.hash ?? '0'.repeat(64);
    const contentSha256 = sha256Of(canonicalJsonOf(content));
    const hash = sha256Of(
      `{"contentSha256":"${contentSha256}","previousHash":"${previousHash}","sequence":${sequence}}`,
    );
    entries.push({ sequence, previousHash, hash, content });
  }
  return entries;
}

const LOG = chain([1, 2, 3, 4, 5, 6].map(contentOf));
const at = (sequence: number) => {
  const entry = LOG[sequence - 1];
  if (!entry) throw new Error(`there is no entry ${sequence}`);
  return entry;
};
const noted = (...sequences: number[]) =>
  sequences.map((sequence) => ({ sequence, hash: at(sequence).hash, at: '2026-11-25T08:00:10Z' }));

function verdictOf(entries: readonly unknown[], checkpoints = noted(2, 6), isExcerpt = false) {
  const check = createChainCheck({ canonicalJsonOf, sha256Of, checkpoints, isExcerpt });
  for (const entry of entries) check.add(entry);
  return check.finish();
}
/** Rows below the place move up or down, as somebody would who covers a gap. */
const renumbered = (entries: readonly ChainedEntry[]) =>
  entries.map((entry, index) => ({ ...entry, sequence: index + 1 }));
const changed = { ...at(3), content: contentOf(99) };
/** From the third entry on written again with right hashes. */
const rewritten = [...LOG.slice(0, 2), ...chain([99, 4, 5, 6].map(contentOf), LOG[1])];

test('a log as it was written is intact, and says how far', () => {
  expect(verdictOf(LOG)).toEqual({
    kind: 'intact',
    entryCount: 6,
    lastSequence: 6,
    lastHash: at(6).hash,
    checkpointCount: 2,
  });
  expect(verdictOf([], [])).toMatchObject({ kind: 'intact', entryCount: 0 });
});

test.each<[string, unknown[], string, number]>([
  ['an entry with another content', LOG.with(2, changed), 'changed', 3],
  [
    'an entry with another content and a hash that fits it',
    LOG.with(2, rewritten[2] ?? changed),
    'changed',
    3,
  ],
  ['an entry that is gone', LOG.toSpliced(2, 1), 'deleted', 3],
  ['an entry that is gone, the others renumbered', renumbered(LOG.toSpliced(2, 1)), 'deleted', 3],
  ['the first entry gone', LOG.slice(1), 'deleted', 1],
  [
    'an entry put in between, the others renumbered',
    renumbered(LOG.toSpliced(2, 0, ...chain([contentOf(77)], LOG[1]))),
    'inserted',
    3,
  ],
  ['an entry that is there twice', LOG.toSpliced(3, 0, at(3)), 'inserted', 3],
  ['two entries that changed places', LOG.with(2, at(4)).with(3, at(3)), 'reordered', 3],
  [
    'two entries that changed their numbers',
    LOG.with(2, { ...at(4), sequence: 3 }).with(3, { ...at(3), sequence: 4 }),
    'reordered',
    3,
  ],
  ['the last entries gone', LOG.slice(0, 4), 'truncated', 5],
  ['everything gone', [], 'truncated', 1],
  ['everything from an entry on written again', rewritten, 'rewritten', 6],
  ['something that is no entry', [...LOG.slice(0, 2), { ...at(3), content: 'x' }], 'unreadable', 3],
])('%s is found and named', (_, entries, problem, sequence) => {
  expect(verdictOf(entries)).toEqual({ kind: 'broken', problem, sequence });
});

test('a column that says something else than the content is found', () => {
  const check = createChainCheck({ canonicalJsonOf, sha256Of, checkpoints: [] });
  check.add(at(1), columnsOf(at(1).content));
  check.add(at(2), { ...columnsOf(at(2).content), actorKey: 'account:1' });
  expect(check.finish()).toEqual({ kind: 'broken', problem: 'columns-changed', sequence: 2 });
});

test('of an excerpt each entry is checked by itself', () => {
  expect(verdictOf([at(2), at(5)], noted(6), true)).toMatchObject({
    kind: 'intact',
    entryCount: 2,
  });
  expect(verdictOf([at(2), { ...at(5), content: contentOf(9) }], [], true)).toMatchObject({
    problem: 'changed',
    sequence: 5,
  });
});
