import { EditableFieldSchema, FieldValueSchema } from '@congkhai/shared/contracts/scorecards-admin';
import type { FieldChange } from '@congkhai/shared/scorecards/cell-changes';
import { PeriodStageSchema } from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { SCORE_CHANGE_UID } from '../constants';

const ROWS_PER_PAGE = 100;
const ROWS_MAX = 1_000;

const ChangesSchema = z.array(
  z.object({
    itemId: z.string(),
    field: EditableFieldSchema,
    from: FieldValueSchema,
    to: FieldValueSchema,
  }),
);
const LogRowSchema = z.object({
  revision: z.number().int(),
  changedAt: z.coerce.date(),
  userName: z.string(),
  stage: PeriodStageSchema,
  reason: z.string().nullable(),
  changes: ChangesSchema,
});
export type LogRow = z.infer<typeof LogRowSchema>;

/** One saving of one card. */
export interface LogEntry {
  scorecardId: string;
  scorecardKey: string;
  revision: number;
  changedAt: Date;
  userId: number | null;
  userName: string;
  stage: string;
  reason: string | null;
  changes: FieldChange[];
}

/** Who changed what. There is no way to change or remove a row here, and the database refuses it too. */
export function changeLog(strapi: Core.Strapi) {
  const rows = () => strapi.db.query(SCORE_CHANGE_UID);

  async function listPage(scorecardKey: string, offset: number): Promise<LogRow[]> {
    const page: unknown = await rows().findMany({
      where: { scorecardKey },
      orderBy: { id: 'desc' },
      offset,
      limit: ROWS_PER_PAGE,
    });
    return z.array(LogRowSchema).parse(page);
  }

  async function* walk(scorecardKey: string): AsyncGenerator<LogRow> {
    for (let offset = 0; offset < ROWS_MAX; offset += ROWS_PER_PAGE) {
      const page = await listPage(scorecardKey, offset);
      yield* page;
      if (page.length < ROWS_PER_PAGE) return;
    }
  }

  return {
    async add(entries: readonly LogEntry[]): Promise<void> {
      if (entries.length > 0) await rows().createMany({ data: [...entries] });
    },

    /** The newest changes of a card, at most 1,000 savings, newest first; those of one item only, if it is named. */
    async list(scorecardKey: string, itemId: string | null): Promise<LogRow[]> {
      const found: LogRow[] = [];
      for await (const row of walk(scorecardKey)) {
        const changes = row.changes.filter((change) => itemId === null || change.itemId === itemId);
        if (changes.length > 0) found.push({ ...row, changes });
      }
      return found;
    },

    /** Who changed each field of each item of a card last, by `itemId field`. */
    async listLast(scorecardKey: string): Promise<Map<string, LogRow>> {
      const last = new Map<string, LogRow>();
      for await (const row of walk(scorecardKey)) {
        for (const change of row.changes) {
          const key = fieldKeyOf(change);
          if (!last.has(key)) last.set(key, row);
        }
      }
      return last;
    },
  };
}

export function fieldKeyOf({ itemId, field }: Pick<FieldChange, 'itemId' | 'field'>): string {
  return `${itemId} ${field}`;
}
