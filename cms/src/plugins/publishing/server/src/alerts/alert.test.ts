import { deliveryBackOffMilliseconds, openKeyOf, webhookSignatureOf } from './alert';

test.each([
  [1, 5_000],
  [2, 10_000],
  [10, 2_560_000],
  [11, 3_600_000],
  [5_000, 3_600_000],
])('after %i failures in a row a delivery waits %i ms', (attemptCount, milliseconds) => {
  expect(deliveryBackOffMilliseconds(attemptCount)).toBe(milliseconds);
});

test('kind and subject cannot be shifted into each other', () => {
  expect(openKeyOf({ kind: 'a', subject: 'b' })).not.toBe(openKeyOf({ kind: 'ab', subject: '' }));
});

// printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac 0123456789abcdef
test('a webhook is signed as openssl computes it', () => {
  expect(webhookSignatureOf('0123456789abcdef', 1_700_000_000, '{"a":1}')).toBe(
    '9eb18f493f8ec135d9eb2dad817c369bb4e9cbfa818657897a7437c1cd8c3a23',
  );
});
