import { type HttpContext, hasEtag, READ_CACHE_HEADERS, reply } from './http';

interface FileDescription {
  /** True if the file is kept compressed, and can so be sent as it lies there. */
  isCompressed: boolean;
  name: string;
  mediaType: string;
  etag: string;
}
interface FileBytes {
  bytes: Buffer<ArrayBuffer>;
  isGzipped: boolean;
}

/** Answers with a file to be saved, compressed for whoever takes that, or 304 to a reader who has it. */
export async function fileReply(
  context: HttpContext,
  { name, mediaType, etag, isCompressed }: FileDescription,
  read: (options: { isGzipAccepted: boolean }) => Promise<FileBytes>,
): Promise<Response> {
  const isGzipAccepted =
    isCompressed &&
    /(?:^|[,\s])gzip(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(
      context.req.header('accept-encoding') ?? '',
    );
  // A compressed answer is another one than the file as it is, so it has an ETag of its own.
  const ownEtag = isGzipAccepted ? etag.replace(/"$/, '-gzip"') : etag;
  const headers: Record<string, string> = { ETag: ownEtag, ...READ_CACHE_HEADERS };
  if (hasEtag(context, ownEtag)) return varyingReply(context, 304, { headers });
  const { bytes, isGzipped } = await read({ isGzipAccepted });
  headers['Content-Type'] = mediaType;
  headers['Content-Length'] = String(bytes.byteLength);
  headers['Content-Disposition'] = `attachment; filename="${name}"`;
  if (isGzipped) headers['Content-Encoding'] = 'gzip';
  return varyingReply(context, 200, { body: bytes, headers });
}

function varyingReply(...parameters: Parameters<typeof reply>): Response {
  const response = reply(...parameters);
  response.headers.append('Vary', 'Accept-Encoding');
  return response;
}
