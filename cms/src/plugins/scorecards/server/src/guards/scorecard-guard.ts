import { isPeriodOpen, PeriodStageSchema } from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, SCORECARD_UID } from '../constants';
import { titleOf } from '../scorecard-title';
import { scorecardKeyOf } from '../scores/card-table';
import type { FieldProblem } from './field-problem';
import type { Guard } from './guard-writes';
import { closedMessage } from './stage-names';

const ScorecardRowSchema = z.object({
  documentId: z.string(),
  unit: z.object({ documentId: z.string(), fullName: z.string() }).nullable(),
  block: z
    .object({
      documentId: z.string(),
      framework: z.object({ documentId: z.string() }).nullable(),
      period: z.object({ name: z.string(), year: z.number(), stage: PeriodStageSchema }).nullable(),
    })
    .nullable(),
});
type ScorecardRow = z.infer<typeof ScorecardRowSchema>;

// What the plugin itself writes, with every change of scores on record.
const OWN_FIELDS = ['title', 'scorecardKey', 'revision', 'publishedTotals'];

/** One scorecard for each unit of a block. Its scores are written by the `scores` service, which records who changed what. */
export function scorecardGuard(strapi: Core.Strapi): Guard<ScorecardRow> {
  return {
    uid: SCORECARD_UID,

    async load(documentId) {
      const row: unknown = await strapi.db.query(SCORECARD_UID).findOne({
        where: { documentId },
        populate: {
          unit: { select: ['documentId', 'fullName'] },
          block: { populate: { framework: true, period: true } },
        },
      });
      return ScorecardRowSchema.nullable().parse(row);
    },

    prepare(data, before) {
      for (const field of OWN_FIELDS) delete data[field];
      const isGiven = data.scores !== undefined && data.scores !== null;
      if (before) delete data.scores;
      else data.scores = {};
      return isGiven
        ? [{ field: 'scores', message: 'Điểm được nhập ở trang chấm điểm, không nhập ở đây.' }]
        : [];
    },

    async check(after, before) {
      const { block, unit } = after;
      if (!block) return [{ field: 'block', message: 'Phải chọn khối đơn vị.' }];
      if (!unit) return [{ field: 'unit', message: 'Phải chọn đơn vị.' }];
      if (before && isMoved(after, before))
        return [
          { field: 'unit', message: 'Phiếu chấm không chuyển được sang khối hay đơn vị khác.' },
        ];
      const { period, framework } = block;
      if (!period || !framework)
        return [{ field: 'block', message: 'Khối này chưa có kỳ đánh giá hoặc bộ chỉ số.' }];
      if (!isPeriodOpen(period.stage)) return [{ field: 'block', message: closedMessage(period) }];
      return before ? [] : findUnitProblems(strapi, { block, unit, saved: after.documentId });
    },

    async complete({ documentId, block, unit }) {
      if (!block?.period || !unit) return;
      await strapi.db.query(SCORECARD_UID).update({
        where: { documentId },
        data: {
          title: titleOf(unit.fullName, block.period.year),
          scorecardKey: scorecardKeyOf(block, unit),
        },
      });
    },

    async findDeletionProblem({ block }) {
      return block?.period && !isPeriodOpen(block.period.stage)
        ? closedMessage(block.period)
        : null;
    },
  };
}

function isMoved(after: ScorecardRow, before: ScorecardRow): boolean {
  return (
    after.block?.documentId !== before.block?.documentId ||
    after.unit?.documentId !== before.unit?.documentId
  );
}

async function findUnitProblems(
  strapi: Core.Strapi,
  {
    block,
    unit,
    saved,
  }: {
    block: { documentId: string };
    unit: { documentId: string; fullName: string };
    saved: string;
  },
): Promise<FieldProblem[]> {
  const inBlock = { documentId: block.documentId, units: { documentId: unit.documentId } };
  if ((await strapi.db.query(BLOCK_UID).count({ where: inBlock })) === 0)
    return [{ field: 'unit', message: `“${unit.fullName}” không thuộc khối đơn vị đã chọn.` }];
  const twin = {
    block: { documentId: block.documentId },
    unit: { documentId: unit.documentId },
    documentId: { $ne: saved },
  };
  return (await strapi.db.query(SCORECARD_UID).count({ where: twin })) === 0
    ? []
    : [{ field: 'unit', message: `“${unit.fullName}” đã có phiếu chấm trong khối này.` }];
}
