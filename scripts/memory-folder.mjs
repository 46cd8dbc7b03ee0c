import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where Linux has a file system in memory. */
const IN_MEMORY = '/dev/shm';
const ROOM_BYTES_MIN = 4 * 1024 ** 3;
const MEMORY_BYTES_MIN = 8 * 1024 ** 3;

/**
 * Makes a folder in memory for temporary files; null on a machine that has too little of it, or that runs no programs there, as in some
 * containers. Tests make hundreds of small databases that wait for the disk at each commit, which is most of their time.
 * @returns {{ path: string, remove: () => void } | null}
 */
export function makeMemoryFolder() {
  if (process.availableMemory() < MEMORY_BYTES_MIN || !hasRoom()) return null;
  const path = mkdtempSync(join(IN_MEMORY, 'congkhai-'));
  const remove = () => rmSync(path, { recursive: true, force: true });
  process.on('exit', remove);
  // PostgreSQL runs as another user when tests run as root.
  chmodSync(path, 0o755);
  if (canRunPrograms(path)) return { path, remove };
  remove();
  return null;
}

function hasRoom() {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
  } catch {
    return false;
  }
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ROOM_BYTES_MIN;
}

/** @param {string} folder */
function canRunPrograms(folder) {
  const program = join(folder, 'true');
  writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 0;
}
