import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { PublishedPeriodSchema } from '@congkhai/shared/contracts/published-index';
import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { ItemTablesSchema } from '@congkhai/shared/scorecards/item-tables';
import { SealedReleaseSchema } from '@congkhai/shared/scorecards/release';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { PeriodSummarySchema } from '@congkhai/shared/scorecards/summary';
import { openOpenDataDocuments } from './open-data-documents';
import { type DocumentSource, parsedWith, readText } from './parsed-documents';
import { openPeriodDocuments } from './period-documents';
import { openUnitDocuments } from './unit-documents';

/** The units, and what is published of the index of a year. */
export type IndexDocuments = ReturnType<typeof openIndexDocuments>;

export function openIndexDocuments(source: DocumentSource) {
  return {
    ...openUnitDocuments(source),
    ...openPeriodDocuments(source),
    ...openOpenDataDocuments(source),
    period: (periodId: string) => readPeriod(source, objectKeys.period(periodId)),
    framework: (frameworkId: string) => readFramework(source, objectKeys.framework(frameworkId)),
    /** The release as it lies in the store, once it is known to keep to its contract. */
    releaseText: (periodId: string, number: number) =>
      readText(source, objectKeys.release(periodId, number), readRelease),
    scorecard: (periodId: string, number: number, unitId: string) =>
      readScorecard(source, objectKeys.releasedScorecard(periodId, number, unitId)),
    summary: (periodId: string, number: number) =>
      readSummary(source, objectKeys.releaseSummary(periodId, number)),
    /** The stored JSON of a summary, once it is known to keep to its contract. */
    summaryText: (periodId: string, number: number) =>
      readText(source, objectKeys.releaseSummary(periodId, number), readSummary),
    items: (periodId: string, number: number) =>
      readItems(source, objectKeys.releaseItems(periodId, number)),
  };
}

const readPeriod = parsedWith(PublishedPeriodSchema);
const readFramework = parsedWith(FrameworkSchema);
const readRelease = parsedWith(SealedReleaseSchema);
const readScorecard = parsedWith(ScorecardSchema);
const readSummary = parsedWith(PeriodSummarySchema);
const readItems = parsedWith(ItemTablesSchema);
