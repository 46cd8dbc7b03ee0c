import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { PublishedPeriodsSchema } from '@congkhai/shared/contracts/published-index';
import { type DocumentSource, parsedWith } from './parsed-documents';

/** Which assessment periods there are. */
export type PeriodDocuments = ReturnType<typeof openPeriodDocuments>;

export function openPeriodDocuments(source: DocumentSource) {
  return { periods: () => readPeriods(source, objectKeys.periods()) };
}

const readPeriods = parsedWith(PublishedPeriodsSchema);
