import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '@congkhai/published-store';

/** Keeps the bytes of an object that is about to be removed or replaced, outside of what readers can reach. Twice is once. */
export async function keepInQuarantine(
  folder: string,
  key: string,
  bytes: Uint8Array,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The name cannot lead out of the folder and never ends in what a server would run.
  const name = `${sha256Of(bytes).slice(0, 16)}-${key.replaceAll('/', '__').slice(-150)}.quarantined`;
  await writeFile(join(folder, name), bytes, { mode: 0o600 });
}
