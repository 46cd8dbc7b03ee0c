import { handle } from 'hono/aws-lambda';
import { createDocumentRoutes } from '../handlers/read-api/document-routes';
import { createHealth } from '../handlers/read-api/health';
import type { Searched } from '../handlers/read-api/health-watches';
import { addLedgerApi } from '../handlers/read-api/ledger-api';
import { openCounts, openDocumentsOfBucket, startLambda } from '../lambda';
import { createLambdaApp } from '../lambda-app';
import { openArticlePresence } from '../stores/article-presence';
import { type HealthDocuments, openHealthDocuments } from '../stores/health-documents';
import { createSealedDays } from '../stores/sealed-days';

const lambda = startLambda();
const parts = {
  ...lambda,
  ...openDocumentsOfBucket(lambda, (source) => ({
    ...openArticlePresence(source),
    ...openHealthDocuments(source),
  })),
};
const views = openCounts(lambda);
const app = createLambdaApp(lambda);
addLedgerApi(app, {
  ...parts,
  health: createHealth({ ...parts, views, searchedOf: readSearched }),
  views,
  sealedDays: createSealedDays(parts.published, parts.now),
  addDocumentRoute: createDocumentRoutes(app, parts),
});

/** What the index in the bucket has, as whoever made it wrote down. */
async function readSearched({ searchedManifest }: HealthDocuments): Promise<Searched | null> {
  const searched = await searchedManifest();
  return searched && { ...searched, at: new Date(searched.at) };
}

/** How views were counted, and how the service is. */
export const handler = handle(app);
