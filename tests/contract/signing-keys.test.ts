import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePrivateKey } from '../../functions/src/ledger/signing';
import { auditPrivateKey, ledgerPrivateKey } from '../../scripts/signing-keys.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const keyOf = (values: Record<string, string> = {}) =>
  ledgerPrivateKey({ values: { DATA_DIR: folder, ...values }, envFile: '', created: [] });

test('the first start makes a key that its owner alone can read, later ones keep it', () => {
  const key = keyOf();
  expect(parsePrivateKey(key)).not.toBeNull();
  expect(keyOf()).toBe(key);
  expect(readdirSync(join(folder, 'keys'))).toEqual(['ledger.pem']);
  expect(readFileSync(join(folder, 'keys/ledger.pem'), 'utf8')).toBe(key);
  expect(statSync(join(folder, 'keys/ledger.pem')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
});

test('a key among the options is taken, and none is made', () => {
  expect(keyOf({ LEDGER_PRIVATE_KEY: 'mine' })).toBe('mine');
  expect(readdirSync(folder)).toEqual([]);
});

test('the audit log has a key of its own', () => {
  const audit = auditPrivateKey({ values: { DATA_DIR: folder }, envFile: '', created: [] });
  expect(parsePrivateKey(audit)).not.toBeNull();
  expect(audit).not.toBe(keyOf());
  expect(readdirSync(join(folder, 'keys')).sort()).toEqual(['audit.pem', 'ledger.pem']);
});

test('a folder that cannot be had ends the start with a line that names it', () => {
  writeFileSync(join(folder, 'keys'), '');
  expect(() => keyOf()).toThrow(
    `The key of the ledger cannot be kept in ${folder}/keys/ledger.pem`,
  );
});
