import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** What scripts note for themselves: build stamps, logs, locks. Ignored by git, safe to delete. */
export const CACHE = join(ROOT, '.cache');
