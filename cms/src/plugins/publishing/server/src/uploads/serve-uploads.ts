import type { UploadsBucket } from '@congkhai/published-store';
import { mediaTypeOfName } from '@congkhai/shared/news/media';
import type { Core } from '@strapi/strapi';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';
import { createUploadsBucket } from '../store';
import { UPLOADS_PATH } from './keep-uploads';

interface Context {
  method: string;
  path: string;
  body: unknown;
  type: string;
  status: number;
  fresh: boolean;
  set(headers: Record<string, string>): void;
}
type Next = () => Promise<unknown>;

const READING_METHODS = new Set(['GET', 'HEAD']);

/** Answers for the files of the media library that lie in the bucket; what is not there is left to Strapi and its folder. */
export function serveUploads(_: unknown, { strapi }: { strapi: Core.Strapi }) {
  const bucket = createUploadsBucket(parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`)));
  if (!bucket) return (__: Context, next: Next) => next();
  return async (context: Context, next: Next) => {
    const isAsked = context.path.startsWith(UPLOADS_PATH) && READING_METHODS.has(context.method);
    if (!isAsked || !(await answer(context, bucket))) await next();
  };
}

async function answer(context: Context, bucket: UploadsBucket): Promise<boolean> {
  const name = context.path.slice(UPLOADS_PATH.length);
  const stored = await bucket.read(name);
  if (!stored) return false;
  // A file that is replaced keeps its address.
  context.set({ ETag: stored.etag, 'Cache-Control': 'private, no-cache' });
  context.status = 200;
  context.type = mediaTypeOfName(name) ?? 'application/octet-stream';
  if (context.fresh) context.status = 304;
  else context.body = stored.bytes;
  return true;
}
