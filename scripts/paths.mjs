import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** What scripts note for themselves: build stamps, logs, locks. Ignored by git, safe to delete. */
export const CACHE = join(ROOT, '.cache');

/** The programs that functions are built into: the server, its threads, and the commands. */
export const FUNCTION_PROGRAMS = [
  'server',
  'refresh-worker',
  'view-store-worker',
  'most-read-worker',
  'seal-views-worker',
  'search-worker',
  'refresh-search-worker',
  'chart-worker',
  'import-opening-balance',
  'audit-views',
  'verify-audit-log',
  'recount-views',
];
