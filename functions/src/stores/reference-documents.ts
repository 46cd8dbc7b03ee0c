import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { PublishedCategoriesSchema } from '@congkhai/shared/contracts/published-article';
import { type DocumentSource, parsedWith } from './parsed-documents';
import { openUnitDocuments } from './unit-documents';

/** What articles are filed under. */
export type ReferenceDocuments = ReturnType<typeof openReferenceDocuments>;

export function openReferenceDocuments(source: DocumentSource) {
  return {
    ...openUnitDocuments(source),
    categories: () => readCategories(source, objectKeys.categories()),
  };
}

const readCategories = parsedWith(PublishedCategoriesSchema);
