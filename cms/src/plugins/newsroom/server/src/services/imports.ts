import {
  type ImportCheck,
  type ImportRun,
  ROW_OUTCOMES,
  RowOutcomeSchema,
} from '@congkhai/shared/contracts/import-admin';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { IMPORT_ROW_UID, IMPORT_RUN_UID } from '../constants';
import type { ImportFile } from '../import/import-file';
import { keepImport, prepareImport } from '../import/keep-import';

const RUNS_LISTED_MAX = 20;
const RunSchema = z.object({
  id: z.number(),
  fileName: z.string(),
  fileHash: z.string(),
  startedBy: z.string(),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullable(),
});
const ResultSchema = z.array(
  z.object({
    row: z.number(),
    title: z.string(),
    outcome: RowOutcomeSchema,
    message: z.string().nullable(),
    documentId: z.string().nullable(),
  }),
);
export type RowResult = z.infer<typeof ResultSchema>[number];

/** Imports of articles: what a file would bring, and their rows once it was begun. */
export const imports = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(IMPORT_ROW_UID);
  const runs = () => strapi.db.query(IMPORT_RUN_UID);

  async function toRun(row: unknown): Promise<ImportRun> {
    const { id, fileHash, startedAt, finishedAt, ...run } = RunSchema.parse(row);
    const counts = await Promise.all(
      ROW_OUTCOMES.map(async (outcome) => [
        outcome,
        await rows().count({ where: { runId: id, outcome } }),
      ]),
    );
    return {
      ...run,
      importId: id,
      sha256: fileHash,
      isFinished: finishedAt !== null,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      counts: Object.fromEntries(counts),
    };
  }

  return {
    /** What a file would bring. Nothing is written. */
    async check(file: ImportFile): Promise<ImportCheck> {
      return (await prepareImport(strapi, file)).check;
    },

    /**
     * Begins the import of the file whose dry run was read; rows with problems are listed and left out. The rows are kept, so a process
     * that is killed loses nothing. Another file than the confirmed one begins nothing.
     */
    async start(
      file: ImportFile,
      confirmedSha256: string,
      startedBy: string,
    ): Promise<ImportCheck> {
      const prepared = await prepareImport(strapi, file);
      if (confirmedSha256 !== file.sha256) return prepared.check;
      const importId = await strapi.db.transaction(() =>
        keepImport(strapi, { file, startedBy, prepared }),
      );
      return { ...prepared.check, importId };
    },

    /** The last imports, newest first. */
    async list(): Promise<ImportRun[]> {
      const found: unknown[] = await runs().findMany({
        orderBy: { id: 'desc' },
        limit: RUNS_LISTED_MAX,
      });
      return Promise.all(found.map(toRun));
    },

    /** What became of each row. */
    async listResults(importId: number): Promise<RowResult[]> {
      const found: unknown = await rows().findMany({
        where: { runId: importId },
        select: ['row', 'title', 'outcome', 'message', 'documentId'],
        orderBy: { row: 'asc' },
      });
      return ResultSchema.parse(found);
    },
  };
};
export type Imports = ReturnType<typeof imports>;
