import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { OpenDataIndexSchema } from '@congkhai/shared/contracts/open-data';
import { type DocumentSource, parsedWith } from './parsed-documents';

/** Which files of open data there are. */
export type OpenDataDocuments = ReturnType<typeof openOpenDataDocuments>;

export function openOpenDataDocuments(source: DocumentSource) {
  return {
    openData: (periodId: string, number: number) =>
      readOpenData(source, objectKeys.openDataIndex(periodId, number)),
  };
}

const readOpenData = parsedWith(OpenDataIndexSchema);
