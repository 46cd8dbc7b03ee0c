// How large the packaged functions are, and how long each takes to be loaded in a fresh process. The SDK, which the runtime brings, is measured apart.
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findLambdaNode, requireLambdaNode } from '../../scripts/lambda-node.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
await requireLambdaNode();
/** Of the runtime that the template names. */
const NODE = findLambdaNode() ?? process.execPath;
const RUNS = 15;
/** What a function may be (docs/decisions/0033); charts, for whose pictures nobody waits, are not held to it. */
const KILOBYTES_MAX = 150;
const LOAD_MILLISECONDS_MAX = 40;
const EXEMPT = 'chart';
/** What the runtime of Lambda has beside Node. */
const STREAMS = path.join(ROOT, 'tests/helpers/lambda-streams.cjs');
const SETTINGS = {
  API_URL: 'https://cchc.example',
  AWS_REGION: 'ap-southeast-1',
  S3_BUCKET: 'published',
  VIEWS_TABLE: 'views',
  READERS_TABLE: 'readers',
  VIEW_SECRET: 'a secret of forty characters for the bench',
  // Without it each instance writes a warning as it starts, and loads Powertools for it.
  PUBLISHING_PUBLIC_KEYS: generateKeyPairSync('ed25519')
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString('base64'),
};

/**
 * Loads what it is given; writes how long that took without the SDK, how long the SDK, in milliseconds. A package of the SDK loads others: only the outermost is
 * counted. To make a client is the work of the SDK too.
 */
const PROGRAM = `
const Module = require('node:module');
const load = Module._load;
let sdk = 0;
let depth = 0;
function inSdk(work) {
  const start = performance.now();
  depth += 1;
  try {
    return work();
  } finally {
    depth -= 1;
    if (depth === 0) sdk += performance.now() - start;
  }
}
const construct = (client, args, target) => inSdk(() => Reflect.construct(client, args, target));
const get = (loaded, name) =>
  String(name).endsWith('Client') ? new Proxy(loaded[name], { construct }) : loaded[name];
Module._load = function (request, ...others) {
  if (!request.startsWith('@aws-sdk/')) return load.call(this, request, ...others);
  const loaded = inSdk(() => load.call(this, request, ...others));
  return depth === 0 ? new Proxy(loaded, { get }) : loaded;
};
const start = performance.now();
if (process.argv[1]) require(process.argv[1]);
process.stderr.write(JSON.stringify([performance.now() - start - sdk, sdk]));
process.exit(0);`;

/** @param {number[]} values */
const medianOf = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** @param {string} file @param {string} cwd */
function measure(file, cwd) {
  const own = [];
  const sdk = [];
  const whole = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    const output = execFileSync(
      'sh',
      ['-c', '"$0" -r "$3" -e "$1" "$2" 2>&1 >/dev/null', ...[NODE, PROGRAM, file, STREAMS]],
      {
        cwd,
        encoding: 'utf8',
        env: { ...SETTINGS, PATH: process.env.PATH, NODE_NO_WARNINGS: '1' },
      },
    );
    whole.push(performance.now() - start);
    const [ownMilliseconds, sdkMilliseconds] = JSON.parse(/\[[^[]*\]$/.exec(output)?.[0] ?? '[]');
    own.push(ownMilliseconds);
    sdk.push(sdkMilliseconds);
  }
  return {
    own: medianOf(own),
    best: Math.min(...own),
    sdk: medianOf(sdk),
    whole: medianOf(whole),
  };
}

/**
 * @param {string} name
 * @param {string} file
 * @param {ReturnType<typeof measure> & { empty: { whole: number } }} measured
 */
function lineOf(name, file, { own, best, sdk, whole, empty }) {
  const kilobytes = statSync(file).size / 1_000;
  const isWithin = name === EXEMPT || (kilobytes < KILOBYTES_MAX && own < LOAD_MILLISECONDS_MAX);
  return [
    `${isWithin ? ' ' : '✗'} ${name}: ${kilobytes.toFixed(0)} KB;`,
    `loaded in ${own.toFixed(0)} ms (at best ${best.toFixed(0)}), the SDK in ${sdk.toFixed(0)} ms more;`,
    `the process ${(whole / empty.whole).toFixed(1)} times an empty one`,
  ].join(' ');
}

export async function benchFunctions() {
  const folder = mkdtempSync(path.join(tmpdir(), 'congkhai-bench-'));
  try {
    execFileSync(
      path.join(ROOT, 'node_modules/.bin/serverless'),
      ['package', '--stage', 'prod', '--package', folder],
      { cwd: ROOT, stdio: 'ignore', env: { PATH: process.env.PATH, HOME: folder } },
    );
    const empty = measure('', folder);
    console.log(
      [
        `an empty process of Node: ${empty.whole.toFixed(0)} ms; medians of ${RUNS}`,
        `limits: ${KILOBYTES_MAX} KB and ${LOAD_MILLISECONDS_MAX} ms, the SDK left out; ${EXEMPT} is not held to them`,
      ].join('\n'),
    );
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.zip'))
      .sort()) {
      const place = path.join(folder, path.basename(name, '.zip'));
      execFileSync('python3', ['-m', 'zipfile', '-e', path.join(folder, name), place]);
      mkdirSync(path.join(place, 'node_modules'), { recursive: true });
      symlinkSync(
        path.join(ROOT, 'node_modules/@aws-sdk'),
        path.join(place, 'node_modules/@aws-sdk'),
      );
      const file = path.join(place, 'functions/src/entries', `${path.basename(place)}.js`);
      console.log(lineOf(path.basename(place), file, { ...measure(file, place), empty }));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
