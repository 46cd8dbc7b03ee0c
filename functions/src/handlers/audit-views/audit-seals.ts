import type { PublishedStore } from '@congkhai/published-store';
import type { DaySeal, HourSeal } from '@congkhai/shared/views/ledger';
import * as z from 'zod';
import { parseSeal, type SealKind } from '../../ledger/seals';
import { canonicalJsonOf, isSignedBy, type LedgerKey, type Signed } from '../../ledger/signing';
import { DocumentInvalid } from '../../stores/store-unavailable';
import { LedgerDifference, requireSame } from './difference';

/** By what signatures are checked. */
export interface TrustedKeys {
  keys: readonly LedgerKey[];
  /** True if the auditor brought them: then a seal without a signature is a difference too. */
  areGiven: boolean;
}

/**
 * Reads every version of the seal of an hour or a day, byte for byte: canonical JSON, its hash, its signature, and what it follows. `versions` are
 * those that the ledger lists, ascending; `previous` is the hash of the seal before it in the chain.
 */
export async function auditSeals<Seal extends HourSeal | DaySeal>(
  published: PublishedStore,
  trusted: TrustedKeys,
  {
    kind,
    name,
    versions,
    previous,
  }: {
    kind: SealKind<Seal>;
    name: string;
    versions: readonly number[];
    previous: string | null;
  },
): Promise<Signed<Seal>[]> {
  const seals: Signed<Seal>[] = [];
  let followed = previous;
  for (const [position, version] of versions.entries()) {
    const key = kind.keyOf(name, version);
    if (version !== position + 1)
      throw new LedgerDifference(kind.keyOf(name, position + 1), 'the seal is missing');
    const signed = await readSealStrictly(published, kind, { key, name, version });
    requireSame(key, 'hash of the seal before it', {
      expected: followed,
      found: signed.seal.previousSha256,
    });
    requireSignature(key, signed, trusted);
    seals.push(signed);
    followed = signed.sha256;
  }
  return seals;
}

async function readSealStrictly<Seal extends HourSeal | DaySeal>(
  published: PublishedStore,
  kind: SealKind<Seal>,
  { key, name, version }: { key: string; name: string; version: number },
): Promise<Signed<Seal>> {
  const text = (await published.read(key))?.text;
  if (text === undefined) throw new LedgerDifference(key, 'the seal is missing');
  const signed = parseOrDiffer(() => parseSeal(kind, { name, version, text }));
  if (canonicalJsonOf(signed) !== text)
    throw new LedgerDifference(key, 'its text is not canonical JSON (RFC 8785)');
  return signed;
}

function parseOrDiffer<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof DocumentInvalid)) throw error;
    const { cause } = error;
    if (cause instanceof z.ZodError)
      throw new LedgerDifference(error.key, z.prettifyError(cause), { cause });
    const detail = cause instanceof Error ? cause.message : error.message;
    throw new LedgerDifference(error.key, detail, { cause });
  }
}

function requireSignature(
  key: string,
  signed: Signed<HourSeal | DaySeal>,
  { keys, areGiven }: TrustedKeys,
): void {
  const { keyId, signature } = signed;
  if (keyId === null && signature === null) {
    if (areGiven) throw new LedgerDifference(key, 'it is not signed');
    return;
  }
  const trustedKey = keys.find((candidate) => candidate.keyId === keyId);
  if (!trustedKey) {
    const ids = keys.map((candidate) => candidate.keyId).join(' or ') || 'no key';
    throw new LedgerDifference(key, `signed by: expected ${ids}, found ${keyId}`);
  }
  if (!isSignedBy(signed, trustedKey))
    throw new LedgerDifference(key, `its signature is not one by the key ${keyId}`);
}
