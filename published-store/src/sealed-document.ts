import { createHash, type KeyObject, verify } from 'node:crypto';
import { type Seal, SealSchema } from '@congkhai/shared/contracts/seal';
import canonicalize from 'canonicalize';

/** The canonical JSON (RFC 8785) of a value: the same bytes for everybody. */
export function canonicalJsonOf(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new Error('There is nothing to write as JSON');
  return json;
}

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The text of a document as publishing writes it: the seal first, then the body. */
export function sealedTextOf(body: Record<string, unknown>, seal: Seal): string {
  return JSON.stringify({ seal, ...body });
}

/** What the signature of a seal is over, as canonical JSON. With the document's place, so that it is signed there and nowhere else. */
export function signedContentOf(
  key: string,
  { revision, approvals, sealedAt, sha256 }: Omit<Seal, 'keyId' | 'signature'>,
): Record<string, unknown> {
  return { key, revision, approvals, sealedAt, sha256 };
}

/** Ed25519 public keys by their ids. Several, so that a key can be followed by another. */
export type SealKeys = ReadonlyMap<string, KeyObject>;

/** Whether the owner of one of these keys sealed the document that lies at `key`. */
export function isSealedBy(keys: SealKeys, key: string, seal: Seal): boolean {
  const publicKey = seal.keyId === null ? undefined : keys.get(seal.keyId);
  if (!publicKey || seal.signature === null) return false;
  const signed = Buffer.from(canonicalJsonOf(signedContentOf(key, seal)));
  return verify(null, signed, publicKey, Buffer.from(seal.signature, 'base64'));
}

/** A stored text without its seal, and whether the seal belongs to it. What has no seal at all is left as it is. */
export type OpenedText =
  | { kind: 'sealed'; seal: Seal; text: string }
  | { kind: 'unsealed'; text: string }
  | { kind: 'tampered' };

/** Takes the seal off a stored text and checks it. */
export function openSealedText(text: string): OpenedText {
  // A seal is always written first, so what was written by others is not even parsed.
  if (!text.startsWith('{"seal":')) return { kind: 'unsealed', text };
  const json = parse(text);
  if (json === null) return { kind: 'tampered' };
  const { seal: candidate, ...body } = json;
  const seal = SealSchema.safeParse(candidate);
  if (!seal.success || seal.data.sha256 !== sha256Of(canonicalJsonOf(body)))
    return { kind: 'tampered' };
  return { kind: 'sealed', seal: seal.data, text: JSON.stringify(body) };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
