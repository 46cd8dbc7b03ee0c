import { parse } from 'tldts';
import { canonicalHostOf } from './address';

/** A host that readers may be sent to. `host` is canonical. */
export interface AllowedHost {
  host: string;
  /** Also every host below it. */
  withSubdomains: boolean;
}

/** The entry that allows a host, or undefined if none does. */
export function findAllowed<Entry extends AllowedHost>(
  host: string,
  entries: readonly Entry[],
): Entry | undefined {
  return entries.find((entry) => isBelow(host, entry));
}

function isBelow(host: string, entry: AllowedHost): boolean {
  return host === entry.host || (entry.withSubdomains && host.endsWith(`.${entry.host}`));
}

/** What a person may propose, or why not. */
export type HostProposal =
  | { kind: 'proposed'; entry: AllowedHost }
  | { kind: 'refused'; problem: 'not-a-host' | 'too-wide' };

/**
 * Reads the host that a person typed, or the address that holds it. Whole registries (`com.vn`, `blogspot.com`, by the Public
 * Suffix List) are too wide to allow with what is below them: anybody can have a site there.
 */
export function proposeHost(written: string, withSubdomains: boolean): HostProposal {
  const name = written
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/, '');
  const host = canonicalHostOf(name);
  if (!host) return { kind: 'refused', problem: 'not-a-host' };
  const isRegistry = parse(host, { allowPrivateDomains: true }).domain === null;
  if (withSubdomains && isRegistry) return { kind: 'refused', problem: 'too-wide' };
  return { kind: 'proposed', entry: { host, withSubdomains } };
}

/** `*.gov.vn` means gov.vn and all below it; a bare host means itself. Null if it is no host. */
export function parseHostSetting(setting: string): AllowedHost | null {
  const withSubdomains = setting.startsWith('*.');
  const host = canonicalHostOf(withSubdomains ? setting.slice(2) : setting);
  return host ? { host, withSubdomains } : null;
}
