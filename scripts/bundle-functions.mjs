import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './paths.mjs';

// One file, so that the server loads in milliseconds; better-sqlite3 finds its compiled part from where it is installed.
await build({
  absWorkingDir: ROOT,
  entryPoints: [join('functions', 'src', 'entries', 'server.ts')],
  outfile: join('functions', 'dist', 'server.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  external: ['better-sqlite3'],
  logLevel: 'warning',
});
