// Views: how fast they are recorded, what they cost, and how fast counts and lists are read.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = path.resolve(import.meta.dirname, '../../.cache/bench-views');

export async function benchViews() {
  try {
    await build({
      entryPoints: ['views.ts', 'view-reading.ts', 'view-size.ts', 'view-load.ts'].map((name) =>
        path.join(import.meta.dirname, name),
      ),
      outdir: folder,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['better-sqlite3', 'esbuild'],
      logLevel: 'error',
    });
    const load = (/** @type {string} */ name) =>
      import(pathToFileURL(path.join(folder, name)).href);
    const { measureViews } = await load('views.js');
    const { measureReading } = await load('view-reading.js');
    const { measureSize } = await load('view-size.js');
    const programs = {
      load: path.join(folder, 'view-load.js'),
      bare: path.join(import.meta.dirname, 'bare-views-server.mjs'),
    };
    for (const part of [measureViews(programs), measureSize(), measureReading()])
      for await (const line of part) console.log(line);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
