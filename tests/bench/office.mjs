// What a real CMS takes for a year's workbook of all communes, and for the units of the whole country.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');
// Two folders below the root, where the helpers of the tests expect to be.
const BUNDLES = path.join(ROOT, '.cache', 'bench');

/** A year's workbook of all communes: imported, approved, published and summed up. */
export const benchImport = () => runBundled('import-scores');

/** The country's units before and after 1 July 2025, imported as one history. */
export const benchUnits = () => runBundled('import-units');

/** Thousands of articles: published, written anew, listed in the admin. */
export const benchPublishing = () => runBundled('publishing');

/** A portal of 100,000 articles with a year of views: keeping its lists, and reading them. */
export const benchMostRead = () => runBundled('most-read');

/** A portal of 100,000 articles: making its search index, adding to it, searching. */
export const benchSearch = () => runBundled('search');

/** A large installation: saved, lost, restored. */
export async function benchRestore() {
  // Started as a program of its own, from beside whoever starts it.
  const program = 'postgres-server.mjs';
  mkdirSync(BUNDLES, { recursive: true });
  copyFileSync(path.join(ROOT, 'tests', 'helpers', program), path.join(BUNDLES, program));
  await runBundled('total-loss');
}

/** @param {string} name */
async function runBundled(name) {
  const outfile = path.join(BUNDLES, `${name}.cjs`);
  const source = (/** @type {string} */ folder) => path.join(ROOT, folder, 'src');
  await build({
    entryPoints: [path.join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
    // A bundle of CommonJS has none; scripts/paths.mjs finds the root by it.
    define: { 'import.meta.url': JSON.stringify(import.meta.resolve('../../scripts/paths.mjs')) },
    alias: {
      '@congkhai/shared': source('shared'),
      '@congkhai/workbooks': source('workbooks'),
      '@congkhai/published-store': path.join(source('published-store'), 'index.ts'),
    },
  });
  const { status } = spawnSync(process.execPath, [outfile], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
