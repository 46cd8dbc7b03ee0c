import type { PublishedStore } from '@congkhai/published-store';
import {
  DAY_SEAL_PREFIX,
  HOUR_SEAL_PREFIX,
  isMadeFromNothing,
  LEDGER_PREFIX,
  objectKeys,
  SEGMENT_PREFIX,
} from '@congkhai/shared/contracts/object-keys';
import type { BackupFile } from './backup-document';
import { readWholeContent } from './objects';

const PROBE_KEY = `${LEDGER_PREFIX}restore-probe.json`;
/**
 * What goes first. As long as no article is there no view is taken, and none can be sealed onto a ledger that is there by half. A seal comes after what it is
 * made of.
 */
const FIRST_PREFIXES = [SEGMENT_PREFIX, HOUR_SEAL_PREFIX, DAY_SEAL_PREFIX, LEDGER_PREFIX];

/**
 * Throws unless a backup can be restored into this store: it holds nothing but what functions make where there is nothing, and the ledger of views can be written in it.
 * To be asked before anything is restored: the user of the CMS may write everything else, so that it would be found out at the end.
 */
export async function requireRestorable(published: PublishedStore): Promise<void> {
  if ((await published.list('')).some((key) => !isMadeFromNothing(key)))
    throw new Error('Kho xuất bản không trống / The published store is not empty');
  await requireWritableLedger(published);
}

async function requireWritableLedger(published: PublishedStore): Promise<void> {
  try {
    await published.write(PROBE_KEY, '{}');
    await published.remove(PROBE_KEY);
  } catch (cause) {
    throw new Error(
      `Không ghi được / There is no right to write and remove ${PROBE_KEY}: docs/backup.md, "Restore on AWS" (${String(cause)})`,
      { cause },
    );
  }
}

/** Puts the published store of a backup into an empty one. */
export async function restorePublished(
  place: PublishedStore,
  files: readonly BackupFile[],
  published: PublishedStore,
): Promise<void> {
  for (const file of [...files].sort(byTurn)) await putFile(place, file, published);
}

/**
 * Puts what only the published store has, and nobody can make anew, back where it is missing. What lies there is left as it is: how many documents were put back, how many
 * were there, and which of those are others than in the backup.
 */
export async function restoreLedger(
  place: PublishedStore,
  files: readonly BackupFile[],
  published: PublishedStore,
): Promise<{ putBackCount: number; presentCount: number; different: string[] }> {
  let putBackCount = 0;
  let presentCount = 0;
  const different: string[] = [];
  await requireWritableLedger(published);
  for (const file of files.filter(({ path }) => isIrreplaceable(path)).sort(byTurn)) {
    const present = await published.readBytes(file.path);
    if (!present) {
      await putFile(place, file, published);
      putBackCount += 1;
      continue;
    }
    presentCount += 1;
    if (!present.bytes.equals(await readWholeContent(place, file.content)))
      different.push(file.path);
  }
  return { putBackCount, presentCount, different };
}

function isIrreplaceable(path: string): boolean {
  return path.startsWith(LEDGER_PREFIX) || path === objectKeys.openingBalance();
}

async function putFile(
  place: PublishedStore,
  { path, content }: BackupFile,
  published: PublishedStore,
): Promise<void> {
  const bytes = await readWholeContent(place, content);
  if (path.endsWith('.json')) await published.write(path, bytes.toString('utf8'));
  else await published.writeBytes(path, { bytes, mediaType: 'application/octet-stream' });
}

function byTurn(a: BackupFile, b: BackupFile): number {
  return turnOf(a.path) - turnOf(b.path) || (a.path < b.path ? -1 : 1);
}

function turnOf(path: string): number {
  const turn = FIRST_PREFIXES.findIndex((prefix) => path.startsWith(prefix));
  return turn === -1 ? FIRST_PREFIXES.length : turn;
}
