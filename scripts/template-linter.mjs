import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { CACHE, ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { runStep } from './steps.mjs';

/** cfn-lint knows the schemas of all resources of its day, and asks nobody for them: an older one would not know what is new. */
const VERSION = '1.51.0';
const OWN_FOLDER = join(CACHE, 'template-linter');

/** Where pip and pyenv put programs of a user who has not told the shell. */
const HOME_FOLDERS = ['.local/bin', '.pyenv/shims'].map((folder) => join(homedir(), folder));

/**
 * AWS's own linter of CloudFormation templates, which works offline. Null if it is not here.
 * @returns {string | null}
 */
export function findTemplateLinter() {
  const { TEST_CFN_LINT, PATH = '' } = process.env;
  if (TEST_CFN_LINT) return TEST_CFN_LINT;
  const folders = [...PATH.split(delimiter), ...HOME_FOLDERS, join(OWN_FOLDER, 'bin')];
  return folders.map((folder) => join(folder, 'cfn-lint')).find(existsSync) ?? null;
}

/** Sees to it that the linter is there: installed by pip, for these tests alone, where Python is. */
export async function requireTemplateLinter() {
  if (findTemplateLinter() !== null) return;
  const advice = `The tests need cfn-lint (pip install cfn-lint==${VERSION}), or TEST_CFN_LINT; see docs/options.md.`;
  console.log('installing cfn-lint …');
  const options = { cwd: ROOT, logFile: join(CACHE, 'logs', 'pip.log') };
  const { exitCode } = await runStep('python3', ['-m', 'venv', OWN_FOLDER], options);
  const install = ['install', `cfn-lint==${VERSION}`];
  const installed =
    exitCode === 0 ? await runStep(join(OWN_FOLDER, 'bin', 'pip'), install, options) : null;
  if (installed?.exitCode !== 0)
    throw new Problem(`${advice} Installing it failed: see ${options.logFile}`);
}
