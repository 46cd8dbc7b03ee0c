import type { StoredText } from '@congkhai/published-store';
import * as z from 'zod';
import { DocumentInvalid } from './store-unavailable';

/** Where documents come from, and who hears of one that breaks its contract (once per version of it). */
export interface DocumentSource {
  read(key: string): Promise<StoredText | null>;
  has(key: string): Promise<boolean>;
  reportInvalid(key: string, problem: string): void;
  noteStale(since: number): void;
}

/** A stored text that `read` finds to keep to its contract; null if there is none. */
export async function readText(
  source: DocumentSource,
  key: string,
  read: (source: DocumentSource, key: string) => Promise<unknown>,
): Promise<string | null> {
  const stored = await source.read(key);
  return stored && (await read(source, key)) ? stored.text : null;
}

/** Reads documents with this contract. */
export function parsedWith<Document>(schema: z.ZodType<Document>) {
  return parsedOnce((json) => schema.parse(json));
}

type Parse<Document> = (json: unknown, report: (problem: string) => void) => Document;

/** Parses every version of a document once. A version is the object that the cache holds, so it goes when the cache drops it. */
export function parsedOnce<Document>(parse: Parse<Document>) {
  const parsed = new WeakMap<StoredText, { document: Document } | { invalid: DocumentInvalid }>();

  function parseOnce(source: DocumentSource, key: string, stored: StoredText) {
    const known = parsed.get(stored);
    if (known) return known;
    const result = tryParse(source, key, stored);
    parsed.set(stored, result);
    return result;
  }

  function tryParse(source: DocumentSource, key: string, stored: StoredText) {
    try {
      const json: unknown = JSON.parse(stored.text);
      return { document: parse(json, (problem) => source.reportInvalid(key, problem)) };
    } catch (cause) {
      const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
      source.reportInvalid(key, problem);
      return { invalid: new DocumentInvalid(key, { cause }) };
    }
  }

  return async function read(source: DocumentSource, key: string): Promise<Document | null> {
    const stored = await source.read(key);
    if (!stored) return null;
    const result = parseOnce(source, key, stored);
    if ('invalid' in result) throw result.invalid;
    return result.document;
  };
}
