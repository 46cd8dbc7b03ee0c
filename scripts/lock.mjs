import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Takes a lock file for this process until the process ends. A lock whose owner no longer runs is taken over.
 * @param {string} file
 * @returns {{ kind: 'taken', wasStale: boolean } | { kind: 'held', pid: number }}
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  let wasStale = false;
  for (;;) {
    try {
      writeFileSync(file, ownerLine(process.pid), { flag: 'wx' });
      process.on('exit', () => releaseLock(file));
      return { kind: 'taken', wasStale };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const owner = readOwner(file);
    if (owner && isRunning(owner)) return { kind: 'held', pid: owner.pid };
    wasStale = true;
    rmSync(file, { force: true });
  }
}

/**
 * Gives a lock back, if it is still this process's own.
 * @param {string} file
 */
export function releaseLock(file) {
  if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** @param {string} file */
function readOwner(file) {
  try {
    const [pid, startedAt] = readFileSync(file, 'utf8').trim().split(' ');
    return { pid: Number(pid), startedAt };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @param {{ pid: number, startedAt: string | undefined }} owner */
function isRunning(owner) {
  if (!(owner.pid > 0)) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
    if (codeOf(error) !== 'EPERM') throw error;
  }
  return ownerLine(owner.pid) === `${owner.pid} ${owner.startedAt}`;
}

/**
 * A process id comes again, above all after a container restarts; with its start time it does not.
 * @param {number} pid
 */
function ownerLine(pid) {
  try {
    // The name in field 2 may hold spaces, so count the fields after it: the start time is field 22.
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    const fields = afterName.split(' ');
    return fields[0] === 'Z' ? `${pid} ended` : `${pid} ${fields[19]}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return `${pid} unknown`;
    throw error;
  }
}

/**
 * @param {unknown} error
 * @returns {unknown}
 */
export function codeOf(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
