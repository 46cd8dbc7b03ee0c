import { mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { reasonOf } from './environment.mjs';
import { codeOf, takeLock } from './lock.mjs';
import { Problem } from './problem.mjs';

const FREE_MEGABYTES_MIN = 200;

/**
 * Makes sure that this process is the only one that works on the data folder, and that the folder has room.
 * @param {string} folder
 * @returns {{ wasStopped: boolean }} whether the last start ended well; after a kill -9 it did not
 */
export function takeDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = takeLock(join(folder, 'start.lock'));
    if (lock.kind === 'held') {
      throw new Problem(
        `Công Khai already runs on ${folder} (process ${lock.pid}). Stop it, or set DATA_DIR to another folder.`,
      );
    }
    const { bavail, bsize } = statfsSync(folder);
    const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000);
    if (freeMegabytes < FREE_MEGABYTES_MIN) throw new Problem(fullDiskLine(folder, freeMegabytes));
    return { wasStopped: !lock.wasStale };
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') throw new Problem(fullDiskLine(folder, 0));
    if (error instanceof Problem) throw error;
    throw new Problem(`DATA_DIR=${folder} cannot be used: ${reasonOf(error)}`);
  }
}

/**
 * @param {string} folder
 * @param {number} freeMegabytes
 */
function fullDiskLine(folder, freeMegabytes) {
  return `The disk is full: ${folder} has ${freeMegabytes} MB left and needs ${FREE_MEGABYTES_MIN}. Free some, or set DATA_DIR to a folder on another disk.`;
}

/**
 * Refuses to go on when another program listens on a port that we need.
 * @param {readonly { host: string, port: string, hostOption: string, portOption: string }[]} addresses
 * @param {number} [patienceSeconds] servers of a start script that was killed need a moment to go
 */
export async function requireFreePorts(addresses, patienceSeconds = 0) {
  const deadline = Date.now() + patienceSeconds * 1000;
  for (;;) {
    const faults = [];
    for (const address of addresses) {
      const fault = await portFault(address);
      if (fault) faults.push(fault);
    }
    if (faults.length === 0) return;
    if (Date.now() >= deadline) throw new Problem(faults.join(' '));
    await wait(250);
  }
}

/**
 * @param {{ host: string, port: string, hostOption: string, portOption: string }} address
 * @returns {Promise<string | null>}
 */
function portFault({ host, port, hostOption, portOption }) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'EADDRINUSE') {
        resolve(
          `Port ${port} on ${host} is taken: stop what listens there, or set ${portOption} to another port.`,
        );
      } else if (code === 'EACCES') {
        resolve(`Port ${port} is not for this user: set ${portOption} to one from 1024 on.`);
      } else {
        resolve(`${hostOption}=${host} cannot be listened on (${code}).`);
      }
    });
    server.listen(Number(port), host, () => server.close(() => resolve(null)));
  });
}
