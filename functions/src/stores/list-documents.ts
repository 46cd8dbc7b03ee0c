import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { type ArticleListScope, objectKeys } from '@congkhai/shared/contracts/object-keys';
import { ListExceptionsSchema } from '@congkhai/shared/views/exceptions';
import { MostReadListSchema, type MostReadWindow } from '@congkhai/shared/views/most-read';
import { RisingListSchema } from '@congkhai/shared/views/rising';
import { openArticleDocuments } from './article-documents';
import { openOpeningDocuments } from './opening-documents';
import { type DocumentSource, parsedWith } from './parsed-documents';

/** What is read most, and the articles that it names. */
export type ListDocuments = ReturnType<typeof openListDocuments>;

export function openListDocuments(source: DocumentSource) {
  return {
    ...openArticleDocuments(source),
    ...openOpeningDocuments(source),
    mostRead: (locale: Locale, scope: ArticleListScope, window: MostReadWindow) =>
      readMostRead(source, objectKeys.mostRead(locale, scope, window)),
    rising: (locale: Locale, scope: ArticleListScope) =>
      readRising(source, objectKeys.rising(locale, scope)),
    listExceptions: () => readListExceptions(source, objectKeys.listExceptions()),
  };
}

const readMostRead = parsedWith(MostReadListSchema);
const readRising = parsedWith(RisingListSchema);
const readListExceptions = parsedWith(ListExceptionsSchema);
