import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cmsEnvironment } from './environment.mjs';
import { CACHE, ROOT } from './paths.mjs';

/** @typedef {'back-up' | 'restore' | 'restore-ledger' | 'read-options'} Program */

/** @type {readonly Program[]} */
const PROGRAMS = ['back-up', 'restore', 'restore-ledger', 'read-options'];

/**
 * Bundles one of the programs of the `backup` workspace, and gives the file.
 * @param {Program} name
 * @returns {Promise<string>}
 */
export async function buildBackupProgram(name) {
  const outfile = join(CACHE, `${name}.js`);
  // In a container: it was built with everything else.
  if (existsSync(outfile) && !isWritable(outfile)) return outfile;
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join('backup', 'src', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Found from the program's place, which is in the checkout: databases have compiled parts.
    external: ['better-sqlite3', 'knex', 'pg'],
    logLevel: 'warning',
  });
  return outfile;
}

/** @param {string} file */
function isWritable(file) {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** How the place of backups is reached, where it is not as the published store: docs/backup.md. */
const BACKUP_OPTIONS = [
  ...['BACKUP_S3_ENDPOINT', 'BACKUP_S3_REGION', 'BACKUP_S3_FORCE_PATH_STYLE'],
  ...['BACKUP_S3_ACCESS_KEY_ID', 'BACKUP_S3_SECRET_ACCESS_KEY'],
];

/**
 * What the programs are started with.
 * @param {import('./environment.mjs').Settings} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function backupEnvironment(settings) {
  const { values } = settings;
  return {
    ...cmsEnvironment(settings),
    ...Object.fromEntries(BACKUP_OPTIONS.map((name) => [name, values[name]])),
    DATA_DIR: values.DATA_DIR,
  };
}

/** Options that say where an installation lies, not what it is: another place has its own. */
export const OPTIONS_OF_THE_PLACE = new Set([
  ...['ENV_FILE', 'DATA_DIR', 'DATABASE_CLIENT', 'DATABASE_URL', 'PUBLISHED_STORE'],
  ...['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_PREFIX', 'S3_FORCE_PATH_STYLE'],
  ...['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ...BACKUP_OPTIONS,
  ...['PARTS', 'FUNCTIONS_URL', 'CMS_URL'],
  ...['HOST', 'PORT', 'CMS_HOST', 'CMS_PORT', 'PROXY_COUNT', 'TRUSTED_PROXIES'],
]);

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of PROGRAMS) await buildBackupProgram(name);
