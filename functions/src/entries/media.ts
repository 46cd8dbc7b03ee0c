import { streamHandle } from 'hono/aws-lambda';
import { addMedia } from '../handlers/read-api/media';
import { addOpenDataFiles } from '../handlers/read-api/open-data';
import { openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openOpenDataDocuments } from '../stores/open-data-documents';

/** What a function may send bit by bit. */
const FILE_BYTES_MAX = 200_000_000;

const lambda = startLambda();
const app = createLambdaApp(lambda);
const parts = {
  ...openDocumentsOfBucket(lambda, openOpenDataDocuments),
  fileBytesMax: FILE_BYTES_MAX,
};
addMedia(app, parts);
addOpenDataFiles(app, parts);

/** Files of articles and of open data. Called by CloudFront through an address of its own, because the HTTP API would take no answer as large. */
export const handler: ReturnType<typeof streamHandle> = streamHandle(app);
