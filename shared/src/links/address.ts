/** Why nobody may be sent to an address, whatever the allow-list says. */
export type AddressProblem =
  | 'characters'
  | 'scheme'
  | 'relative'
  | 'protocol-relative'
  | 'malformed'
  | 'credentials'
  | 'internet-address'
  | 'port'
  | 'single-label';

/** Where an address leads. */
export type Address =
  | { kind: 'local' }
  | { kind: 'mail' }
  | { kind: 'telephone' }
  /** `host` is canonical: lower case, punycode, without a trailing dot. */
  | { kind: 'outbound'; host: string }
  | { kind: 'refused'; problem: AddressProblem };

interface ParsedUrl {
  hostname: string;
  port: string;
  username: string;
  password: string;
  pathname: string;
  host: string;
}
/**
 * The parser of the URL standard is a pure global of Node and of every browser, and the one that decides where a reader's
 * browser goes. Any other reading of an address is a gap to slip through. It is typed here because shared knows neither.
 */
declare const URL: { new (address: string, base?: string): ParsedUrl };

const ADDRESS_CHARACTERS_MAX = 2_000;
/** White space, controls, invisible characters and backslashes: parsers take them out or read "\" as "/", people do not see it. */
const TRICK_CHARACTERS = /[\p{Cc}\p{Cf}\p{Z}\p{Cs}\\]/u;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const WEB = /^https?:\/\/(?![/?#])/i;
const MAIL = /^mailto:[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\?subject=[^&?#<>"]*)?$/i;
const TELEPHONE = /^tel:\+?[0-9][0-9().-]*$/i;
const HERE = 'https://portal.invalid';

/**
 * Where an address leads, read as browsers read it. Allowed are http, https, mailto, tel and addresses of the portal itself that
 * begin with one "/". A host is a name with a dot: no internet addresses in any notation, no other ports than the scheme's own.
 */
export function classifyAddress(address: string): Address {
  if (address.length > ADDRESS_CHARACTERS_MAX) return refused('malformed');
  if (TRICK_CHARACTERS.test(address)) return refused('characters');
  if (address.startsWith('//')) return refused('protocol-relative');
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return address.startsWith('/') ? classifyLocal(address) : refused('relative');
    case 'mailto':
      return MAIL.test(address) ? { kind: 'mail' } : refused('malformed');
    case 'tel':
      return TELEPHONE.test(address) ? { kind: 'telephone' } : refused('malformed');
    case 'http':
    case 'https':
      // Browsers read "https:host" and "https:///host" as "https://host". Nobody writes that without a reason.
      return WEB.test(address) ? classifyWeb(address) : refused('malformed');
    default:
      return refused('scheme');
  }
}

/** The name of a host as it is compared: lower case, punycode, no trailing dot. Null if it is no name of a public host. */
export function canonicalHostOf(name: string): string | null {
  if (/[/?#@:]/.test(name)) return null;
  const address = classifyAddress(`https://${name}/`);
  return address.kind === 'outbound' ? address.host : null;
}

function classifyLocal(address: string): Address {
  const url = parse(address, HERE);
  // "/.//host" comes out as a path that begins with "//": harmless here, not where somebody puts paths together.
  return url && url.host === 'portal.invalid' && !url.pathname.startsWith('//')
    ? { kind: 'local' }
    : refused('malformed');
}

function classifyWeb(address: string): Address {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1] ?? '';
  if (authority.includes('@')) return refused('credentials');
  const url = parse(address);
  if (!url) return refused('malformed');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  // The parser has turned every notation of an address (0x7f.1, 2130706433, 017700000001) into four numbers with dots.
  if (url.hostname.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(url.hostname))
    return refused('internet-address');
  if (url.port !== '') return refused('port');
  const host = url.hostname.replace(/\.$/, '');
  if (host.split('.').includes('')) return refused('malformed');
  return host.includes('.') ? { kind: 'outbound', host } : refused('single-label');
}

function parse(address: string, base?: string): ParsedUrl | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

function refused(problem: AddressProblem): Address {
  return { kind: 'refused', problem };
}
