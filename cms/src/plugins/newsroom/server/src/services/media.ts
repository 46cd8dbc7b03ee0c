import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { MEDIA_DIGEST_UID } from '../constants';
import type { StoredFile } from '../media/file-row';
import type { Digest } from '../media/media-of-article';

/** Uploads are at most 20 MB; what is far above that is not one of ours. */
const BYTES_MAX = 32 * 1024 * 1024;
const FETCH_TIMEOUT_MILLISECONDS = 20_000;

const DigestRowSchema = z.object({
  version: z.string(),
  sha256: z.string(),
  byteCount: z.coerce.number(),
});

/** Thrown when a file of the media library cannot be read. */
export class MediaUnreadable extends Error {
  override readonly name = 'MediaUnreadable';
}

/** Reads files of the media library, wherever its provider keeps them, and remembers what their bytes hash to. */
export const media = ({ strapi }: { strapi: Core.Strapi }) => {
  const digests = () => strapi.db.query(MEDIA_DIGEST_UID);

  async function fetchBytes(url: string): Promise<Buffer> {
    const provider = strapi.plugin('upload').service('provider');
    const isPrivate = await provider.isPrivate();
    const address = isPrivate ? (await provider.getSignedUrl({ url })).url : url;
    const response = await fetch(address, {
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MILLISECONDS),
    });
    if (!response.ok) throw new MediaUnreadable(`${url} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async function read(url: string): Promise<Buffer> {
    // The local provider's addresses begin with /uploads/ below the public folder.
    const isLocal = url.startsWith('/uploads/') && !normalize(url).includes('..');
    const bytes = isLocal
      ? await readFile(join(strapi.dirs.static.public, normalize(url)))
      : await fetchBytes(url);
    if (bytes.byteLength > BYTES_MAX) throw new MediaUnreadable(`${url} is too large`);
    return bytes;
  }

  async function digestOf({ url, version }: StoredFile): Promise<Digest | null> {
    const known = await digests().findOne({ where: { url } });
    const row = known ? DigestRowSchema.parse(known) : null;
    if (row?.version === version) return { sha256: row.sha256, byteCount: row.byteCount };
    const bytes = await read(url).catch((error: unknown) => {
      strapi.log.warn(`newsroom: a file of the media library cannot be read: ${String(error)}`);
      return null;
    });
    if (!bytes) return null;
    const digest = { sha256: sha256Of(bytes), byteCount: bytes.byteLength };
    await digests().deleteMany({ where: { url } });
    await digests().create({ data: { url, version, ...digest } });
    return digest;
  }

  return {
    /** What the bytes of these files hash to, by address. Those that cannot be read are left out and logged. */
    async digest(files: readonly StoredFile[]): Promise<Map<string, Digest>> {
      const found = new Map<string, Digest>();
      for (const file of files) {
        const digest = found.has(file.url) ? null : await digestOf(file);
        if (digest) found.set(file.url, digest);
      }
      return found;
    },

    /** The bytes that have this hash. Throws `MediaUnreadable` if the file was replaced meanwhile: whoever asks is asked again. */
    async bytesOf({ url }: StoredFile, sha256: string): Promise<Buffer> {
      const bytes = await read(url);
      if (sha256Of(bytes) !== sha256) {
        await digests().deleteMany({ where: { url } });
        throw new MediaUnreadable(`${url} has been replaced`);
      }
      return bytes;
    },
  };
};
export type Media = ReturnType<typeof media>;

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
