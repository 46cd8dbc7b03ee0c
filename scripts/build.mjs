import './node-version.mjs';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cmsBuildEnvironment } from './environment.mjs';
import { CACHE, FUNCTION_PROGRAMS, ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { runStep, secondsSince, withProgress } from './steps.mjs';

const STAMPS = join(CACHE, 'build');
const PLUGINS = join('cms', 'src', 'plugins');
const STRAPI_PLUGIN = join(
  ROOT,
  'node_modules',
  '@strapi',
  'sdk-plugin',
  'bin',
  'strapi-plugin.js',
);
const STRAPI = join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');

const SERVERLESS = join(ROOT, 'node_modules', '.bin', 'serverless');
/** Where the package for AWS lies that the tests take apart. */
const AWS_PACKAGE = join(CACHE, 'aws-package');
/** For `serverless package`, which needs neither credentials nor a network: a proxy that does not exist would end every request. */
export const OFFLINE = {
  HOME: join(CACHE, 'home'),
  HTTPS_PROXY: 'http://127.0.0.1:9',
  // What a province has set on this machine is not what is tested.
  AWS_PARAMETERS_FILE: 'prod.example.yml',
};

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {string[]} inputs files and folders, from the root; a change in one of them means building again
 * @property {string[]} outputs files that a finished build leaves behind
 * @property {string} cwd
 * @property {string[]} command what Node runs
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [variant] what else the result depends on
 */

/** @returns {Target[]} */
function pluginTargets() {
  const names = readdirSync(join(ROOT, PLUGINS), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return names.map(({ name }) => {
    const folder = join(PLUGINS, name);
    const sources = ['package.json', 'tsconfig.json', 'admin', 'server'].map((part) =>
      join(folder, part),
    );
    return {
      name,
      inputs: [
        ...sources,
        ...['admin-parts/src', 'shared/src', 'published-store/src', 'workbooks/src'],
        'package-lock.json',
      ],
      outputs: [
        join(folder, 'dist', 'server', 'index.js'),
        join(folder, 'dist', 'admin', 'index.mjs'),
      ],
      cwd: folder,
      command: [STRAPI_PLUGIN, 'build'],
    };
  });
}

/**
 * @param {string | undefined} publicUrl
 * @returns {Target}
 */
function cmsTarget(publicUrl) {
  const plugins = readdirSync(join(ROOT, PLUGINS));
  return {
    name: 'cms',
    inputs: [
      ...['package.json', 'tsconfig.json', 'config', 'src'].map((part) => join('cms', part)),
      ...plugins.map((name) => join(PLUGINS, name, 'dist', 'admin')),
      'package-lock.json',
    ],
    outputs: [join('cms', 'dist', 'build', 'index.html'), join('cms', 'dist', 'src', 'index.js')],
    cwd: 'cms',
    command: [STRAPI, 'build'],
    env: cmsBuildEnvironment(publicUrl),
    variant: publicUrl ? new URL(publicUrl).pathname : '/',
  };
}

/** @returns {Target} */
function functionsTarget() {
  const script = 'scripts/bundle-functions.mjs';
  return {
    name: 'functions',
    inputs: [
      ...['functions/package.json', 'functions/src', 'shared/src', 'published-store/src'],
      'workbooks/src',
      script,
      'package-lock.json',
    ],
    outputs: FUNCTION_PROGRAMS.map((name) => `functions/dist/${name}.js`),
    cwd: '.',
    command: [script],
  };
}

/**
 * The package for AWS, as the tests take it apart.
 * @returns {Target}
 */
function packageTarget() {
  const { PATH } = process.env;
  return {
    name: 'aws-package',
    inputs: [
      ...['serverless.yml', 'aws', 'functions/package.json', 'functions/src', 'shared/src'],
      ...['published-store/src', 'workbooks/src', 'scripts/esbuild-plugins.mjs'],
      'package-lock.json',
    ],
    outputs: [join('.cache', 'aws-package', 'cloudformation-template-update-stack.json')],
    cwd: '.',
    command: [SERVERLESS, 'package', '--stage', 'prod', '--package', AWS_PACKAGE],
    env: { PATH, ...OFFLINE },
  };
}

/**
 * Builds what has changed since it was built last.
 * @param {{ publicUrl?: string | undefined }} [options]
 */
export async function build({ publicUrl } = {}) {
  const plugins = pluginTargets();
  const queue = [functionsTarget(), ...plugins];
  // Vite keeps one core busy, so two builds at once suit the smallest machine we know.
  const worker = async () => {
    for (let target = queue.shift(); target; target = queue.shift()) await buildTarget(target);
  };
  await Promise.all([worker(), worker()]);
  // The admin is made from the plugins' builds, so it comes after them.
  await buildTarget(cmsTarget(publicUrl));
}

/** Builds the functions alone, if they have changed since they were built last. */
export async function buildFunctions() {
  await buildTarget(functionsTarget());
}

/** Packages the functions for AWS, if they have changed since. */
export async function buildPackage() {
  await buildTarget(packageTarget());
}

/** @param {Target} target */
async function buildTarget({ name, inputs, outputs, cwd, command, env, variant = '' }) {
  const stampFile = join(STAMPS, `${name}.json`);
  const fingerprint = fingerprintOf(inputs, variant);
  if (isBuilt(stampFile, fingerprint, outputs)) return;
  // The stamp goes first and comes last: an interrupted build never passes for a finished one.
  rmSync(stampFile, { force: true });
  const startedAt = Date.now();
  console.log(`building ${name} …`);
  const logFile = join(STAMPS, `${name}.log`);
  const { exitCode, output } = await withProgress(
    10,
    (seconds) => console.log(`building ${name} … ${seconds} s`),
    () =>
      runStep(process.execPath, command, {
        cwd: join(ROOT, cwd),
        env: {
          ...(env ?? process.env),
          NODE_ENV: 'production',
          STRAPI_TELEMETRY_DISABLED: 'true',
          NO_COLOR: '1',
          FORCE_COLOR: undefined,
        },
        logFile,
      }),
  );
  const missing = exitCode === 0 ? outputs.filter((file) => !existsSync(join(ROOT, file))) : [];
  if (exitCode !== 0 || missing.length > 0)
    throw new Problem(failureLine(name, output, missing, logFile));
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ fingerprint }));
  console.log(`built ${name} in ${secondsSince(startedAt)} s`);
}

