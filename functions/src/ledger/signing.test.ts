import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { HourSealSchema } from '@congkhai/shared/views/ledger';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import {
  createSigner,
  isSignedBy,
  parsePrivateKey,
  parsePublicKey,
  publicKeyPemOf,
} from './signing';

// Key and signature of RFC 8032, section 7.1, test 1 belong to an empty message; the key is used here for what it says of keys.
const SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const PUBLIC_KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const PKCS8_START = '302e020100300506032b657004220420';
const PEM = createPrivateKey({
  key: Buffer.from(`${PKCS8_START}${SEED}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
})
  .export({ type: 'pkcs8', format: 'pem' })
  .toString();

const seal = HourSealSchema.parse({
  kind: 'hour',
  hour: '2023-10-06T08',
  segment: { key: 'ledger/segments/2023-10-06-08/0.csv.gz', sha256: '0'.repeat(64), rowCount: 0 },
  definition: 'congkhai-views/2',
  rules: VIEW_RULES,
  version: 1,
  articles: [],
  visitCount: 0,
  withoutReaderCount: 0,
  tallies: { human: 0, 'declared-bot': 0, suspect: 0, internal: 0, prefetch: 0, duplicate: 0 },
  previousSha256: null,
  sealedAt: '2023-10-06T09:05:00.000Z',
});

test.each([
  ['PEM', PEM],
  ['PEM in base64 on one line', Buffer.from(PEM).toString('base64')],
])('a private key is read from %s', (_, text) => {
  const { key } = createSigner(parsePrivateKey(text));
  const der = key?.publicKey.export({ type: 'spki', format: 'der' }).toString('hex');
  expect(der?.slice(-64)).toBe(PUBLIC_KEY);
  // The first 16 digits of `openssl pkey -pubout -outform der | sha256sum`.
  expect(key?.keyId).toBe('06e3fd8fda29bb60');
});

test.each([
  ['nothing', ''],
  ['a word', 'secret'],
  ['half of a key', PEM.slice(0, 60)],
  [
    'a key of another kind',
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  ],
])('%s is no private key', (_, text) => {
  expect(parsePrivateKey(text)).toBeNull();
});

test('a private key does not pass for a public one', () => {
  const { key } = createSigner(parsePrivateKey(PEM));
  expect(parsePublicKey(key ? publicKeyPemOf(key) : '')).toMatchObject({ keyId: key?.keyId });
  expect(parsePublicKey(PEM)).toBeNull();
});

test('a signature belongs to one seal and one key', () => {
  const signer = createSigner(parsePrivateKey(PEM));
  const other = createSigner(generateKeyPairSync('ed25519').privateKey);
  if (!signer.key || !other.key) throw new Error('There is no key');
  const signed = signer.sign(seal);
  expect(isSignedBy(signed, signer.key)).toBe(true);
  expect(isSignedBy(signed, other.key)).toBe(false);
  expect(isSignedBy({ ...signed, seal: { ...seal, visitCount: 1 } }, signer.key)).toBe(false);
});

test('without a key a seal is hashed and not signed', () => {
  expect(createSigner(null).sign(seal)).toMatchObject({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    keyId: null,
    signature: null,
  });
});
