import { BlockList, isIP } from 'node:net';

/**
 * Which peers may tell us, in X-Forwarded-For, whom they speak for: a number of proxies that every request passes,
 * or the addresses of the proxies.
 */
export type TrustedProxies =
  | { kind: 'count'; count: number }
  | { kind: 'addresses'; list: BlockList };

/** Parses `TRUSTED_PROXIES`: "1", or "10.0.0.0/8, ::1". Null if it is neither. */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  if (/^\d{1,2}$/.test(text)) return { kind: 'count', count: Number(text) };
  const list = parseNetworks(text);
  return list && { kind: 'addresses', list };
}

/** Parses addresses and networks: "10.0.0.0/8, ::1". Null if one of them is neither. */
export function parseNetworks(text: string): BlockList | null {
  const list = new BlockList();
  for (const entry of text.split(',').map((part) => part.trim())) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const family = familyOf(address);
    const bitsMax = family === 'ipv6' ? 128 : 32;
    if (!family || rest.length > 0 || (prefix !== undefined && !isWholeNumberUpTo(prefix, bitsMax)))
      return null;
    list.addSubnet(address, prefix === undefined ? bitsMax : Number(prefix), family);
  }
  return list;
}

/** True if the address lies in one of the networks. */
export function isInNetworks(address: string, networks: BlockList): boolean {
  const family = familyOf(address);
  return family !== null && networks.check(address, family);
}

/**
 * The address a request came from. Proxies append to X-Forwarded-For, so it is read from the right, and only as far as the
 * proxies are trusted: everything further left is what the client chose to write.
 */
export function clientAddressOf({
  peerAddress,
  forwardedFor,
  trustedProxies,
}: {
  peerAddress: string;
  forwardedFor: string | undefined;
  trustedProxies: TrustedProxies;
}): string {
  let address = withoutMapping(peerAddress);
  let trustedHops = 0;
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    const isTrusted =
      trustedProxies.kind === 'count'
        ? trustedHops < trustedProxies.count
        : trustedProxies.list.check(address, familyOf(address) ?? 'ipv4');
    const next = withoutMapping(hop.trim());
    if (!isTrusted || !familyOf(next)) break;
    address = next;
    trustedHops += 1;
  }
  return address;
}

// A server that listens on IPv6 sees IPv4 peers as ::ffff:192.0.2.1. A zone ("%eth0") is no part of the address.
export function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  if (version === 4) return 'ipv4';
  return version === 6 ? 'ipv6' : null;
}

function isWholeNumberUpTo(text: string, max: number): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= max;
}
