import { handle } from 'hono/aws-lambda';
import { readViewConfig } from '../config/views';
import { addArticleApi } from '../handlers/read-api/article-api';
import { createDocumentRoutes } from '../handlers/read-api/document-routes';
import { openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openArticleDocuments } from '../stores/article-documents';
import type { DocumentSource } from '../stores/parsed-documents';
import { openPeriodDocuments } from '../stores/period-documents';
import { openViewTokens } from '../view-tokens';

const lambda = startLambda();
const openDocuments = (source: DocumentSource) => ({
  ...openArticleDocuments(source),
  ...openPeriodDocuments(source),
});
const parts = { ...lambda, ...openDocumentsOfBucket(lambda, openDocuments) };
const app = createLambdaApp(parts);
addArticleApi({
  ...parts,
  viewTokens: openViewTokens(readViewConfig(lambda).secret),
  addDocumentRoute: createDocumentRoutes(app, parts),
});

/** Articles, feeds and sitemaps; and a problem document for every address that there is not. */
export const handler = handle(app);
