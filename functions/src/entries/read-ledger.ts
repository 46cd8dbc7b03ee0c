import { handle } from 'hono/aws-lambda';
import { createDocumentRoutes } from '../handlers/read-api/document-routes';
import { addLedgerApi } from '../handlers/read-api/ledger-api';
import { openCounts, openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openArticlePresence } from '../stores/article-presence';
import { createSealedDays } from '../stores/sealed-days';

const lambda = startLambda();
const parts = { ...lambda, ...openDocumentsOfBucket(lambda, openArticlePresence) };
const app = createLambdaApp(lambda);
addLedgerApi(app, {
  ...parts,
  views: openCounts(lambda),
  sealedDays: createSealedDays(parts.published, parts.now),
  addDocumentRoute: createDocumentRoutes(app, parts),
});

/** How views were counted, and how the service is. */
export const handler = handle(app);
