import { isIP, isIPv4 } from 'node:net';

/** Whoever has an IPv6 address has 2^64 of them: these four groups are what an office or a household is given. */
const IPV6_NETWORK_GROUPS = 4;
const IPV6_GROUPS = 8;

/** From where somebody comes: an IPv4 address, or the first half of an IPv6 one. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(?<v4>[\d.]+)$/i.exec(bare)?.groups?.v4;
  if (mapped && isIPv4(mapped)) return mapped;
  if (isIPv4(bare)) return bare;
  if (isIP(bare) === 0) return 'unknown';
  const [head = '', tail = ''] = bare.toLowerCase().split('::');
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = IPV6_GROUPS - groupsOf(head).length - groupsOf(tail).length;
  const groups = bare.includes('::')
    ? [...groupsOf(head), ...Array.from({ length: missing }, () => '0'), ...groupsOf(tail)]
    : groupsOf(head);
  return groups
    .slice(0, IPV6_NETWORK_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
