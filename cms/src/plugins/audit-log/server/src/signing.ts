import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Checkpoint, SignedCheckpoint } from '@congkhai/shared/audit/checkpoint';
import { canonicalJsonOf } from './canonical';

const KEY_ID_DIGITS = 16;

/** Reads an Ed25519 private key: PKCS#8 PEM, or that in base64 as fits on one line. Throws if it is none. */
export function parseSigningKey(text: string): KeyObject {
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
  const key = createPrivateKey({ key: pem, format: 'pem' });
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error('the key that signs checkpoints must be of the kind Ed25519');
  return key;
}

export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject | null): SignedCheckpoint {
  if (!key) return { checkpoint, keyId: null, signature: null };
  const signature = sign(null, Buffer.from(canonicalJsonOf(checkpoint)), key).toString('base64');
  return { checkpoint, keyId: keyIdOf(key), signature };
}

/** Whether a checkpoint is as it was written. One of another key, or of none, cannot be told. */
export function isForged(
  { checkpoint, keyId, signature }: SignedCheckpoint,
  key: KeyObject | null,
): boolean {
  if (!key || keyId !== keyIdOf(key)) return false;
  const content = Buffer.from(canonicalJsonOf(checkpoint));
  return !verify(null, content, createPublicKey(key), Buffer.from(signature ?? '', 'base64'));
}

function keyIdOf(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, KEY_ID_DIGITS);
}
