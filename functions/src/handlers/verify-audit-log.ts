import { verify } from 'node:crypto';
import { type SignedCheckpoint, SignedCheckpointSchema } from '@congkhai/shared/audit/checkpoint';
import { type AuditVerdict, createChainCheck } from '@congkhai/shared/audit/verify-chain';
import * as z from 'zod';
import { canonicalJsonOf, type LedgerKey, sha256Of } from '../ledger/signing';

const HeaderSchema = z.object({ kind: z.literal('audit-log'), isExcerpt: z.boolean() });
const ColumnsSchema = z.object({ columns: z.unknown() });

interface AuditLogInput {
  /** The log as JSON lines: an export, or the table itself, in which case each line has its columns too. */
  lines: AsyncIterable<string>;
  checkpoints: readonly SignedCheckpoint[];
  /** Keys by which checkpoints have to be signed; none, and signatures are not asked for. */
  keys: readonly LedgerKey[];
}

/** Computes the chain of an audit log again. It needs nothing but the lines and what was noted down outside the database. */
export async function verifyAuditLog({
  lines,
  checkpoints,
  keys,
}: AuditLogInput): Promise<AuditVerdict> {
  const forged = checkpoints.find((line) => keys.length > 0 && !isSigned(line, keys));
  if (forged)
    return { kind: 'broken', problem: 'checkpoint-forged', sequence: forged.checkpoint.sequence };
  const noted = checkpoints.map(({ checkpoint }) => checkpoint);
  const begin = (isExcerpt: boolean) =>
    createChainCheck({ canonicalJsonOf, sha256Of, checkpoints: noted, isExcerpt });
  let check: ReturnType<typeof begin> | null = null;
  for await (const line of lines) {
    if (line === '') continue;
    const value = jsonOf(line);
    const header = check ? null : HeaderSchema.safeParse(value);
    check ??= begin(header?.data?.isExcerpt ?? false);
    if (header?.success) continue;
    const columns = ColumnsSchema.safeParse(value);
    check.add(value, columns.data?.columns);
    if (check.problem()) break;
  }
  return (check ?? begin(false)).finish();
}

/** The lines of a file of checkpoints. Throws if one is none. */
export function parseCheckpoints(text: string): SignedCheckpoint[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => SignedCheckpointSchema.parse(JSON.parse(line)));
}

function isSigned(
  { checkpoint, signature }: SignedCheckpoint,
  keys: readonly LedgerKey[],
): boolean {
  if (signature === null) return false;
  const content = Buffer.from(canonicalJsonOf(checkpoint));
  const bytes = Buffer.from(signature, 'base64');
  return keys.some(({ publicKey }) => verify(null, content, publicKey, bytes));
}

// What is no JSON is no entry, and is found so.
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
