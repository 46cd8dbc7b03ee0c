import { readFile } from 'node:fs/promises';

const LOG_CHARACTERS_MAX = 1_000;

declare global {
  /** What this file's tests have running and what it can say for itself. Empty if it has nothing to say. */
  var witnesses: (() => Promise<string>)[] | undefined;
}

/** Has something asked when a test of this file fails. */
export function callAsWitness(witness: () => Promise<string>): void {
  globalThis.witnesses = [...(globalThis.witnesses ?? []), witness];
}

/** The end of a log, if its process still has one. */
export async function endOfLog(file: string): Promise<string> {
  const log = await readFile(file, 'utf8').catch(() => '');
  return log === '' ? '' : `the log ends with\n${log.slice(-LOG_CHARACTERS_MAX)}`;
}

/** What all of them say, with a blank line between two. */
export async function hearWitnesses(witnesses: (() => Promise<string>)[]): Promise<string> {
  const said = witnesses.map((ask) => ask().catch((error: unknown) => `(says nothing: ${error})`));
  return (await Promise.all(said)).filter((text) => text !== '').join('\n\n');
}
