import { createHash } from 'node:crypto';

/**
 * SHA-256 over the canonical JSON (RFC 8785) of a document, as somebody who mistrusts us would compute it: written here anew and
 * not taken from what the CMS uses. Figures of releases are whole numbers, so JSON already writes each number as the RFC does.
 */
export function canonicalSha256Of(document: unknown): string {
  return createHash('sha256').update(canonicalJsonOf(document), 'utf8').digest('hex');
}

export function canonicalJsonOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJsonOf).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJsonOf(member)}`);
  return `{${members.join(',')}}`;
}
