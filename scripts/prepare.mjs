import './node-version.mjs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build, buildFunctions, buildPackage } from './build.mjs';
import { compileSqlite, installPackages } from './install.mjs';
import { codeOf, releaseLock, takeLock } from './lock.mjs';
import { CACHE } from './paths.mjs';
import { runMain } from './problem.mjs';

/**
 * Installs and builds what is missing or has changed.
 * @param {{ publicUrl?: string | undefined }} [options]
 */
export async function prepare(options) {
  await inTurn(async () => {
    await installPackages();
    // The compiler keeps one core busy, and no build needs what it makes.
    await Promise.all([compileSqlite(), build(options)]);
  });
}

/**
 * Two scripts in one checkout install and build one after the other.
 * @param {() => Promise<void>} work
 */
async function inTurn(work) {
  const lockFile = join(CACHE, 'prepare.lock');
  let isAnnounced = false;
  for (let lock = lockCheckout(lockFile); lock.kind === 'held'; lock = lockCheckout(lockFile)) {
    if (!isAnnounced)
      console.log(`waiting for process ${lock.pid}, which is installing or building here …`);
    isAnnounced = true;
    await wait(1000);
  }
  await work();
  releaseLock(lockFile);
}

/**
 * In a checkout that this account cannot write to, as in a container, everything was built before, and nobody can be building.
 * @param {string} file
 */
function lockCheckout(file) {
  try {
    return takeLock(file);
  } catch (error) {
    if (!['EACCES', 'EROFS'].includes(String(codeOf(error)))) throw error;
    return { kind: /** @type {const} */ ('unwritable') };
  }
}

/** What tests have built alone: the functions, in a second, and the package for AWS. */
const PARTS = { functions: buildFunctions, 'aws-package': buildPackage };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const part = PARTS[/** @type {keyof typeof PARTS} */ (process.argv[2])];
  await runMain(() => (part ? inTurn(part) : prepare()));
}
