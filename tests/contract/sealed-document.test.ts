import { openSealedText, sealedTextOf } from '@congkhai/published-store';

// printf '{"a":1,"b":"Đã duyệt"}' | sha256sum
const SHA256 = '7a715221b8f3f9b50d86fc1c47becf655cdeafe0e9188bf6df3050fb5911f885';
const SEAL = {
  revision: 3,
  approvals: [{ name: 'Nguyễn Văn An', role: 'Lãnh đạo', at: '2026-11-25T01:00:00.000Z' }],
  sealedAt: '2026-11-25T01:02:03.000Z',
  sha256: SHA256,
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
