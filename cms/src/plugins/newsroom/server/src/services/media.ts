import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
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

/** Where Strapi keeps the file of an address, and our table of what its bytes hash to. */
const UPLOADS_PATH = '/uploads/';
const DIGESTS_TABLE = 'newsroom_media_digests';

interface UploadProvider {
  isPrivate(): Promise<boolean>;
  getSignedUrl(file: { url: string }): Promise<{ url: string }>;
  /** Of a library whose files lie in a bucket: the bytes, or null if they are not there. Throws if the bucket cannot be asked. */
  readUpload?(name: string): Promise<Buffer | null>;
}

/** Thrown when a file of the media library cannot be read. */
export class MediaUnreadable extends Error {
  override readonly name = 'MediaUnreadable';
}

/** Reads files of the media library, wherever its provider keeps them, and remembers what their bytes hash to. */
export const media = ({ strapi }: { strapi: Core.Strapi }) => {
  const digests = () => strapi.db.query(MEDIA_DIGEST_UID);

  const provider = (): UploadProvider => strapi.plugin('upload').provider;

  async function fetchBytes(url: string): Promise<Buffer> {
    const isPrivate = await provider().isPrivate();
    const address = isPrivate ? (await provider().getSignedUrl({ url })).url : url;
    const response = await fetch(address, {
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MILLISECONDS),
    });
    if (!response.ok) throw new MediaUnreadable(`${url} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** From the bucket in which the library keeps its files, if it does. What is not there may still lie in the folder. */
  async function readUpload(url: string): Promise<Buffer | null> {
    try {
      return (await provider().readUpload?.(url.slice(UPLOADS_PATH.length))) ?? null;
    } catch (error) {
      strapi.log.warn(`newsroom: the bucket of the media library cannot be read: ${String(error)}`);
      throw new errors.ApplicationError('Kho tệp không trả lời. Hãy thử lại sau ít phút.');
    }
  }

  async function readLocal(url: string): Promise<Buffer> {
    try {
      return await readFile(join(strapi.dirs.static.public, normalize(url)));
    } catch (error) {
      throw new MediaUnreadable(`${url} is not there`, { cause: error });
    }
  }

  async function read(url: string): Promise<Buffer> {
    const isLocal = url.startsWith(UPLOADS_PATH) && !normalize(url).includes('..');
    const bytes = isLocal
      ? ((await readUpload(url)) ?? (await readLocal(url)))
      : await fetchBytes(url);
    if (bytes.byteLength > BYTES_MAX) throw new MediaUnreadable(`${url} is too large`);
    return bytes;
  }

  async function readIfThere(url: string): Promise<Buffer | null> {
    try {
      return await read(url);
    } catch (error) {
      if (error instanceof errors.ApplicationError) throw error;
      strapi.log.warn(`newsroom: a file of the media library cannot be read: ${String(error)}`);
      return null;
    }
  }

  async function digestOf({ url, version }: StoredFile): Promise<Digest | null> {
    const known = await digests().findOne({ where: { url } });
    const row = known ? DigestRowSchema.parse(known) : null;
    if (row?.version === version) return { sha256: row.sha256, byteCount: row.byteCount };
    const bytes = await readIfThere(url);
    if (!bytes) return null;
    const digest = { sha256: sha256Of(bytes), byteCount: bytes.byteLength };
    // Another instance may look at the same file at this moment.
    await strapi.db.transaction(({ trx }) =>
      strapi.db
        .connection(DIGESTS_TABLE)
        .insert({ url, version, sha_256: digest.sha256, byte_count: digest.byteCount })
        .onConflict('url')
        .merge()
        .transacting(trx),
    );
    return digest;
  }

  return {
    /**
     * What the bytes of these files hash to, by address. Those that are not there are left out and logged. Throws if the bucket in which
     * they lie does not answer: an article is not published without its images because of that.
     */
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
