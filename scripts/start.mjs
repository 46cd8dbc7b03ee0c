import './node-version.mjs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  cmsEnvironment,
  functionsEnvironment,
  partsOf,
  readSettings,
  urlOf,
} from './environment.mjs';
import { handedSocket } from './handed-socket.mjs';
import { ROOT } from './paths.mjs';
import { requireFreePorts, takeDataFolder } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { auditPrivateKey, ledgerPrivateKey, publishingPrivateKey } from './signing-keys.mjs';
import { withProgress } from './steps.mjs';
import { HANDED_DESCRIPTOR, supervise } from './supervise.mjs';
import { hasRunBefore, printWelcome } from './welcome.mjs';

/** At the very first start somebody looks on, and nobody reads yet. Later on an outage of what one part needs may last, and the other part goes on. */
const FAILED_FIRST_STARTS_MAX = 5;
// On a terminal Ctrl-C reaches this process twice, once from the terminal and once from npm.
const SAME_SIGNAL_MILLISECONDS = 1000;

/** @type {import('./supervise.mjs').Supervision[]} */
const servers = [];

async function start() {
  stopOnSignals();
  const settings = readSettings();
  const { values } = settings;
  const { wasStopped } = takeDataFolder(values.DATA_DIR ?? '');
  const socket = handedSocket();
  const addresses = addressesOf(values, socket);
  await requireFreePorts(addresses, wasStopped ? 0 : 15);
  await prepare({ publicUrl: values.PUBLIC_URL });
  await requireFreePorts(addresses);
  const launches = serversOf(settings, socket);
  console.log('starting …');
  const failedStartsMax = hasRunBefore(values) ? Infinity : FAILED_FIRST_STARTS_MAX;
  for (const server of launches)
    servers.push(supervise(server, { failedStartsMax, onGivenUp: giveUp }));
  const report = (/** @type {number} */ seconds) => {
    const waited = servers.filter(({ hasAnswered }) => !hasAnswered()).map(({ name }) => name);
    console.log(`starting … ${seconds} s (no answer yet: ${waited.join(', ')})`);
  };
  await withProgress(10, report, () => Promise.all(servers.map(({ answered }) => answered)));
  printWelcome(settings);
}

/**
 * What is listened on here.
 * @param {Record<string, string>} values
 * @param {number | null} socket
 */
function addressesOf(values, socket) {
  const parts = partsOf(values);
  if (socket !== null && !parts.includes('functions'))
    throw new Problem(
      'systemd hands over a socket for readers, and PARTS=cms has nobody who answers them: stop congkhai.socket.',
    );
  const functions = {
    host: values.HOST ?? '',
    port: values.PORT ?? '',
    hostOption: 'HOST',
    portOption: 'PORT',
  };
  const cms = {
    host: values.CMS_HOST ?? '',
    port: values.CMS_PORT ?? '',
    hostOption: 'CMS_HOST',
    portOption: 'CMS_PORT',
  };
  return [
    ...(parts.includes('functions') && socket === null ? [functions] : []),
    ...(parts.includes('cms') ? [cms] : []),
  ];
}

/**
 * The servers of the parts that run here.
 * @param {import('./environment.mjs').Settings} settings
 * @param {number | null} socket the descriptor of a socket for the functions server; null: it opens one
 * @returns {import('./supervise.mjs').Server[]}
 */
function serversOf(settings, socket) {
  const makers = {
    cms: () => cmsServer(settings),
    functions: () => functionsServer(settings, socket),
  };
  return partsOf(settings.values).map((part) => makers[part]());
}

/**
 * @param {import('./environment.mjs').Settings} settings
 * @param {number | null} socket
 */
function functionsServer(settings, socket) {
  const { HOST, PORT } = settings.values;
  return {
    name: 'functions',
    args: [join('functions', 'dist', 'server.js')],
    cwd: ROOT,
    socket,
    env: {
      ...functionsEnvironment(settings),
      LEDGER_PRIVATE_KEY: ledgerPrivateKey(settings),
      ...(socket !== null && { LISTEN_FD: String(HANDED_DESCRIPTOR) }),
    },
    isAnswering: () => answers(`${urlOf(HOST, PORT)}/v1/health`),
  };
}

/** @param {import('./environment.mjs').Settings} settings */
function cmsServer(settings) {
  const { CMS_HOST, CMS_PORT } = settings.values;
  const env = {
    ...cmsEnvironment(settings),
    AUDIT_PRIVATE_KEY: auditPrivateKey(settings),
    PUBLISHING_PRIVATE_KEY: publishingPrivateKey(settings),
  };
  requireRightOptions(env);
  return {
    name: 'cms',
    args: [join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js'), 'start'],
    cwd: join(ROOT, 'cms'),
    env,
    isAnswering: () => answers(`${urlOf(CMS_HOST, CMS_PORT)}/_health`),
  };
}

/**
 * Strapi ends in the same way whatever is wrong, so its options are looked at before it is started.
 * @param {NodeJS.ProcessEnv} env
 */
function requireRightOptions(env) {
  const { readEnvironment } = createRequire(import.meta.url)('../cms/dist/src/env.js');
  try {
    readEnvironment(env);
  } catch (error) {
    throw new Problem(
      `Wrong options (see docs/options.md): ${error instanceof Error ? error.message : error}.`,
    );
  }
}

/**
 * Whether there is any answer: a server that cannot reach its store says so itself, and is there.
 * @param {string} url
 */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** @param {string} reason */
function giveUp(reason) {
  console.error(`✗ ${reason}`);
  void stopAll().then(() => process.exit(1));
}

async function stopAll() {
  await Promise.all(servers.map(({ stop }) => stop()));
}

/** The first signal stops in order, a second one at once. */
function stopOnSignals() {
  let firstAt = 0;
  const onSignal = (/** @type {string} */ reason) => {
    if (servers.length === 0) process.exit(130);
    if (firstAt === 0) {
      firstAt = Date.now();
      console.log(`stopping (${reason}) …`);
      void stopAll().then(() => process.exit(0));
    } else if (Date.now() - firstAt > SAME_SIGNAL_MILLISECONDS) {
      for (const { kill } of servers) kill();
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  // npm does not pass on a signal that is sent to itself, and cannot when it is killed; then we go with it.
  const parent = process.ppid;
  const stopWithNpm = () => {
    if (process.ppid !== parent && firstAt === 0) onSignal('npm has ended');
  };
  if (process.env.npm_lifecycle_event) setInterval(stopWithNpm, 500).unref();
}

await runMain(start);
