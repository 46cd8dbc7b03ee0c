import { createHmac, hkdfSync } from 'node:crypto';

export interface Keys {
  /** Encrypts secrets of two-factor sign-in. */
  encryption: Buffer;
  /** Turns what somebody could guess or must not read into a hash that says nothing without the key. */
  hashOf(purpose: string, text: string): string;
}

/** The keys of the plugin, derived from the one secret of its settings (HKDF, RFC 5869). */
export function keysFrom(secret: string): Keys {
  const derive = (name: string) =>
    Buffer.from(hkdfSync('sha256', secret, 'congkhai-accounts', name, 32));
  const hashing = derive('hashing');
  return {
    encryption: derive('encryption'),
    hashOf: (purpose, text) =>
      createHmac('sha256', hashing).update(`${purpose}\n${text}`).digest('hex'),
  };
}
