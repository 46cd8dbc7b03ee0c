import { handle } from 'hono/aws-lambda';
import { createDocumentRoutes } from '../handlers/read-api/document-routes';
import { addListApi } from '../handlers/read-api/list-api';
import { openCounts, openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { createLastKnownCounts } from '../stores/last-known-counts';
import { openListDocuments } from '../stores/list-documents';

const lambda = startLambda();
const parts = { ...lambda, ...openDocumentsOfBucket(lambda, openListDocuments) };
const views = openCounts(lambda);
const lastKnownCounts = createLastKnownCounts(views, parts);
const app = createLambdaApp(parts);
addListApi({ lastKnownCounts, addDocumentRoute: createDocumentRoutes(app, parts) });

/** What is read most, and what a front page shows. */
export const handler = handle(app);
