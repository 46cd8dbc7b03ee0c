import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CACHE, ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { runStep } from './steps.mjs';

/**
 * What the tests need beside Node, and the variable that points them at something of the tester's own instead.
 * @type {{ packages: string[], commands: string[], variable: string }[]}
 */
const NEEDS = [
  { packages: ['chromium'], commands: ['chromium'], variable: 'TEST_CHROMIUM' },
  {
    packages: ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'],
    commands: ['radosgw', 'ceph-mon', 'ceph-osd', 'radosgw-admin'],
    variable: 'TEST_S3_ENDPOINT',
  },
  {
    packages: ['default-jre-headless'],
    commands: ['java'],
    variable: 'TEST_DYNAMODB_ENDPOINT',
  },
];

/** @param {string} command */
function isInstalled(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, command)));
}

/** Sees to it that the real servers and the browser of the tests are there: installed as root on Debian, named otherwise. */
export async function requireSystemPackages() {
  const missing = NEEDS.filter(
    ({ commands, variable }) => !process.env[variable] && !commands.every(isInstalled),
  );
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages).join(' ');
  const variables = missing.map(({ variable }) => variable).join(', ');
  const advice = `The tests need ${packages} (Debian: apt-get install ${packages}), or ${variables}; see docs/options.md.`;
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) throw new Problem(advice);
  console.log(`installing ${packages} …`);
  const logFile = join(CACHE, 'logs', 'apt-get.log');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { cwd: ROOT, env, logFile };
  await runStep('apt-get', ['update', '-q'], options);
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages.split(' ')];
  const { exitCode } = await runStep('apt-get', install, options);
  if (exitCode !== 0) throw new Problem(`${advice} Installing them failed: see ${logFile}`);
}
