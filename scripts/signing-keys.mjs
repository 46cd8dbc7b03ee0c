import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.mjs';

/**
 * What seals of the ledger are signed with.
 * @param {{ values: Record<string, string> }} settings
 */
export const ledgerPrivateKey = (settings) =>
  privateKey(settings, {
    option: 'LEDGER_PRIVATE_KEY',
    name: 'ledger.pem',
    owner: 'the ledger',
  });

/**
 * What checkpoints of the audit log are signed with.
 * @param {{ values: Record<string, string> }} settings
 */
export const auditPrivateKey = (settings) =>
  privateKey(settings, { option: 'AUDIT_PRIVATE_KEY', name: 'audit.pem', owner: 'the audit log' });

/**
 * What published documents and their manifest are signed with.
 * @param {{ values: Record<string, string> }} settings
 */
export const publishingPrivateKey = (settings) =>
  privateKey(settings, {
    option: 'PUBLISHING_PRIVATE_KEY',
    name: 'publishing.pem',
    owner: 'publishing',
  });

/**
 * Those by whose signatures the functions know published documents: the public half of that key, and former ones that the option names.
 * @param {Record<string, string>} values of options
 */
export function publishingPublicKeys(values) {
  const text = publishingPrivateKey({ values });
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
  const own = publicPemOf(pem);
  const former = values.PUBLISHING_PUBLIC_KEYS;
  return [Buffer.from(own).toString('base64'), ...(former ? [former] : [])].join(',');
}

/** @param {string} pem */
function publicPemOf(pem) {
  // What the key is made of never gets into a message.
  try {
    return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    throw new Problem(
      'PUBLISHING_PRIVATE_KEY must be an Ed25519 private key (PKCS#8 PEM, or that in base64).',
    );
  }
}

/**
 * The option, or the key in the data folder, which is made when there is none. It stays out of the .env file because it is worth a backup
 * of its own: what was signed is checked by its public half.
 * @param {{ values: Record<string, string> }} settings
 * @param {{ option: string, name: string, owner: string }} key
 * @returns {string}
 */
function privateKey({ values }, { option, name, owner }) {
  const given = values[option];
  if (given) return given;
  const folder = join(values.DATA_DIR ?? '', 'keys');
  const file = join(folder, name);
  try {
    if (!existsSync(file)) makeKey(folder, file);
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem(
      `The key of ${owner} cannot be kept in ${file}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/**
 * Whole or not at all: half a key would end every later start.
 * @param {string} folder
 * @param {string} file
 */
function makeKey(folder, file) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const unfinished = `${file}.${process.pid}`;
  const descriptor = openSync(unfinished, 'w', 0o600);
  writeSync(descriptor, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(unfinished, file);
}
