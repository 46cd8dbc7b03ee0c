import { createHash } from 'node:crypto';
import type { PublishedStore } from '@congkhai/published-store';
import type { Content } from './backup-document';

/** Large files are cut, so that none has to fit into memory and a bucket takes each piece in one request. */
const OBJECT_BYTES_MAX = 16 * 1024 * 1024;

/** What a backup holds has been changed or lost. */
export class BackupDamaged extends Error {
  override readonly name = 'BackupDamaged';
}

/**
 * The same place with what is there already looked up once. A backup then asks for no object, so that its user needs neither the right to read what it wrote nor a
 * request for each object.
 */
export async function withKnownObjects(place: PublishedStore): Promise<PublishedStore> {
  const known = new Set(await place.list('objects/'));
  return {
    ...place,
    has: async (key) => known.has(key),
    async writeBytes(key, file) {
      await place.writeBytes(key, file);
      known.add(key);
    },
  };
}

/**
 * Puts bytes into a folder or bucket as objects that are named by their SHA-256. What is there already, from this backup or an earlier one, is not
 * written again.
 */
export async function putContent(
  place: PublishedStore,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Content> {
  const objects: string[] = [];
  let byteCount = 0;
  let waiting: Uint8Array[] = [];
  let waitingCount = 0;

  async function putWaiting(): Promise<void> {
    const bytes = Buffer.concat(waiting);
    const name = sha256Of(bytes);
    const key = keyOf(name);
    if (!(await place.has(key)))
      await place.writeBytes(key, { bytes, mediaType: 'application/octet-stream' });
    objects.push(name);
    waiting = [];
    waitingCount = 0;
  }

  for await (const chunk of chunks) {
    byteCount += chunk.byteLength;
    for (let start = 0; start < chunk.byteLength; ) {
      const piece = chunk.subarray(start, start + OBJECT_BYTES_MAX - waitingCount);
      waiting.push(piece);
      waitingCount += piece.byteLength;
      start += piece.byteLength;
      if (waitingCount === OBJECT_BYTES_MAX) await putWaiting();
    }
  }
  if (waitingCount > 0) await putWaiting();
  return { byteCount, objects };
}

/** The bytes again, piece by piece. Throws `BackupDamaged` if one is missing or is not what was put there. */
export async function* readContent(
  place: PublishedStore,
  { objects }: Content,
): AsyncGenerator<Buffer> {
  for (const name of objects) {
    const stored = await place.readBytes(keyOf(name));
    if (!stored) throw new BackupDamaged(`Bản sao lưu thiếu / The backup lacks ${keyOf(name)}`);
    if (sha256Of(stored.bytes) !== name)
      throw new BackupDamaged(`Bản sao lưu bị hỏng / The backup is damaged: ${keyOf(name)}`);
    yield stored.bytes;
  }
}

/** All of it at once, for what is known to be small enough. */
export async function readWholeContent(place: PublishedStore, content: Content): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of readContent(place, content)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function keyOf(name: string): string {
  return `objects/${name.slice(0, 2)}/${name}.bin`;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
