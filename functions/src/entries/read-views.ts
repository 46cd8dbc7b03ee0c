import { handle } from 'hono/aws-lambda';
import { createDocumentRoutes } from '../handlers/read-api/document-routes';
import { addViewApi } from '../handlers/read-api/view-api';
import { openCounts, openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { createLastKnownCounts } from '../stores/last-known-counts';
import { openOpeningDocuments } from '../stores/opening-documents';

const lambda = startLambda();
const parts = { ...lambda, ...openDocumentsOfBucket(lambda, openOpeningDocuments) };
const views = openCounts(lambda);
const lastKnownCounts = createLastKnownCounts(views, parts);
const app = createLambdaApp(parts);
addViewApi(app, {
  ...parts,
  views,
  lastKnownCounts,
  addDocumentRoute: createDocumentRoutes(app, parts),
});

/** How much is read, of articles and of everything. */
export const handler = handle(app);
