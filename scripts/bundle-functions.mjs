import { join } from 'node:path';
import { build } from 'esbuild';
import { FUNCTION_PROGRAMS, ROOT } from './paths.mjs';

// One file for the server, for each of its threads and for each command, so that they load in milliseconds; better-sqlite3 finds its compiled part from where it is installed.
await build({
  absWorkingDir: ROOT,
  entryPoints: FUNCTION_PROGRAMS.map((name) => join('functions', 'src', 'entries', `${name}.ts`)),
  outdir: join('functions', 'dist'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  external: ['better-sqlite3', 'swagger-ui-dist', 'canvaskit-wasm', '@expo-google-fonts/*'],
  logLevel: 'warning',
});
