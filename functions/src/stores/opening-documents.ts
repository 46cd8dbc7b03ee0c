import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { OpeningBalanceSchema } from '@congkhai/shared/contracts/opening-balance';
import { openArticlePresence } from './article-presence';
import { type DocumentSource, parsedWith } from './parsed-documents';

/** What counts are made of beside the view store: which articles are public, and what was counted before. */
export type OpeningDocuments = ReturnType<typeof openOpeningDocuments>;

export function openOpeningDocuments(source: DocumentSource) {
  return {
    ...openArticlePresence(source),
    openingBalance: () => readOpeningBalance(source, objectKeys.openingBalance()),
  };
}

const readOpeningBalance = parsedWith(OpeningBalanceSchema);
