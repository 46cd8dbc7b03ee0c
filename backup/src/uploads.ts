import type { PublishedStore, UploadsBucket } from '@congkhai/published-store';
import type { BackupFile } from './backup-document';
import { putContent, readWholeContent } from './objects';

// Uploads lie in the data folder, or in the bucket of the published store. A backup does not tell which: they have the paths of the folder in it.

/** Where the media library keeps its files below the data folder. */
const UPLOADS_FOLDER = 'public/uploads/';
// Browsers are told by the server of the CMS, from the name.
const MEDIA_TYPE = 'application/octet-stream';

/** Puts every upload of a bucket into the backup. */
export async function putUploads(
  place: PublishedStore,
  uploads: UploadsBucket,
): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const name of await uploads.list()) {
    const stored = await uploads.read(name);
    // Taken away since it was listed.
    if (stored)
      files.push({
        path: `${UPLOADS_FOLDER}${name}`,
        content: await putContent(place, [stored.bytes]),
      });
  }
  return files;
}

/** Puts the uploads among the files of a backup into the bucket, and gives the other files. */
export async function restoreUploads(
  place: PublishedStore,
  files: readonly BackupFile[],
  uploads: UploadsBucket,
): Promise<BackupFile[]> {
  const isUpload = ({ path }: BackupFile) => path.startsWith(UPLOADS_FOLDER);
  for (const { path, content } of files.filter(isUpload)) {
    const bytes = await readWholeContent(place, content);
    await uploads.write(path.slice(UPLOADS_FOLDER.length), { bytes, mediaType: MEDIA_TYPE });
  }
  return files.filter((file) => !isUpload(file));
}
