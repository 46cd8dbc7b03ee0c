import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './paths.mjs';

// One file for the server, one for each of its threads and one for the import of older totals, so that they load in milliseconds; better-sqlite3 finds its compiled part from where it is installed.
await build({
  absWorkingDir: ROOT,
  entryPoints: [
    'server',
    'refresh-worker',
    'view-store-worker',
    'most-read-worker',
    'import-opening-balance',
  ].map((name) => join('functions', 'src', 'entries', `${name}.ts`)),
  outdir: join('functions', 'dist'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  external: ['better-sqlite3'],
  logLevel: 'warning',
});
