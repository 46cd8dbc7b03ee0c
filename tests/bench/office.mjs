// What a real CMS takes for a year's workbook of all communes, and for the units of the whole country.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');

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

/** @param {string} name */
async function runBundled(name) {
  // Two folders below the root, where the helpers of the tests expect to be.
  const outfile = path.join(ROOT, '.cache', 'bench', `${name}.cjs`);
  const source = (/** @type {string} */ folder) => path.join(ROOT, folder, 'src');
  await build({
    entryPoints: [path.join(import.meta.dirname, `${name}.ts`)],
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
