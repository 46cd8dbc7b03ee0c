import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { codeOf } from './lock.mjs';
import { ROOT } from './paths.mjs';

const PRELOAD = join(ROOT, 'scripts', 'follow-parent.cjs');
/** Where a server finds the socket that it was handed. Before it are standard input and outputs, and the channel to this process. */
export const HANDED_DESCRIPTOR = 4;
/** What a server ends with when its options are wrong (functions/src/entries/server.ts): to start it again would not help. */
const EXIT_WRONG_OPTIONS = 2;
const PAUSE_MILLISECONDS = 1000;
const PAUSES_MAX = 30;
const GRACE_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 200;

/**
 * @typedef {object} Server
 * @property {string} name
 * @property {string[]} args what Node runs
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {() => Promise<boolean>} isAnswering
 * @property {number | null} [socket] the descriptor of a socket that it listens on, which it finds as `HANDED_DESCRIPTOR`
 *
 * @typedef {object} Supervision
 * @property {string} name of the server
 * @property {() => boolean} hasAnswered whether it has ever answered
 * @property {Promise<void>} answered settles when the server answers for the first time
 * @property {() => Promise<void>} stop asks the server to end, and ends it after ten seconds
 * @property {() => void} kill
 */

/**
 * Runs a server for as long as the start script runs. One that dies is started again, after 1 s; one that dies before
 * it answers after 1, 2, 4 … s, up to half a minute, for ever: what it waits for may be back then. `onGivenUp` is called when it
 * has never answered and its options are wrong, or it has failed as often as `failedStartsMax` says.
 * @param {Server} server
 * @param {object} options
 * @param {(reason: string) => void} options.onGivenUp
 * @param {number} [options.failedStartsMax]
 * @param {number} [options.pauseMilliseconds] the first pause
 * @returns {Supervision}
 */
export function supervise(
  server,
  { onGivenUp, failedStartsMax = Infinity, pauseMilliseconds = PAUSE_MILLISECONDS },
) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let child = null;
  let isStopping = false;
  let hasAnswered = false;
  let failedStarts = 0;
  /** @type {() => void} */
  let markAnswered = () => {};
  /** @type {Promise<void>} */
  const answered = new Promise((resolve) => {
    markAnswered = resolve;
  });

  const start = () => {
    if (isStopping) return;
    const started = launch(server);
    child = started;
    failedStarts += 1;
    void waitUntilAnswering(server, () => child === started).then((isAnswering) => {
      if (!isAnswering) return;
      failedStarts = 0;
      hasAnswered = true;
      markAnswered();
    });
    started.once('exit', (exitCode, signal) => {
      child = null;
      if (isStopping) return;
      const end = `${server.name} ended (${signal ?? `exit code ${exitCode}`})`;
      if (!hasAnswered && exitCode === EXIT_WRONG_OPTIONS) {
        onGivenUp(`${end}: its options are wrong, as it says above.`);
        return;
      }
      if (!hasAnswered && failedStarts >= failedStartsMax) {
        onGivenUp(`${end}, ${failedStarts} times before it answered.`);
        return;
      }
      const pauses = Math.min(2 ** Math.max(0, failedStarts - 1), PAUSES_MAX);
      const waitMilliseconds = pauseMilliseconds * pauses;
      console.error(`[${server.name}] ${end}; it is started again in ${waitMilliseconds / 1000} s`);
      setTimeout(start, waitMilliseconds);
    });
  };

  start();
  return {
    name: server.name,
    hasAnswered: () => hasAnswered,
    answered,
    stop: async () => {
      isStopping = true;
      if (child) await endGently(child);
    },
    kill: () => {
      isStopping = true;
      if (child) signalGroup(child, 'SIGKILL');
    },
  };
}

/**
 * A server gets a process group of its own, so that Ctrl-C reaches the start script alone and servers end in order.
 * @param {Server} server
 */
function launch({ name, args, cwd, env, socket = null }) {
  const child = spawn(process.execPath, ['--require', PRELOAD, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', ...(socket === null ? [] : [socket])],
  });
  if (child.stdout)
    createInterface(child.stdout).on('line', (line) => console.log(`[${name}] ${line}`));
  if (child.stderr)
    createInterface(child.stderr).on('line', (line) => console.error(`[${name}] ${line}`));
  return child;
}

/**
 * @param {Server} server
 * @param {() => boolean} isCurrent
 */
async function waitUntilAnswering({ isAnswering }, isCurrent) {
  while (isCurrent()) {
    if (await isAnswering()) return isCurrent();
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
  return false;
}

/** @param {import('node:child_process').ChildProcess} child */
async function endGently(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MILLISECONDS);
  await ended;
  clearTimeout(timer);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // It may have ended a moment ago, before its exit was told.
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
