import './node-version.mjs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CACHE, ROOT } from './paths.mjs';
import { runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

const binary = (/** @type {string} */ name) => join(ROOT, 'node_modules', '.bin', name);
const IMPORTERS = [
  'shared',
  'published-store',
  'workbooks',
  'old-portal',
  'admin-parts',
  'client',
  'elements',
  'functions',
  'cms',
  'scripts',
  'examples',
  'tests',
];

/**
 * The longest first.
 * @type {[what: string, command: string, args: string[]][]}
 */
const CHECKS = [
  ['types (tsc -b)', 'tsc', ['-b']],
  ['format and lint (Biome)', 'biome', ['ci', '--error-on-warnings', '--colors=off']],
  ['import rules (dependency-cruiser)', 'depcruise', [...IMPORTERS, '--output-type', 'err']],
  ['unused code (knip)', 'knip', ['--no-progress', '--no-config-hints']],
];

/**
 * Runs every check, two at a time, and says what failed.
 * @returns {Promise<{ passed: number, failed: number, failures: string[] }>} `failures` names those that failed
 */
export async function check() {
  const queue = [...CHECKS];
  /** @type {string[]} */
  const failures = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [what, command, args] = next;
      const logFile = join(CACHE, 'logs', `${command}.log`);
      const { exitCode, output } = await runStep(binary(command), args, { cwd: ROOT, logFile });
      const hasPassed = exitCode === 0;
      console.log(`${hasPassed ? '✓' : '✗'} ${what}`);
      if (hasPassed) continue;
      console.log(output.trimEnd());
      failures.push(`✗ ${what}`);
    }
  };
  await Promise.all([worker(), worker()]);
  const failed = failures.length;
  return { passed: CHECKS.length - failed, failed, failures };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const { failed } = await check();
    process.exitCode = failed === 0 ? 0 : 1;
  });
}
