import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './lock.mjs';
import { CACHE, ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { runStep, secondsSince, withProgress } from './steps.mjs';

const LOGS = join(CACHE, 'install');
const SQLITE = 'better-sqlite3';

/**
 * Makes node_modules what package-lock.json says; does nothing, within a fraction of a second, when it is so already.
 */
export async function install() {
  await installPackages();
  await compileSqlite();
}

/** Installs everything that builds need: all packages, with their own steps of installation except the compiling of better-sqlite3. */
export async function installPackages() {
  const wanted = wantedPackages();
  if (isInstalled(wanted)) return;
  const startedAt = Date.now();
  console.log(`installing ${wanted.size} packages (about a minute the first time) …`);
  await runNpm(['ci', '--include=dev', '--include=optional', '--ignore-scripts'], wanted);
  await runNpm(['rebuild', ...packagesWithSteps()], new Map());
  console.log(`installed in ${secondsSince(startedAt)} s`);
}

/** Compiles better-sqlite3, if it does not load. It takes a minute of one core. */
export async function compileSqlite() {
  if (isSqliteUsable()) return;
  const startedAt = Date.now();
  console.log('compiling better-sqlite3 for this version of Node (about a minute) …');
  await runNpm(['rebuild', SQLITE], new Map());
  if (!isSqliteUsable()) throw new Problem(`better-sqlite3 does not load. Logs: ${LOGS}`);
  console.log(`compiled better-sqlite3 in ${secondsSince(startedAt)} s`);
}

/** The installed packages with steps of installation, which npm takes if package.json allows it. */
function packagesWithSteps() {
  const packages = Object.entries(readLock(join(ROOT, 'package-lock.json')));
  const names = packages
    .filter(([path, { hasInstallScript }]) => hasInstallScript && existsSync(join(ROOT, path)))
    .map(([path]) => path.split('node_modules/').at(-1) ?? path);
  return [...new Set(names)].filter((name) => name !== SQLITE);
}

/**
 * Where each package that must be there belongs, with its version. Optional ones depend on the machine.
 * @returns {Map<string, string>}
 */
function wantedPackages() {
  const wanted = new Map();
  for (const [path, entry] of Object.entries(readLock(join(ROOT, 'package-lock.json')))) {
    if (!path.includes('node_modules/') || entry.link || entry.optional) continue;
    wanted.set(path, entry.version);
  }
  return wanted;
}

/** @param {Map<string, string>} wanted */
function isInstalled(wanted) {
  const noteOfNpm = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(noteOfNpm)) return false;
  const installed = readLock(noteOfNpm);
  return [...wanted].every(([path, version]) => installed[path]?.version === version);
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, link?: boolean, optional?: boolean, hasInstallScript?: boolean }>}
 */
function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Its binary belongs to one version of Node's interface, so it is tried in a process of its own. */
function isSqliteUsable() {
  const trial = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', trial], { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

/**
 * @param {string[]} args
 * @param {Map<string, string>} wanted
 */
async function runNpm(args, wanted) {
  const everything = [...args, '--no-audit', '--no-fund', `--logs-dir=${LOGS}`];
  // On a terminal npm shows its own progress; elsewhere a line now and then says that work goes on.
  const isQuiet = !process.stdout.isTTY;
  const logFile = isQuiet ? join(LOGS, 'output.log') : undefined;
  const report = (/** @type {number} */ seconds) => {
    if (isQuiet) console.log(`${progressOf(wanted)} … ${seconds} s`);
  };
  try {
    const step = () => runStep('npm', everything, { cwd: ROOT, logFile });
    const { exitCode, output } = await withProgress(10, report, step);
    if (exitCode !== 0) throw new Problem(`${diagnose(output + newestLog())} Logs: ${LOGS}`);
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw new Problem('npm is not on the PATH; it comes with Node.');
    throw error;
  }
}

/** @param {Map<string, string>} wanted */
function progressOf(wanted) {
  if (wanted.size === 0) return 'compiling';
  const unpacked = [...wanted.keys()].filter((path) =>
    existsSync(join(ROOT, path, 'package.json')),
  );
  return `installing: ${unpacked.length} of ${wanted.size} packages unpacked`;
}

/** What npm noted about its last run, with the output of the tools that it called. */
function newestLog() {
  if (!existsSync(LOGS)) return '';
  const newest = readdirSync(LOGS)
    .filter((name) => name.endsWith('-debug-0.log'))
    .sort()
    .at(-1);
  return newest ? readFileSync(join(LOGS, newest), 'utf8') : '';
}

/**
 * What went wrong in an installation, as one line that says what to do. The first that fits counts: a full disk makes
 * the compiler fail as well, and without a compiler better-sqlite3 has tried the network before.
 * @param {string} log
 */
export function diagnose(log) {
  const known = [
    {
      sign: /ENOSPC|no space left on device/i,
      line: 'The disk is full: node_modules needs 1.5 GB.',
    },
    {
      sign: /gyp ERR! find Python|not found: make|(make|g\+\+|c\+\+|cc): (command )?not found|(g\+\+|c\+\+|cc): No such file/i,
      line: 'better-sqlite3 needs a C++ compiler, make and Python 3. Debian: apt-get install build-essential python3.',
    },
    {
      sign: /gyp ERR![^\n]*(ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET)/,
      line: 'node-gyp could not fetch the headers of Node. Without network set npm_config_nodedir to the folder that Node was installed in.',
    },
    {
      sign: /npm (error|ERR!) code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)/,
      line: 'The package registry cannot be reached: is there a network, and does `npm ping` work?',
    },
    {
      sign: /npm (error|ERR!) code EUSAGE/,
      line: 'package.json and package-lock.json differ: run `npm install` once.',
    },
    {
      sign: /npm (error|ERR!) code (EACCES|EPERM|EROFS)/,
      line: 'This user may not write to node_modules.',
    },
  ];
  return known.find(({ sign }) => sign.test(log))?.line ?? 'npm could not install the packages.';
}
