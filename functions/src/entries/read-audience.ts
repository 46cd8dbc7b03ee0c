import { handle } from 'hono/aws-lambda';
import { addAudienceApi } from '../handlers/read-api/audience-api';
import { createDocumentRoutes } from '../handlers/read-api/document-routes';
import { openCounts, openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openArticleDocuments } from '../stores/article-documents';
import { createLastKnownCounts } from '../stores/last-known-counts';
import { createSealedDays } from '../stores/sealed-days';

const lambda = startLambda();
const parts = { ...lambda, ...openDocumentsOfBucket(lambda, openArticleDocuments) };
const app = createLambdaApp(lambda);
addAudienceApi({
  ...parts,
  lastKnownCounts: createLastKnownCounts(openCounts(lambda), parts),
  sealedDays: createSealedDays(parts.published, parts.now),
  addDocumentRoute: createDocumentRoutes(app, parts),
});

/** What was read on which days, and what is read now. */
export const handler = handle(app);
