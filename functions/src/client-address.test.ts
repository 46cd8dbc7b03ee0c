import { clientAddressOf, parseTrustedProxies, type TrustedProxies } from './client-address';

function trust(text: string): TrustedProxies {
  const trustedProxies = parseTrustedProxies(text);
  if (!trustedProxies) throw new Error(`${text} names no proxies`);
  return trustedProxies;
}

const CHAIN = '198.51.100.1, 203.0.113.5, 10.0.0.2';

test.each([
  ['0', '10.0.0.1', '10.0.0.1'],
  ['1', '10.0.0.1', '10.0.0.2'],
  ['2', '10.0.0.1', '203.0.113.5'],
  ['99', '10.0.0.1', '198.51.100.1'],
  ['10.0.0.0/8', '10.0.0.1', '203.0.113.5'],
  ['10.0.0.1', '10.0.0.1', '10.0.0.2'],
  ['10.0.0.0/8, 203.0.113.0/24', '10.0.0.1', '198.51.100.1'],
  ['192.0.2.9', '10.0.0.1', '10.0.0.1'],
  ['10.0.0.0/8', '::ffff:10.0.0.1', '203.0.113.5'],
  ['::1', '::1', '10.0.0.2'],
  ['fd00::/8', 'fd12:3456::1%eth0', '10.0.0.2'],
])('trusting %s, a request from the peer %s came from %s', (proxies, peerAddress, expected) => {
  const trustedProxies = trust(proxies);
  expect(clientAddressOf({ peerAddress, forwardedFor: CHAIN, trustedProxies })).toBe(expected);
});

test('without proxies in front, what a client writes into X-Forwarded-For changes nothing', () => {
  const request = { peerAddress: '198.51.100.9', trustedProxies: trust('0') };
  expect(clientAddressOf({ ...request, forwardedFor: '127.0.0.1' })).toBe('198.51.100.9');
  expect(clientAddressOf({ ...request, forwardedFor: undefined })).toBe('198.51.100.9');
});

test.each(['unknown', '', ' , ', '1.2.3.4:80', 'x'.repeat(1_000), '999.1.1.1'])(
  'behind a proxy that forwards %j, the proxy itself is the last address we know',
  (forwardedFor) => {
    const request = { peerAddress: '10.0.0.1', forwardedFor, trustedProxies: trust('1') };
    expect(clientAddressOf(request)).toBe('10.0.0.1');
  },
);

test.each(['', 'all', '-1', '1.5', '10.0.0.0/33', '::1/129', '10.0.0.0/8/9', '10.0.0.1,', '999'])(
  '%j names no proxies',
  (text) => expect(parseTrustedProxies(text)).toBeNull(),
);
