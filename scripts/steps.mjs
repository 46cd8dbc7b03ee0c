import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

// A script that is told to stop while it installs or builds takes its tools down with it.
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

/**
 * Runs a tool to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.logFile] where its output goes; without it, to this process's own output
 * @returns {Promise<{ exitCode: number | null, output: string }>} `output` is empty without a log file
 */
export function runStep(command, args, { cwd, env, logFile } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', logFile ? 'pipe' : 'inherit', logFile ? 'pipe' : 'inherit'],
    });
    running.add(child);
    let output = '';
    if (logFile) {
      mkdirSync(dirname(logFile), { recursive: true });
      const log = createWriteStream(logFile);
      // A log that cannot be written must not end the step: its output is still in memory.
      log.on('error', () => log.destroy());
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
          output += text;
          log.write(text);
        });
      }
      child.on('close', () => log.end());
    }
    child.on('error', reject);
    child.on('close', (exitCode) => {
      running.delete(child);
      resolve({ exitCode, output });
    });
  });
}

/**
 * Calls `report` every few seconds until the work is done.
 * @template T
 * @param {number} seconds
 * @param {(elapsedSeconds: number) => void} report
 * @param {() => Promise<T>} work
 */
export async function withProgress(seconds, report, work) {
  const startedAt = Date.now();
  const timer = setInterval(() => report(secondsSince(startedAt)), seconds * 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** @param {number} startedAt */
export function secondsSince(startedAt) {
  return Math.round((Date.now() - startedAt) / 1000);
}
