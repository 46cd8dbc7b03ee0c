import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import type { openJournal } from './journal';

const UPLOADED_FILE = 'plugin::upload.file';
const UploadedSchema = z.tuple([z.object({ documentId: z.string() })]);
const StoredSchema = z.object({ id: z.number() });

/** Puts a file of the demonstration into the media library, once, and gives its id there. */
export async function loadFile(
  strapi: Core.Strapi,
  journal: ReturnType<typeof openJournal>,
  name: string,
  alternativeText: string,
): Promise<number> {
  const documentId = await journal.once(UPLOADED_FILE, name, async () => {
    const source = path.join(strapi.dirs.app.root, 'demonstration', 'files', name);
    const folder = await mkdtemp(path.join(tmpdir(), 'congkhai-demonstration-'));
    try {
      // The library takes what it is given away.
      const filepath = path.join(folder, 'file');
      await copyFile(source, filepath);
      const { size } = await stat(filepath);
      const uploaded: unknown = await strapi
        .plugin('upload')
        .service('upload')
        .upload({
          data: { fileInfo: { name, alternativeText } },
          // The library finds out what it is.
          files: { filepath, originalFilename: name, mimetype: 'application/octet-stream', size },
        });
      return UploadedSchema.parse(uploaded)[0];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  const stored: unknown = await strapi.db
    .query(UPLOADED_FILE)
    .findOne({ where: { documentId }, select: ['id'] });
  return StoredSchema.parse(stored).id;
}

/** Takes a file out of the media library with its images of other sizes. False if something shows it. */
export async function removeFile(strapi: Core.Strapi, documentId: string): Promise<boolean> {
  const file: unknown = await strapi.db
    .query(UPLOADED_FILE)
    .findOne({ where: { documentId }, populate: ['related'] });
  if (file === null) return true;
  const { related } = z.object({ related: z.array(z.unknown()).nullish() }).parse(file);
  if ((related ?? []).length > 0) return false;
  await strapi.plugin('upload').service('upload').remove(file);
  return true;
}
