import { openHealthDocuments } from './health-documents';
import { openIndexDocuments } from './index-documents';
import { openListDocuments } from './list-documents';
import type { DocumentSource } from './parsed-documents';

/** All published documents by name. Each is null while it is not published; one that breaks its contract throws `DocumentInvalid`. */
export type PublishedDocuments = ReturnType<typeof openDocuments>;

/** For whoever reads all kinds. A function of the cloud opens those that it reads, so that it is not made of the contracts of all others. */
export function openDocuments(source: DocumentSource) {
  return {
    ...openHealthDocuments(source),
    ...openIndexDocuments(source),
    ...openListDocuments(source),
  };
}
