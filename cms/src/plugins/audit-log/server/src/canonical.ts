import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The canonical JSON (RFC 8785) of a document: the same bytes for everybody. */
export function canonicalJsonOf(document: unknown): string {
  const json = canonicalize(document);
  if (json === undefined) throw new Error('There is nothing to write as JSON');
  return json;
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
