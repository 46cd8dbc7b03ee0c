import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from './paths.mjs';

/** All web components and the part of the client that they need, as one module. */
export function bundleElements() {
  const { outputFiles } = buildSync({
    absWorkingDir: join(ROOT, 'elements'),
    entryPoints: ['src/bundle.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['source'],
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]?.text.trimEnd() ?? '';
}
