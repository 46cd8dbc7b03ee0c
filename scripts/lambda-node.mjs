import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './paths.mjs';
import { Problem } from './problem.mjs';
import { runStep } from './steps.mjs';

/** Of the runtime of the functions (serverless.yml), which is newer than the oldest Node that everything else runs on. */
const VERSION = '24.21.0';
const OWN_FOLDER = join(CACHE, `lambda-node-${VERSION}`);
/** Packages of npm with nothing but a Node for one kind of machine. */
const PACKAGE = `node-${process.platform}-${process.arch}`;

/**
 * The Node that the tests run packaged functions with. Null if it is not here.
 * @returns {string | null}
 */
export function findLambdaNode() {
  if (process.env.TEST_LAMBDA_NODE) return process.env.TEST_LAMBDA_NODE;
  const program = join(OWN_FOLDER, 'node_modules', PACKAGE, 'bin', 'node');
  return existsSync(program) ? program : null;
}

/** Sees to it that it is there: installed by npm, for these tests alone. */
export async function requireLambdaNode() {
  if (findLambdaNode() !== null) return;
  console.log(`installing Node ${VERSION} for the functions …`);
  mkdirSync(OWN_FOLDER, { recursive: true });
  writeFileSync(join(OWN_FOLDER, 'package.json'), '{ "private": true }\n');
  const options = { cwd: OWN_FOLDER, logFile: join(CACHE, 'logs', 'lambda-node.log') };
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { exitCode } = await runStep(
    'npm',
    ['install', ...quietly, `${PACKAGE}@${VERSION}`],
    options,
  );
  if (exitCode !== 0 || findLambdaNode() === null)
    throw new Problem(
      `The tests need a Node ${VERSION} for the functions, or TEST_LAMBDA_NODE; see docs/options.md. Installing it failed: see ${options.logFile}`,
    );
}
