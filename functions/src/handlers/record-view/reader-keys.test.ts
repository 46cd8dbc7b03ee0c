import type { ViewRecorder } from '../../stores/view-store';
import { createReaderKeys, networkPrefixOf } from './reader-keys';

const TRAITS = { address: '203.0.113.77', userAgent: 'Firefox', acceptLanguage: 'vi' };
const MORNING = new Date('2023-10-06T01:00:00.000Z');
const EVENING = new Date('2023-10-06T16:59:59.999Z');
const MIDNIGHT = new Date('2023-10-06T17:00:00.000Z');

/** A view store of which only the salts are used: each day's salt is its name. */
function someSalts(readerSaltOf: ViewRecorder['readerSaltOf'] = async (day) => Buffer.from(day)) {
  return { readerSaltOf: jest.fn(readerSaltOf) };
}

function openKeys(salts: Pick<ViewRecorder, 'readerSaltOf'>) {
  const keysOf = createReaderKeys(salts);
  return async (traits: typeof TRAITS, now: Date) => (await keysOf(traits, now)).readerKey;
}

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:abcd:12::1', '2001:db8:abcd::/48'],
  ['2001:DB8:0ABC::1', '2001:db8:abc::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['1::2:3:4:5:6:7', '1:0:2::/48'],
  ['::1', '0:0:0::/48'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0::/48'],
  ['', 'unknown'],
  ['not an address', 'unknown'],
])('the network of %j is %s', (address, prefix) => expect(networkPrefixOf(address)).toBe(prefix));

test('a reader has one key all day in Viet Nam, and another from midnight on', async () => {
  const salts = someSalts();
  const readerKeyOf = openKeys(salts);
  const key = await readerKeyOf(TRAITS, MORNING);
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(await readerKeyOf(TRAITS, EVENING)).toBe(key);
  expect(await readerKeyOf(TRAITS, MIDNIGHT)).not.toBe(key);
  expect(salts.readerSaltOf.mock.calls).toEqual([['2023-10-06'], ['2023-10-07']]);
});

test('one trait does not run into the next: "a" + "bc" is not "ab" + "c"', async () => {
  const readerKeyOf = openKeys(someSalts());
  const one = await readerKeyOf({ ...TRAITS, userAgent: 'a', acceptLanguage: 'bc' }, MORNING);
  const other = await readerKeyOf({ ...TRAITS, userAgent: 'ab', acceptLanguage: 'c' }, MORNING);
  expect(one).not.toBe(other);
});

test('a salt that could not be stored is asked for again by the next request', async () => {
  const salts = someSalts();
  salts.readerSaltOf.mockRejectedValueOnce(new Error('disk full'));
  const readerKeyOf = openKeys(salts);
  await expect(readerKeyOf(TRAITS, MORNING)).rejects.toThrow('disk full');
  expect(await readerKeyOf(TRAITS, MORNING)).toMatch(/^[\w-]{22}$/);
});
