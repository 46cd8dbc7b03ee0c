import { createHmac } from 'node:crypto';
import { createSignatureCheck } from './signed-calls';

const SECRET = 'a secret of the tests with 32 characters';
const BODY = '{"articleId":"article00000000000000001"}';
const NOW = new Date('2023-10-06T08:00:00.000Z');
const SECONDS = NOW.getTime() / 1_000;

/** As docs/beacon.md tells the developers of front ends to sign. */
function sign(seconds: number, { secret = SECRET, body = BODY } = {}): string {
  const key = createHmac('sha256', secret).update('congkhai server call 1').digest();
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
}

const check = createSignatureCheck(SECRET);

test.each([
  ['now', sign(SECONDS), null],
  ['five minutes ago', sign(SECONDS - 300), null],
  ['in five minutes', sign(SECONDS + 300), null],
  ['longer ago', sign(SECONDS - 301), 'is more than 5 minutes from the clock of the server'],
  ['later', sign(SECONDS + 301), 'is more than 5 minutes from the clock of the server'],
  ['with another secret', sign(SECONDS, { secret: 'x' }), 'does not match the body'],
  ['for another body', sign(SECONDS, { body: '{}' }), 'does not match the body'],
  ['with another time', sign(SECONDS).replace(/\d+/, '1'), 'does not match the body'],
  ['not at all', '', 'must be t=<Unix seconds>,v1=<64 hexadecimal digits>'],
  ['with half a digest', sign(SECONDS).slice(0, 60), /^must be/],
])('a call signed %s', (_when, header, problem) => {
  const found = check(header, BODY, NOW);
  if (problem instanceof RegExp) expect(found).toMatch(problem);
  else expect(found).toBe(problem);
});
