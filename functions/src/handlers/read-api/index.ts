import type { HttpApp } from '../../http';
import type { DocumentCache } from '../../stores/document-cache';
import { createLastKnownCounts } from '../../stores/last-known-counts';
import type { PublishedDocuments } from '../../stores/published-documents';
import { createSealedDays } from '../../stores/sealed-days';
import { type ArticleApiDependencies, addArticleApi } from './article-api';
import { addAudienceApi } from './audience-api';
import { createDocumentRoutes } from './document-routes';
import { addIndexApi } from './index-api';
import { addLedgerApi, type LedgerApiDependencies } from './ledger-api';
import { addListApi } from './list-api';
import { addMedia } from './media';
import { addOpenDataFiles } from './open-data';
import { addStaticFiles } from './static-files';
import { addTableCheck } from './table-check';
import { addViewApi } from './view-api';

export type ReadApiDependencies = Omit<
  ArticleApiDependencies & LedgerApiDependencies,
  'addDocumentRoute' | 'documents' | 'sealedDays'
> & {
  documents: DocumentCache<PublishedDocuments>;
  /** How long a store is waited for where an earlier answer is known; null: until it answers. */
  patienceMilliseconds: number | null;
};

/**
 * The public JSON API for reading; shared/endpoints lists every address with its contracts. In the cloud each of its parts is a function of its
 * own, so that none loads what only another needs (docs/decisions/0033).
 */
export function addReadApi(app: HttpApp, dependencies: ReadApiDependencies): void {
  const { published, views, now } = dependencies;
  const parts = {
    ...dependencies,
    lastKnownCounts: createLastKnownCounts(views, dependencies),
    sealedDays: createSealedDays(published, now),
    addDocumentRoute: createDocumentRoutes(app, dependencies),
  };
  addArticleApi(parts);
  addIndexApi(parts);
  addMedia(app, parts);
  addOpenDataFiles(app, parts);
  addViewApi(app, parts);
  addListApi(parts);
  addAudienceApi(parts);
  addLedgerApi(app, parts);
  addTableCheck(app);
  addStaticFiles(app);
}
