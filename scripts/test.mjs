import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.mjs';
import { failedTests } from './failed-tests.mjs';
import { install } from './install.mjs';
import { requireLambdaNode } from './lambda-node.mjs';
import { makeMemoryFolder } from './memory-folder.mjs';
import { CACHE, ROOT } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { runStep, secondsSince } from './steps.mjs';
import { requireSystemPackages } from './system-packages.mjs';
import { requireTemplateLinter } from './template-linter.mjs';

const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');

/**
 * The parts of `npm test`, in this order. Those of a group run together, so that no core waits for the last file of each. Two files at a time: three
 * saved hardly a minute on two cores, and servers answered more slowly than others are ready to wait.
 */
const GROUPS = [
  { names: ['unit', 'contract'], hasServers: false, workers: 2 },
  { names: ['integration', 'end-to-end'], hasServers: true, workers: 2 },
];
const NAMES = GROUPS.flatMap(({ names }) => names);

/** @typedef {{ passed: number, failed: number, failures: string[] }} Outcome */

/**
 * Runs parts with Jest. A file that could not run and a test that was skipped count as failed.
 * @param {string[]} names
 * @param {number} workers how many files at a time
 * @returns {Promise<Outcome>}
 */
async function runParts(names, workers) {
  const title = names.join(' and ');
  const resultFile = join(CACHE, 'test-results', `${names.join('-')}.json`);
  mkdirSync(join(CACHE, 'test-results'), { recursive: true });
  rmSync(resultFile, { force: true });
  const args = ['--selectProjects', ...names, `--maxWorkers=${workers}`];
  const startedAt = Date.now();
  const memory = makeMemoryFolder();
  const env = {
    ...process.env,
    ...(memory ? { TMPDIR: memory.path } : {}),
    // Said once by each process, so that nothing else could be seen.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  console.log(`\n── ${title}`);
  const command = [JEST, ...args, '--json', `--outputFile=${resultFile}`];
  await runStep(process.execPath, command, { cwd: ROOT, env });
  memory?.remove();
  if (!existsSync(resultFile))
    return { passed: 0, failed: 1, failures: [`✗ ${title}: Jest did not run to its end`] };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  console.log(`── ${title}: ${secondsSince(startedAt)} s`);
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests,
    failures: failedTests(result, ROOT),
  };
}

async function main() {
  const chosen = process.argv.slice(2);
  const unknown = chosen.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0)
    throw new Problem(`There is no part ${unknown.join(', ')}: ${NAMES.join(', ')}.`);
  const groups = GROUPS.map(({ names, ...group }) => ({
    ...group,
    names: names.filter((name) => chosen.length === 0 || chosen.includes(name)),
  })).filter(({ names }) => names.length > 0);
  if (groups.some(({ hasServers }) => hasServers)) {
    // apt, pip and npm wait for different servers.
    const needs = [requireSystemPackages(), requireTemplateLinter(), requireLambdaNode()];
    await Promise.all([...needs, prepare()]);
  } else {
    await install();
  }
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const { names, workers } of groups) outcomes.push(await runParts(names, workers));
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
