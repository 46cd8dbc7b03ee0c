import { createViewTokens } from './view-tokens';

const SECRET = 'a secret of the tests with 32 characters';
const ARTICLE = 'article00000000000000001';
const OTHER = 'article00000000000000002';
const tokens = createViewTokens(SECRET);
const issuedAt = new Date('2023-10-06T08:30:00.000Z');
const token = tokens.issue(ARTICLE, issuedAt);

test.each([
  ['2023-10-06T07:58:59.999Z', 'expired'],
  // A server whose clock is a minute behind takes what another one gave out.
  ['2023-10-06T07:59:00.000Z', 'valid'],
  ['2023-10-06T08:00:00.000Z', 'valid'],
  ['2023-10-06T10:59:59.999Z', 'valid'],
  ['2023-10-06T11:00:00.000Z', 'expired'],
  ['2024-02-29T08:30:00.000Z', 'expired'],
])('a token of 08:30 is at %s %s', (at, state) => {
  expect(tokens.check(token, ARTICLE, new Date(at))).toBe(state);
});

test('a token is the same all hour, and another one in the next', () => {
  expect(tokens.issue(ARTICLE, new Date('2023-10-06T08:59:59.999Z'))).toBe(token);
  expect(tokens.issue(ARTICLE, new Date('2023-10-06T09:00:00.000Z'))).not.toBe(token);
});

test('another server with the same secret takes it; one with another secret does not', () => {
  expect(createViewTokens(SECRET).check(token, ARTICLE, issuedAt)).toBe('valid');
  expect(createViewTokens(`${SECRET}!`).check(token, ARTICLE, issuedAt)).toBe('forged');
});

test('a token is good for its article only', () => {
  expect(tokens.check(token, OTHER, issuedAt)).toBe('forged');
});

const [hour = '', mac = ''] = token.split('.');
test.each([
  ['', 'nothing'],
  [mac, 'no hour'],
  [`${hour}.`, 'no signature'],
  [`${(Number.parseInt(hour, 36) + 1).toString(36)}.${mac}`, 'the hour of another'],
  [`${hour}.${'A'.repeat(22)}`, 'a signature made up'],
  [`${hour}.${mac}A`, 'a longer signature'],
  [`${hour}.${[...mac].reverse().join('')}`, 'a signature turned round'],
  [`${hour.toUpperCase()}.${mac}`, 'the hour in capital letters'],
  [`${token}\n`, 'a line break'],
])('%j is forged: %s', (forged) => {
  expect(tokens.check(forged, ARTICLE, issuedAt)).toBe('forged');
});
