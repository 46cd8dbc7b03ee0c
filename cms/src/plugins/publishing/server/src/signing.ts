import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { canonicalJsonOf, sha256Of } from '@congkhai/published-store';

const KEY_ID_DIGITS = 16;

/** What signs seals and the manifest. */
export interface Signer {
  keyId: string;
  publicKeyPem: string;
  /** Ed25519 over the canonical JSON, in base64. */
  sign(value: unknown): string;
}

/** An Ed25519 private key from PKCS#8 PEM, or from that in base64 as fits on one line; null if the text is none. */
export function parseSigningKey(text: string): KeyObject | null {
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
  // What the key is made of never gets into an error's text.
  try {
    const key = createPrivateKey({ key: pem, format: 'pem' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** What the settings have for signing; null if that is nothing. */
export function signerOf({ signingKey }: { signingKey: string | null }): Signer | null {
  const privateKey = signingKey === null ? null : parseSigningKey(signingKey);
  return privateKey && createSigner(privateKey);
}

function createSigner(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: sha256Of(publicKey.export({ type: 'spki', format: 'der' })).slice(0, KEY_ID_DIGITS),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (value) => sign(null, Buffer.from(canonicalJsonOf(value)), privateKey).toString('base64'),
  };
}
