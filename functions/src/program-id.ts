import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Tells one build of a program from another: the SHA-256 of its file. */
export function programIdOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
