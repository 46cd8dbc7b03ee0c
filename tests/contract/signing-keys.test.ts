import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePrivateKey } from '../../functions/src/ledger/signing';
import { parseSealKeys } from '../../functions/src/seal-keys';
import {
  auditPrivateKey,
  ledgerPrivateKey,
  publishingPublicKeys,
} from '../../scripts/signing-keys.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const keyOf = (values: Record<string, string> = {}) =>
  ledgerPrivateKey({ values: { DATA_DIR: folder, ...values } });

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
  const audit = auditPrivateKey({ values: { DATA_DIR: folder } });
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

test('the functions are told the public half of the key of publishing, and former ones', () => {
  const first = publishingPublicKeys({ DATA_DIR: folder });
  expect(parseSealKeys(first)?.size).toBe(1);
  rmSync(join(folder, 'keys/publishing.pem'));
  const both = publishingPublicKeys({ DATA_DIR: folder, PUBLISHING_PUBLIC_KEYS: first });
  expect([...(parseSealKeys(both)?.keys() ?? [])]).toContain(
    [...(parseSealKeys(first)?.keys() ?? [])][0],
  );
  expect(parseSealKeys(both)?.size).toBe(2);
});
