import { createHash } from 'node:crypto';
import type { PublishedStore } from '@congkhai/published-store';
import canonicalize from 'canonicalize';
import type * as z from 'zod';
import { DocumentInvalid } from '../../stores/store-unavailable';

/** A stored document, parsed with its contract; null if there is none. Throws `DocumentInvalid` for one that breaks it. */
export async function readDocument<Document>(
  published: PublishedStore,
  key: string,
  schema: z.ZodType<Document>,
): Promise<Document | null> {
  const stored = await published.read(key);
  return stored && parseWith(schema, key, () => JSON.parse(stored.text));
}

/**
 * A frozen document: it is there, and it is the one whose hash the release names. Anything else means that somebody has changed
 * what was approved, and nothing may be computed from it.
 */
export async function readFrozen<Document>(
  published: PublishedStore,
  { key, sha256 }: { key: string; sha256: string },
  schema: z.ZodType<Document>,
): Promise<Document> {
  const stored = await published.read(key);
  if (!stored) throw new DocumentInvalid(key, { cause: new Error('It is missing') });
  return parseWith(schema, key, () => {
    const json: unknown = JSON.parse(stored.text);
    requireHash(json, sha256);
    return json;
  });
}

/** Throws unless the SHA-256 of this value's canonical JSON (RFC 8785) is the one given. */
export function requireHash(json: unknown, sha256: string): void {
  if (sha256Of(canonicalize(json) ?? '') !== sha256)
    throw new Error(`Its SHA-256 is not ${sha256}`);
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parseWith<Document>(
  schema: z.ZodType<Document>,
  key: string,
  read: () => unknown,
): Document {
  try {
    return schema.parse(read());
  } catch (cause) {
    throw new DocumentInvalid(key, { cause });
  }
}