/**
 * @param {string} name
 * @param {string} output
 * @param {string[]} missing
 * @param {string} logFile
 */
function failureLine(name, output, missing, logFile) {
  if (/ENOSPC|no space left on device/i.test(output))
    return `The disk is full: ${name} cannot be built.`;
  const lastLines = output.trimEnd().split('\n').slice(-30).join('\n');
  const reason = missing.length > 0 ? ` (${missing.join(', ')} was not made)` : '';
  return `${name} cannot be built${reason}. The whole log: ${logFile}\n${lastLines}`;
}

/**
 * @param {string} stampFile
 * @param {string} fingerprint
 * @param {string[]} outputs
 */
function isBuilt(stampFile, fingerprint, outputs) {
  if (!existsSync(stampFile) || !outputs.every((file) => existsSync(join(ROOT, file))))
    return false;
  return readFileSync(stampFile, 'utf8') === JSON.stringify({ fingerprint });
}

/**
 * The hash of all files that a build reads, with their names.
 * @param {string[]} inputs
 * @param {string} variant
 */
function fingerprintOf(inputs, variant) {
  const hash = createHash('sha256').update(`${process.versions.node}\0${variant}`);
  for (const file of inputs.flatMap(filesIn)) {
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

/**
 * The files of an input, sorted. Tests are no part of a build; the plugins are built by themselves.
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  const isLeftOut = path === PLUGINS || path.endsWith('node_modules') || /\.test\.tsx?$/.test(path);
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stats || isLeftOut) return [];
  if (stats.isFile()) return [path];
  const names = readdirSync(join(ROOT, path)).sort();
  return names.flatMap((name) => filesIn(join(path, name)));
}
