import { gunzipSync } from 'node:zlib';
import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import {
  GetOpenDataFileRequestSchema,
  type GetReleaseRequestSchema,
  type ListOpenDataResponse,
} from '@congkhai/shared/contracts/read-api-index';
import type * as z from 'zod';
import { fileReply } from '../../file-reply';
import { type HttpApp, notFound, parseParameters, RequestRefused } from '../../http';
import type { DocumentCache } from '../../stores/document-cache';
import type { OpenDataDocuments } from '../../stores/open-data-documents';
import { StoreUnavailable } from '../../stores/store-unavailable';

/** `GET /v1/periods/{id}/releases/{number}/open-data` */
export async function listOpenData(
  { id, number }: z.infer<typeof GetReleaseRequestSchema>,
  documents: OpenDataDocuments,
): Promise<ListOpenDataResponse> {
  const index = await indexOf(documents, { id, number });
  const files = index.files.map(({ storedName: _name, isCompressed: _is, ...file }) => file);
  return { data: { files }, meta: { periodId: id, number } };
}

/** `GET /v1/periods/{id}/releases/{number}/open-data/{file}`: the bytes that the index vouches for. */
export function addOpenDataFiles(
  app: HttpApp,
  {
    published,
    documents,
    fileBytesMax,
  }: {
    published: PublishedStore;
    documents: DocumentCache<OpenDataDocuments>;
    fileBytesMax: number;
  },
): void {
  app.get('/v1/periods/:id/releases/:number/open-data/:file', async (context) => {
    const request = parseParameters(GetOpenDataFileRequestSchema, context);
    const { files } = await indexOf(documents.open(), request);
    const file = files.find(({ name }) => name === request.file);
    if (!file) throw notFound(`The release has no file ${request.file}`);
    const etag = `"${file.sha256}"`;
    return fileReply(context, { ...file, etag }, async ({ isGzipAccepted }) => {
      const key = objectKeys.openDataFile(request.id, request.number, file.storedName);
      const stored = await readBytes(published, key);
      const isUnpacked = file.isCompressed && !isGzipAccepted;
      const bytes = isUnpacked ? Buffer.from(gunzipSync(stored)) : stored;
      if (bytes.byteLength > fileBytesMax)
        throw new RequestRefused(
          406,
          isUnpacked
            ? 'The file is too large to be sent uncompressed; ask for it with Accept-Encoding: gzip'
            : `The file is too large to be sent from here; it lies in the published store at ${key}`,
        );
      return { bytes, isGzipped: file.isCompressed && isGzipAccepted };
    });
  });
}

async function indexOf(
  documents: OpenDataDocuments,
  { id, number }: { id: string; number: number },
) {
  const index = await documents.openData(id, number);
  if (!index) throw notFound(`There is no open data of a release ${number} of the period ${id}`);
  return index;
}

async function readBytes(published: PublishedStore, key: string): Promise<Buffer<ArrayBuffer>> {
  try {
    const stored = await published.readBytes(key);
    if (!stored) throw new Error(`The index names ${key}, which is missing`);
    return stored.bytes;
  } catch (cause) {
    throw new StoreUnavailable('published store', { cause });
  }
}
