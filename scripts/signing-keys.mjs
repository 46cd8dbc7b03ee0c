import { generateKeyPairSync } from 'node:crypto';
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
 * @param {import('./environment.mjs').Settings} settings
 */
export const ledgerPrivateKey = (settings) =>
  privateKey(settings, {
    option: 'LEDGER_PRIVATE_KEY',
    name: 'ledger.pem',
    owner: 'the ledger',
  });

/**
 * What checkpoints of the audit log are signed with.
 * @param {import('./environment.mjs').Settings} settings
 */
export const auditPrivateKey = (settings) =>
  privateKey(settings, { option: 'AUDIT_PRIVATE_KEY', name: 'audit.pem', owner: 'the audit log' });

/**
 * What the manifest of published documents is signed with.
 * @param {import('./environment.mjs').Settings} settings
 */
export const publishingPrivateKey = (settings) =>
  privateKey(settings, {
    option: 'PUBLISHING_PRIVATE_KEY',
    name: 'publishing.pem',
    owner: 'publishing',
  });

/**
 * The option, or the key in the data folder, which is made when there is none. It stays out of the .env file because it is worth a backup
 * of its own: what was signed is checked by its public half.
 * @param {import('./environment.mjs').Settings} settings
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
