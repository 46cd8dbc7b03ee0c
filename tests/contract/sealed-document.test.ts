import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  folderStore,
  openSealedText,
  type PublishedStore,
  sealedTextOf,
} from '@congkhai/published-store';
import { createLog } from '../../functions/src/log';
import {
  type SealTrust,
  sealCheckOf,
  withSealsOpened,
} from '../../functions/src/stores/opened-seals';

// printf '{"a":1,"b":"Đã duyệt"}' | sha256sum
const SHA256 = '7a715221b8f3f9b50d86fc1c47becf655cdeafe0e9188bf6df3050fb5911f885';
const SEAL = {
  revision: 3,
  approvals: [{ name: 'Nguyễn Văn An', role: 'Lãnh đạo', at: '2026-11-25T01:00:00.000Z' }],
  sealedAt: '2026-11-25T01:02:03.000Z',
  sha256: SHA256,
  keyId: null,
  signature: null,
};
const BODY = { b: 'Đã duyệt', a: 1 };

test('a sealed document gives back its body, in the order in which it was written', () => {
  expect(openSealedText(sealedTextOf(BODY, SEAL))).toEqual({
    kind: 'sealed',
    seal: SEAL,
    text: '{"b":"Đã duyệt","a":1}',
  });
});

test.each([
  ['another text', sealedTextOf({ ...BODY, a: 2 }, SEAL)],
  ['one member more', sealedTextOf({ ...BODY, c: 'link' }, SEAL)],
  ['one member less', sealedTextOf({ a: 1 }, SEAL)],
  ['another hash', sealedTextOf(BODY, { ...SEAL, sha256: '0'.repeat(64) })],
  ['a seal without a revision', sealedTextOf(BODY, { ...SEAL, revision: 0 })],
  ['half of it', sealedTextOf(BODY, SEAL).slice(0, 120)],
])('%s is found out', (_, text) => {
  expect(openSealedText(text)).toEqual({ kind: 'tampered' });
});

test('what others than publishing wrote has no seal', () => {
  expect(openSealedText('{"a":1}')).toEqual({ kind: 'unsealed', text: '{"a":1}' });
});

describe('what the functions serve of a store that strangers can write to', () => {
  const KEY = 'articles/a1/vi.json';
  const SIGNED =
    '{"approvals":[{"at":"2026-11-25T01:00:00.000Z","name":"Nguyễn Văn An","role":"Lãnh đạo"}],' +
    `"key":"${KEY}","revision":3,"sealedAt":"2026-11-25T01:02:03.000Z","sha256":"${SHA256}"}`;
  const keyOf = (keyId: string): Key => ({ keyId, ...generateKeyPairSync('ed25519') });
  const [own, former, stranger] = [keyOf('own'), keyOf('former'), keyOf('stranger')] as const;
  const keys = new Map([own, former].map(({ keyId, publicKey }) => [keyId, publicKey]));

  interface Key {
    keyId: string;
    publicKey: KeyObject;
    privateKey: KeyObject;
  }
  let folder: string;
  let store: PublishedStore;
  let logLines: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'congkhai-seals-'));
    store = folderStore({ root: folder });
    logLines = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const opened = (trust: SealTrust) =>
    withSealsOpened(store, {
      trust,
      log: createLog({ now: () => new Date(0), write: (line) => logLines.push(line) }),
    });
  const signedBy = ({ keyId, privateKey }: Key, name = keyId) =>
    sealedTextOf(BODY, {
      ...SEAL,
      keyId: name,
      signature: sign(null, Buffer.from(SIGNED), privateKey).toString('base64'),
    });
  const required = { keys, isSignatureRequired: true };
  const upgrading = { keys, isSignatureRequired: false };
  const without = { keys: new Map(), isSignatureRequired: false };

  test.each([
    ['is signed', signedBy(own), { signed: true, upgrading: true, hashed: true }],
    ['a former key signed', signedBy(former), { signed: true, upgrading: true, hashed: true }],
    // A stranger can compute the hash and make a key, but not ours.
    ['a stranger signed', signedBy(stranger), { signed: false, upgrading: false, hashed: true }],
    [
      "a stranger signed in another's name",
      signedBy(stranger, 'own'),
      { signed: false, upgrading: false, hashed: true },
    ],
    ['nobody signed', sealedTextOf(BODY, SEAL), { signed: false, upgrading: true, hashed: true }],
    ['has no seal', JSON.stringify(BODY), { signed: false, upgrading: true, hashed: true }],
    [
      'was changed',
      signedBy(own).replace('"a":1', '"a":2'),
      { signed: false, upgrading: false, hashed: false },
    ],
    [
      'has another approver',
      signedBy(own).replace('Văn An', 'Văn Ba'),
      { signed: false, upgrading: false, hashed: true },
    ],
  ])('a document that %s', async (_, text, served) => {
    await store.write(KEY, text);
    const isServed = (trust: SealTrust) =>
      opened(trust)
        .read(KEY)
        .then(
          (stored) => stored?.text === '{"b":"Đã duyệt","a":1}',
          () => false,
        );
    expect({
      signed: await isServed(required),
      upgrading: await isServed(upgrading),
      hashed: await isServed(without),
    }).toEqual(served);
  });

  test('a signed document is none at another address', async () => {
    await store.write('articles/a2/vi.json', signedBy(own));
    await expect(opened(required).read('articles/a2/vi.json')).rejects.toThrow(
      'breaks its contract',
    );
  });

  test('each version that was tampered with is logged once', async () => {
    const reading = opened(required);
    const read = () => reading.read(KEY).catch(() => null);
    await store.write(KEY, signedBy(stranger));
    await read();
    await read();
    expect(logLines).toHaveLength(1);
    expect(logLines[0]).toContain('"event":"tampered"');
    await store.write(KEY, JSON.stringify(BODY));
    await read();
    expect(logLines).toHaveLength(2);
  });

  test('what the functions derive themselves has no seal', async () => {
    await store.write('lists/rising/vi/all.json', '{"a":1}');
    expect((await opened(required).read('lists/rising/vi/all.json'))?.text).toBe('{"a":1}');
  });

  test('a file has the bytes that its address is made of', async () => {
    // printf 'quyết định' | sha256sum
    const key = 'media/6c97506838ede3d14019d80983790b2f/quyet-dinh.pdf';
    const file = (text: string) => ({ bytes: Buffer.from(text), mediaType: 'application/pdf' });
    await store.writeBytes(key, file('quyết định'));
    expect((await opened(required).readBytes(key))?.bytes.toString()).toBe('quyết định');
    await store.writeBytes(key, file('nhà cái'));
    await expect(opened(required).readBytes(key)).rejects.toThrow('breaks its contract');
  });

  test('health says how far seals are checked', () => {
    expect([required, upgrading, without].map(sealCheckOf)).toEqual([
      'signed',
      'signed-or-unsigned',
      'hashed',
    ]);
  });
});
