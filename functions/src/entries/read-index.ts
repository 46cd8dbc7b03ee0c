import { handle } from 'hono/aws-lambda';
import { createDocumentRoutes } from '../handlers/read-api/document-routes';
import { addIndexApi } from '../handlers/read-api/index-api';
import { openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openIndexDocuments } from '../stores/index-documents';

const lambda = startLambda();
const parts = { ...lambda, ...openDocumentsOfBucket(lambda, openIndexDocuments) };
const app = createLambdaApp(parts);
addIndexApi({ addDocumentRoute: createDocumentRoutes(app, parts) });

/** Units, and the index of a year with the list of its open data. */
export const handler = handle(app);
