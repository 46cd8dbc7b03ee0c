import { randomBytes } from 'node:crypto';
import { seal, unseal } from './secret-box';
import { enrolmentUri, makeSecret, timeStepOf } from './time-codes';

// RFC 6238, appendix B: the secret "12345678901234567890", SHA-1. The table has eight digits; six are the last six of them, as both
// are the same number modulo a power of ten (RFC 4226, section 5.3).
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const RFC_6238: [seconds: number, timeStep: number, totp: string][] = [
  [59, 0x1, '94287082'],
  [1_111_111_109, 0x23523ec, '07081804'],
  [1_111_111_111, 0x23523ed, '14050471'],
  [1_234_567_890, 0x273ef07, '89005924'],
  [2_000_000_000, 0x3f940aa, '69279037'],
  [20_000_000_000, 0x27bc86aa, '65353130'],
];

test.each(RFC_6238)('at %d seconds the code of RFC 6238 belongs to its time step', (...row) => {
  const [seconds, timeStep, totp] = row;
  expect(timeStepOf(SECRET, totp.slice(2), new Date(seconds * 1_000))).toBe(timeStep);
});

test.each([
  ['one step early', -30, 0x23523ec],
  ['one step late', 30, 0x23523ec],
  ['two steps early', -60, null],
  ['two steps late', 60, null],
])('a code that is %s', (_, seconds, expected) => {
  expect(timeStepOf(SECRET, '081804', new Date((1_111_111_109 + seconds) * 1_000))).toBe(expected);
});

test.each(['', '08180', '0818040', '081805', 'abcdef', '０８１８０４'])('%j is no code', (code) => {
  expect(timeStepOf(SECRET, code, new Date(1_111_111_109_000))).toBeNull();
});

test('a new secret has 160 bits, and its address is what authenticator apps read', () => {
  const secret = makeSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(makeSecret()).not.toBe(secret);
  expect(enrolmentUri(SECRET, 'Công Khai', 'an@example.vn')).toBe(
    `otpauth://totp/C%C3%B4ng%20Khai:an%40example.vn?issuer=C%C3%B4ng%20Khai&secret=${SECRET}&algorithm=SHA1&digits=6&period=30`,
  );
});

test('a sealed secret is read with the same key by the same owner only', () => {
  const key = randomBytes(32);
  const sealed = seal(key, 'account 1', SECRET);
  expect(sealed).not.toContain(SECRET);
  expect(unseal(key, 'account 1', sealed)).toBe(SECRET);
  expect(() => unseal(key, 'account 2', sealed)).toThrow();
  expect(() => unseal(randomBytes(32), 'account 1', sealed)).toThrow();
  expect(() => unseal(key, 'account 1', SECRET)).toThrow(/form/);
});
