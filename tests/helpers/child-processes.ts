import { readdirSync, readFileSync } from 'node:fs';

/** The processes that a process has started and that still run, by the command that each runs. */
export function childProcessesOf(pid: number): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), ...readProcess(name) }))
    .filter(({ parent }) => parent === pid)
    .map((child) => ({ pid: child.pid, command: child.command }));
}

/** Whether a process runs: one that has ended but was not yet waited for does not. */
export function isRunning(pid: number): boolean {
  const { state } = readProcess(String(pid));
  return state !== null && state !== 'Z';
}

function readProcess(pid: string): { state: string | null; parent: number; command: string } {
  try {
    // The name of the program stands in brackets and may hold anything, so read on after it.
    const [state = '', parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { state, parent: Number(parent), command };
  } catch {
    // It ended between the listing and the reading.
    return { state: null, parent: 0, command: '' };
  }
}
