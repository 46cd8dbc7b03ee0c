// A year's workbook of all communes: imported, approved, published and summed up by the real CMS.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');

export async function benchImport() {
  // Two folders below the root, where the helpers of the tests expect to be.
  const outfile = path.join(ROOT, '.cache', 'bench', 'import-scores.cjs');
  const source = (/** @type {string} */ folder) => path.join(ROOT, folder, 'src');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'import-scores.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
    alias: {
      '@congkhai/shared': source('shared'),
      '@congkhai/workbooks': source('workbooks'),
      '@congkhai/published-store': path.join(source('published-store'), 'index.ts'),
    },
  });
  const { status } = spawnSync(process.execPath, [outfile], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
