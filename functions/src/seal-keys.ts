import type { SealKeys } from '@congkhai/published-store';
import { parsePublicKey } from './ledger/signing';

/** Public keys of publishing from a list with commas, each SPKI PEM or that in base64 as fits on one line; null if one of them is none. */
export function parseSealKeys(text: string): SealKeys | null {
  const keys = text.split(',').map((key) => parsePublicKey(pemOf(key.trim())));
  const known = keys.flatMap((key) => key ?? []);
  if (known.length < keys.length) return null;
  return new Map(known.map(({ keyId, publicKey }) => [keyId, publicKey]));
}

function pemOf(text: string): string {
  return text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
}
