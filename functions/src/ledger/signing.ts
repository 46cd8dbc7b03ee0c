import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { DaySeal, HourSeal } from '@congkhai/shared/views/ledger';
import canonicalize from 'canonicalize';

const KEY_ID_DIGITS = 16;

/** A seal with its hash and signature, as it is stored. */
export interface Signed<Seal> {
  seal: Seal;
  sha256: string;
  keyId: string | null;
  signature: string | null;
}

/** A public key by which signatures of seals are checked. */
export interface LedgerKey {
  keyId: string;
  publicKey: KeyObject;
}

/** What signs seals; the key is null if the operator has none, and then seals are hashed only. */
export interface LedgerSigner {
  key: LedgerKey | null;
  sign<Seal extends HourSeal | DaySeal>(seal: Seal): Signed<Seal>;
}

/** The canonical JSON (RFC 8785) of a document: the same bytes for everybody. */
export function canonicalJsonOf(document: unknown): string {
  const json = canonicalize(document);
  if (json === undefined) throw new Error('There is nothing to write as JSON');
  return json;
}

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** An Ed25519 private key from PKCS#8 PEM, or from that in base64 as fits on one line; null if the text is none. */
export function parsePrivateKey(text: string): KeyObject | null {
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
  return ed25519Of(() => createPrivateKey({ key: pem, format: 'pem' }));
}

/** An Ed25519 public key from SPKI PEM; null if the text is none. */
export function parsePublicKey(pem: string): LedgerKey | null {
  // Node would make a public key of a private one, which must not lie where public keys do.
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) return null;
  const publicKey = ed25519Of(() => createPublicKey(pem));
  return publicKey && { keyId: keyIdOf(publicKey), publicKey };
}

export function publicKeyPemOf({ publicKey }: LedgerKey): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

export function createSigner(privateKey: KeyObject | null): LedgerSigner {
  const publicKey = privateKey && createPublicKey(privateKey);
  const key = publicKey && { keyId: keyIdOf(publicKey), publicKey };
  return {
    key,
    sign(seal) {
      const json = canonicalJsonOf(seal);
      const signature = privateKey && sign(null, Buffer.from(json), privateKey).toString('base64');
      return { seal, sha256: sha256Of(json), keyId: key?.keyId ?? null, signature };
    },
  };
}

/** Whether this key signed the seal. */
export function isSignedBy(
  { seal, signature }: Signed<HourSeal | DaySeal>,
  { publicKey }: LedgerKey,
): boolean {
  if (signature === null) return false;
  const json = Buffer.from(canonicalJsonOf(seal));
  return verify(null, json, publicKey, Buffer.from(signature, 'base64'));
}

function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return sha256Of(der).slice(0, KEY_ID_DIGITS);
}

// What the key is made of never gets into an error's text.
function ed25519Of(read: () => KeyObject): KeyObject | null {
  try {
    const key = read();
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
