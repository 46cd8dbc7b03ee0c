import './node-version.mjs';
import { join } from 'node:path';
import { cmsEnvironment, functionsEnvironment, readSettings, urlOf } from './environment.mjs';
import { handedSocket } from './handed-socket.mjs';
import { ROOT } from './paths.mjs';
import { requireFreePorts, takeDataFolder } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { runMain } from './problem.mjs';
import { auditPrivateKey, ledgerPrivateKey, publishingPrivateKey } from './signing-keys.mjs';
import { withProgress } from './steps.mjs';
import { HANDED_DESCRIPTOR, supervise } from './supervise.mjs';
import { printWelcome } from './welcome.mjs';

const ANSWER_SECONDS_MAX = 300;
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
  const own = { host: values.HOST ?? '', port: values.PORT ?? '' };
  const addresses = [
    ...(socket === null ? [{ ...own, hostOption: 'HOST', portOption: 'PORT' }] : []),
    {
      host: values.CMS_HOST ?? '',
      port: values.CMS_PORT ?? '',
      hostOption: 'CMS_HOST',
      portOption: 'CMS_PORT',
    },
  ];
  await requireFreePorts(addresses, wasStopped ? 0 : 15);
  await prepare({ publicUrl: values.PUBLIC_URL });
  await requireFreePorts(addresses);
  console.log('starting …');
  servers.push(...startServers(settings, socket));
  const report = (/** @type {number} */ seconds) => {
    console.log(`starting … ${seconds} s`);
    if (seconds >= ANSWER_SECONDS_MAX) giveUp(`No answer after ${seconds} s.`);
  };
  await withProgress(10, report, () => Promise.all(servers.map(({ answered }) => answered)));
  printWelcome(settings);
}

/**
 * @param {import('./environment.mjs').Settings} settings
 * @param {number | null} socket the descriptor of a socket for the functions server; null: it opens one
 */
function startServers(settings, socket) {
  const { values } = settings;
  const functions = {
    name: 'functions',
    args: [join('functions', 'dist', 'server.js')],
    cwd: ROOT,
    socket,
    env: {
      ...functionsEnvironment(settings),
      LEDGER_PRIVATE_KEY: ledgerPrivateKey(settings),
      ...(socket !== null && { LISTEN_FD: String(HANDED_DESCRIPTOR) }),
    },
    isAnswering: () => answers(`${urlOf(values.HOST, values.PORT)}/v1/health`),
  };
  const cms = {
    name: 'cms',
    args: [join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js'), 'start'],
    cwd: join(ROOT, 'cms'),
    env: {
      ...cmsEnvironment(settings),
      AUDIT_PRIVATE_KEY: auditPrivateKey(settings),
      PUBLISHING_PRIVATE_KEY: publishingPrivateKey(settings),
    },
    isAnswering: () => answers(`${urlOf(values.CMS_HOST, values.CMS_PORT)}/_health`),
  };
  return [supervise(functions, giveUp), supervise(cms, giveUp)];
}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
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
