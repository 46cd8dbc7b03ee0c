import { FrameworkItemsSchema } from '@congkhai/shared/scorecards/framework';
import { isPeriodOpen, PeriodStageSchema } from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, SCORECARD_UID } from '../constants';
import { describeScoreProblems } from '../item-messages';
import { titleOf } from '../scorecard-title';
import type { FieldProblem } from './field-problem';
import type { Guard } from './guard-writes';
import { closedMessage } from './stage-names';

const TableSchema = z.record(z.string(), z.unknown());
const ScorecardRowSchema = z.object({
  documentId: z.string(),
  scores: z.unknown(),
  unit: z.object({ documentId: z.string(), fullName: z.string() }).nullable(),
  block: z
    .object({
      documentId: z.string(),
      framework: z.object({ items: FrameworkItemsSchema }).nullable(),
      period: z.object({ name: z.string(), year: z.number(), stage: PeriodStageSchema }).nullable(),
    })
    .nullable(),
});
type ScorecardRow = z.infer<typeof ScorecardRowSchema>;

/** One scorecard for each unit of a block, with scores that the block's framework allows, until the period is approved. */
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
      for (const computed of ['title', 'unitName', 'scorecardKey']) delete data[computed];
      if (data.scores === null || (data.scores === undefined && !before)) data.scores = {};
      // What is no table cannot be stored as JSON by every database; what is wrong in a table is found once its items are known.
      return data.scores === undefined || TableSchema.safeParse(data.scores).success
        ? []
        : [{ field: 'scores', message: 'Bảng điểm không đúng cấu trúc.' }];
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
      return [
        ...(before ? [] : await findUnitProblems(strapi, { block, unit, saved: after.documentId })),
        ...describeScoreProblems(framework.items, after.scores).map((message) => ({
          field: 'scores',
          message,
        })),
      ];
    },

    async complete({ documentId, block, unit }) {
      if (!block?.period || !unit) return;
      const unitName = unit.fullName;
      await strapi.db.query(SCORECARD_UID).update({
        where: { documentId },
        data: {
          unitName,
          title: titleOf(unitName, block.period.year),
          scorecardKey: `${block.documentId}/${unit.documentId}`,
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
