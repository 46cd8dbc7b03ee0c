import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.mjs';
import { failedTests } from './failed-tests.mjs';
import { install } from './install.mjs';
import { CACHE, ROOT } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { runStep, secondsSince } from './steps.mjs';
import { requireSystemPackages } from './system-packages.mjs';
import { requireTemplateLinter } from './template-linter.mjs';

const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');

/**
 * The parts of `npm test`, in this order. Those with servers of their own run two files at a time: each server takes a core.
 * @type {Record<string, { needsBuild: boolean, jestArgs: string[] } | undefined>}
 */
const PARTS = {
  unit: { needsBuild: false, jestArgs: [] },
  contract: { needsBuild: false, jestArgs: [] },
  integration: { needsBuild: true, jestArgs: ['--maxWorkers=2'] },
  'end-to-end': { needsBuild: true, jestArgs: ['--runInBand'] },
};

/** @typedef {{ passed: number, failed: number, failures: string[] }} Outcome */

/**
 * Runs one part with Jest. A file that could not run and a test that was skipped count as failed.
 * @param {string} name
 * @returns {Promise<Outcome>}
 */
async function runPart(name) {
  const resultFile = join(CACHE, 'test-results', `${name}.json`);
  mkdirSync(join(CACHE, 'test-results'), { recursive: true });
  rmSync(resultFile, { force: true });
  const args = ['--selectProjects', name, '--json', `--outputFile=${resultFile}`];
  const startedAt = Date.now();
  console.log(`\n── ${name}`);
  const command = [JEST, ...args, ...(PARTS[name]?.jestArgs ?? [])];
  await runStep(process.execPath, command, { cwd: ROOT });
  if (!existsSync(resultFile))
    return { passed: 0, failed: 1, failures: [`✗ ${name}: Jest did not run to its end`] };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  console.log(`── ${name}: ${secondsSince(startedAt)} s`);
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests,
    failures: failedTests(result, ROOT),
  };
}

async function main() {
  const chosen = process.argv.slice(2);
  const unknown = chosen.filter((name) => !PARTS[name]);
  if (unknown.length > 0)
    throw new Problem(`There is no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}.`);
  const names = chosen.length > 0 ? chosen : Object.keys(PARTS);
  if (names.some((name) => PARTS[name]?.needsBuild)) {
    await requireSystemPackages();
    await requireTemplateLinter();
    await prepare();
  } else {
    await install();
  }
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const name of names) outcomes.push(await runPart(name));
  if (chosen.length === 0) {
    console.log('\n── checks');
    outcomes.push(await check());
  }
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.length > 0) console.log(`\n── failed\n${failures.join('\n')}`);
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

await runMain(main);
