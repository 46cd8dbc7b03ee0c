import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const NONCE_BYTES = 12;

/**
 * Encrypts with AES-256-GCM. `owner` says whose text it is: it is authenticated, so that a text copied into another row of the
 * database cannot be read there.
 */
export function seal(key: Buffer, owner: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [VERSION, nonce, encrypted, cipher.getAuthTag()]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.');
}

/** Throws if the key, the owner or the text is another than it was sealed with. */
export function unseal(key: Buffer, owner: string, sealed: string): string {
  const [version, ...parts] = sealed.split('.');
  const [nonce, encrypted, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== VERSION || !nonce || !encrypted || !tag)
    throw new Error('accounts: a secret in the database has a form that is not known');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8');
}
