import { PublishedStoreUnreachable, type UploadsBucket } from '@congkhai/published-store';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** What Strapi's media library hands to whoever keeps its files. It wants `url` set. */
interface LibraryFile {
  hash: string;
  ext?: string;
  mime: string;
  url?: string;
  stream?: AsyncIterable<Uint8Array>;
  buffer?: Uint8Array;
}
interface UploadProvider {
  extend(methods: object): void;
}

/** Where the files of the library are found on the server of the CMS, wherever their bytes lie. */
export const UPLOADS_PATH = '/uploads/';

/**
 * Has the media library keep its files in the bucket in place of the folder of this machine, so that several instances have the same ones.
 * Rows of the library stay as they would be with the folder: an address below `/uploads/` and the provider `local`. So an installation moves
 * from one to the other by its files alone, and browsers need not reach the bucket.
 */
export function keepUploads(strapi: Core.Strapi, bucket: UploadsBucket): void {
  const provider: UploadProvider = strapi.plugin('upload').provider;
  const put = async (file: LibraryFile) => {
    const bytes = await bytesOf(file);
    await refusedInWords(() => bucket.write(nameOf(file), { bytes, mediaType: file.mime }));
    file.url = `${UPLOADS_PATH}${nameOf(file)}`;
  };
  // The new file is there before the old one goes: a failure in between leaves one too many, never none.
  const replace = async (file: LibraryFile, former: LibraryFile) => {
    await put(file);
    if (nameOf(file) !== nameOf(former)) await bucket.remove(nameOf(former));
  };
  provider.extend({
    upload: put,
    uploadStream: put,
    replace,
    replaceStream: replace,
    delete: (file: LibraryFile) => refusedInWords(() => bucket.remove(nameOf(file))),
    /** Asked for by the newsroom: the bytes of a file, or null if it is not there. */
    readUpload: async (name: string) => (await bucket.read(name))?.bytes ?? null,
  });
}

const nameOf = ({ hash, ext }: LibraryFile) => `${hash}${ext ?? ''}`;

async function bytesOf({ stream, buffer }: LibraryFile): Promise<Uint8Array> {
  if (buffer) return buffer;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function refusedInWords(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof PublishedStoreUnreachable)) throw error;
    throw Object.assign(
      new errors.ApplicationError('Kho tệp không trả lời. Hãy thử lại sau ít phút.'),
      { cause: error },
    );
  }
}
