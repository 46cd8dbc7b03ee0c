import { streamHandle } from 'hono/aws-lambda';
import { addMedia } from '../handlers/read-api/media';
import { openBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';

/** What a function may send bit by bit. */
const FILE_BYTES_MAX = 200_000_000;

const lambda = startLambda();
const app = createLambdaApp(lambda);
addMedia(app, { published: openBucket(lambda), fileBytesMax: FILE_BYTES_MAX });

/** Files of articles. Called by CloudFront through an address of its own, because the HTTP API would take no answer as large. */
export const handler: ReturnType<typeof streamHandle> = streamHandle(app);
