import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The canonical JSON of a document (RFC 8785) with its SHA-256: the same for everybody, whatever the order of keys and blanks. */
export interface Sealed {
  canonicalJson: string;
  sha256: string;
}

export function seal(document: unknown): Sealed {
  const canonicalJson = canonicalize(document);
  if (canonicalJson === undefined) throw new Error('nothing to seal');
  return { canonicalJson, sha256: sha256Of(canonicalJson) };
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
