// The index engine by itself: no store, no server, one thread.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export async function benchIndex() {
  const outfile = path.resolve(import.meta.dirname, '../../.cache/bench-index-engine.mjs');
  try {
    await build({
      entryPoints: [path.join(import.meta.dirname, 'index-engine.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const { measureIndexEngine } = await import(pathToFileURL(outfile).href);
    for (const line of measureIndexEngine()) console.log(line);
  } finally {
    rmSync(outfile, { force: true });
  }
}
