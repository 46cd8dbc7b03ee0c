import { streamHandle } from 'hono/aws-lambda';
import { addMedia } from '../handlers/read-api/media';
import { createHttpApp } from '../http';
import { openLambda } from '../lambda';

/** What a function may send bit by bit. */
const FILE_BYTES_MAX = 200_000_000;

const parts = openLambda();
const app = createHttpApp(parts);
addMedia(app, { ...parts, fileBytesMax: FILE_BYTES_MAX });

/** Files of articles. Called by CloudFront through an address of its own, because the HTTP API would take no answer as large. */
export const handler: ReturnType<typeof streamHandle> = streamHandle(app);
