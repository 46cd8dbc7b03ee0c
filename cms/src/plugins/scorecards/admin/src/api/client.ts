import {
  BoardResponseSchema,
  type CellChange,
  type Deadlines,
  DifferencesResponseSchema,
  DuplicateFrameworkRequestSchema,
  FrameworkDifferenceResponseSchema,
  HistoryResponseSchema,
  ListAssessedUnitsResponseSchema,
  ListFrameworksAdminResponseSchema,
  ListPeriodsAdminResponseSchema,
  MatrixResponseSchema,
  MoveStageRequestSchema,
  PublishCorrectionRequestSchema,
  RevisionsResponseSchema,
  SaveScoresResponseSchema,
  SuggestedErrataResponseSchema,
  UnitAccountsResponseSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import type { LegalDocument } from '@congkhai/shared/news/legal-document';
import { AnalysisResponseSchema } from '@congkhai/shared/scorecards/analysis';
import type { PeriodStage } from '@congkhai/shared/scorecards/period';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type * as z from 'zod';
import { PLUGIN_ID } from '../constants';

type FetchClient = ReturnType<typeof useFetchClient>;

/** The plugin's server, as its pages call it. Answers are parsed with the schemas that the server keeps to. */
export type ScorecardsClient = ReturnType<typeof scorecardsClient>;

/** The plugin's server, the same object as long as the person stays signed in. */
export function useScorecardsClient(): ScorecardsClient {
  const { get, post, put } = useFetchClient();
  return useMemo(() => scorecardsClient({ get, post, put }), [get, post, put]);
}

function scorecardsClient({ get, post, put }: Pick<FetchClient, 'get' | 'post' | 'put'>) {
  const read = <Data>(path: string, schema: z.ZodType<{ data: Data }>) =>
    readFrom(get, path, schema);
  return {
    listPeriods: () => read('/periods', ListPeriodsAdminResponseSchema),
    readBoard: (periodId: string) => read(`/periods/${periodId}/board`, BoardResponseSchema),
    moveStage: (periodId: string, to: PeriodStage) =>
      change(post, `/periods/${periodId}/stage`, MoveStageRequestSchema.parse({ to })),
    setDeadlines: (periodId: string, deadlines: Deadlines) =>
      change(put, `/periods/${periodId}/deadlines`, deadlines),
    setDecision: (periodId: string, decision: LegalDocument) =>
      change(put, `/periods/${periodId}/decision`, { decision }),
    openCorrection: (periodId: string, reason: string) =>
      change(post, `/periods/${periodId}/correction`, { reason }),
    cancelCorrection: (periodId: string) =>
      change(post, `/periods/${periodId}/correction/cancel`, {}),
    suggestErrata: (periodId: string) =>
      read(`/periods/${periodId}/correction/errata`, SuggestedErrataResponseSchema),
    publishCorrection: (
      periodId: string,
      correction: z.input<typeof PublishCorrectionRequestSchema>,
    ) =>
      change(
        post,
        `/periods/${periodId}/correction/publish`,
        PublishCorrectionRequestSchema.parse(correction),
      ),
    listDifferences: (periodId: string, release: number) =>
      read(`/periods/${periodId}/releases/${release}/differences`, DifferencesResponseSchema),
    /** A block with the cards of all its units, or of those named. */
    readMatrix: (blockId: string, unitIds?: string[]) =>
      read(
        `/blocks/${blockId}/matrix${unitIds ? `?unitIds=${unitIds.join(',')}` : ''}`,
        MatrixResponseSchema,
      ),
    listRevisions: (blockId: string) =>
      read(`/blocks/${blockId}/revisions`, RevisionsResponseSchema),
    saveScores: async (blockId: string, changes: CellChange[], reason: string | null) => {
      const { data } = await post(addressOf(`/blocks/${blockId}/scores`), { changes, reason });
      return SaveScoresResponseSchema.parse(data).data;
    },
    readHistory: (blockId: string, { unitId, itemId }: { unitId: string; itemId: string }) =>
      read(
        `/blocks/${blockId}/units/${unitId}/history?itemId=${encodeURIComponent(itemId)}`,
        HistoryResponseSchema,
      ),
    listFrameworks: () => read('/frameworks', ListFrameworksAdminResponseSchema),
    duplicateFramework: (
      documentId: string,
      copy: z.input<typeof DuplicateFrameworkRequestSchema>,
    ) =>
      change(
        post,
        `/frameworks/${documentId}/duplicate`,
        DuplicateFrameworkRequestSchema.parse(copy),
      ),
    compareFrameworks: (from: string, to: string) =>
      read(`/frameworks/${from}/difference?to=${to}`, FrameworkDifferenceResponseSchema),
    analyzeBlock: (blockId: string) => read(`/blocks/${blockId}/analysis`, AnalysisResponseSchema),
    listAssessedUnits: () => read('/unit-accounts/units', ListAssessedUnitsResponseSchema),
    listUnitAccounts: () => read('/unit-accounts', UnitAccountsResponseSchema),
    setUnitAccount: (userId: number, unitIds: string[]) =>
      change(put, `/unit-accounts/${userId}`, { unitIds }),
  };
}

async function readFrom<Data>(
  get: FetchClient['get'],
  path: string,
  schema: z.ZodType<{ data: Data }>,
): Promise<Data> {
  return schema.parse((await get(addressOf(path))).data).data;
}

async function change(method: FetchClient['post'], path: string, body: object): Promise<void> {
  await method(addressOf(path), body);
}

function addressOf(path: string): string {
  return `/${PLUGIN_ID}${path}`;
}
