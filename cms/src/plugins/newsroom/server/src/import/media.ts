import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { IMPORT_FILE_UID } from '../constants';

const StoredSchema = z.object({
  id: z.number(),
  base64: z.string().nullable(),
  mediaId: z.number().nullable(),
});
const UploadedSchema = z.tuple([z.object({ id: z.number() })]);

/**
 * Puts a file of an import into the media library, once: several articles may name it, and a run may be broken off. What the library
 * refuses (a type that it does not take) throws its own error. Gives the file's id in the library.
 */
export async function addToLibrary(
  strapi: Core.Strapi,
  {
    runId,
    path: name,
    alternativeText,
  }: { runId: number; path: string; alternativeText: string | null },
): Promise<number> {
  const files = strapi.db.query(IMPORT_FILE_UID);
  const stored = StoredSchema.parse(await files.findOne({ where: { runId, path: name } }));
  if (stored.mediaId !== null) return stored.mediaId;
  if (stored.base64 === null) throw new Error(`The file ${name} of import ${runId} was not kept`);
  const bytes = Buffer.from(stored.base64, 'base64');
  const folder = await mkdtemp(path.join(tmpdir(), 'congkhai-import-'));
  try {
    const filepath = path.join(folder, 'file');
    await writeFile(filepath, bytes);
    const fileName = path.posix.basename(name);
    const uploaded: unknown = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name: fileName, alternativeText: alternativeText ?? '' } },
        files: {
          filepath,
          originalFilename: fileName,
          // The library finds out what it is.
          mimetype: 'application/octet-stream',
          size: bytes.length,
        },
      });
    const [media] = UploadedSchema.parse(uploaded);
    await files.update({ where: { id: stored.id }, data: { mediaId: media.id, base64: null } });
    return media.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
