import { GradeBandsSchema } from '@congkhai/shared/scorecards/grading';
import { isPeriodOpen } from '@congkhai/shared/scorecards/period';
import { ThousandthsSchema } from '@congkhai/shared/scorecards/points';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, SCORECARD_UID } from '../constants';
import { FrameworkRowSchema, PeriodRowSchema } from '../rows';
import { findFitProblems } from './block-fit';
import type { FieldProblem } from './field-problem';
import { describeGradeBandProblems } from './grade-band-messages';
import type { Guard, WrittenData } from './guard-writes';
import { closedMessage } from './stage-names';
import { findIdentifierProblems, prepareLines } from './written-data';

const LINES = {
  name: { charactersMax: 200 },
  gradeBandsSource: { charactersMax: 300, isOptional: true },
};

const UnitSchema = z.object({
  documentId: z.string(),
  unitId: z.string(),
  fullName: z.string(),
});
const BlockRowSchema = z.object({
  documentId: z.string(),
  blockId: z.string(),
  name: z.string(),
  period: PeriodRowSchema.pick({
    documentId: true,
    name: true,
    stage: true,
    year: true,
    unitsAsOf: true,
  }).nullable(),
  framework: FrameworkRowSchema.pick({
    documentId: true,
    name: true,
    tiers: true,
    yearFrom: true,
    yearTo: true,
  }).nullable(),
  rescaleToThousandths: z.number().int().nullable(),
  units: z.array(UnitSchema),
});
type BlockRow = z.infer<typeof BlockRowSchema>;

/** A block belongs to one period, and its units to no other block of it. What has scorecards can no longer be taken away. */
export function blockGuard(strapi: Core.Strapi): Guard<BlockRow> {
  return {
    uid: BLOCK_UID,

    async load(documentId) {
      const row: unknown = await strapi.db.query(BLOCK_UID).findOne({
        where: { documentId },
        populate: {
          period: { select: ['documentId', 'name', 'stage', 'year', 'unitsAsOf'] },
          framework: { select: ['documentId', 'name', 'tiers', 'yearFrom', 'yearTo'] },
          units: { select: ['documentId', 'unitId', 'fullName'] },
        },
      });
      return BlockRowSchema.nullable().parse(row);
    },

    prepare(data, before) {
      delete data.blockKey;
      return [
        ...findIdentifierProblems(data, 'blockId', before?.blockId),
        ...prepareLines(data, LINES, before === null),
        ...prepareGradeBands(data, before !== null),
        ...findRescalingProblems(data),
      ];
    },

    async check(after, before) {
      const { period } = after;
      if (!period) return [{ field: 'period', message: 'Phải chọn kỳ đánh giá của khối.' }];
      if (before && before.period?.documentId !== period.documentId)
        return [{ field: 'period', message: 'Khối không chuyển được sang kỳ khác.' }];
      if (!isPeriodOpen(period.stage)) return [{ field: 'period', message: closedMessage(period) }];
      return [
        ...(after.framework ? [] : [{ field: 'framework', message: 'Phải chọn bộ chỉ số.' }]),
        ...(await findNeighbourProblems(strapi, after, period.documentId)),
        ...(await findFitProblems(strapi, { ...after, period })),
        ...(before ? await findScorecardProblems(strapi, after, before) : []),
      ];
    },

    async complete({ documentId, blockId, period }) {
      await strapi.db
        .query(BLOCK_UID)
        .update({ where: { documentId }, data: { blockKey: `${period?.documentId}/${blockId}` } });
    },

    async findDeletionProblem({ documentId, period }) {
      if (period && !isPeriodOpen(period.stage)) return closedMessage(period);
      const where = { block: { documentId } };
      const scorecards = await strapi.db.query(SCORECARD_UID).count({ where });
      return scorecards === 0 ? null : `Không xoá được: khối còn ${scorecards} phiếu chấm.`;
    },
  };
}

function prepareGradeBands(data: WrittenData, isUpdate: boolean): FieldProblem[] {
  if (data.gradeBands === undefined && isUpdate) return [];
  const value = data.gradeBands ?? [];
  const parsed = GradeBandsSchema.safeParse(value);
  if (!parsed.success)
    return describeGradeBandProblems(value, parsed.error).map((message) => ({
      field: 'gradeBands',
      message,
    }));
  data.gradeBands = parsed.data;
  return [];
}

function findRescalingProblems({ rescaleToThousandths: value }: WrittenData): FieldProblem[] {
  if (value === undefined || value === null) return [];
  return ThousandthsSchema.min(1).safeParse(value).success
    ? []
    : [
        {
          field: 'rescaleToThousandths',
          message:
            'Nhập điểm tối đa để quy đổi, tính bằng phần nghìn điểm (100 điểm là 100000), hoặc để trống.',
        },
      ];
}

const NeighbourSchema = z.object({
  blockId: z.string(),
  name: z.string(),
  units: z.array(z.object({ documentId: z.string() })),
});

// A unit has one scorecard a year, at an address made of period and unit: it can be in one block of a period only.
async function findNeighbourProblems(
  strapi: Core.Strapi,
  { documentId, blockId, units }: BlockRow,
  periodDocumentId: string,
): Promise<FieldProblem[]> {
  const rows: unknown = await strapi.db.query(BLOCK_UID).findMany({
    where: { period: { documentId: periodDocumentId }, documentId: { $ne: documentId } },
    populate: { units: { select: ['documentId'] } },
  });
  return z
    .array(NeighbourSchema)
    .parse(rows)
    .flatMap((neighbour) => {
      const problems: FieldProblem[] = [];
      if (neighbour.blockId === blockId)
        problems.push({ field: 'blockId', message: 'Kỳ này đã có khối mang mã định danh này.' });
      const taken = new Set(neighbour.units.map((unit) => unit.documentId));
      const shared = units.find((unit) => taken.has(unit.documentId));
      if (shared)
        problems.push({
          field: 'units',
          message: `“${shared.fullName}” đã thuộc khối “${neighbour.name}” của kỳ này.`,
        });
      return problems;
    });
}

async function findScorecardProblems(
  strapi: Core.Strapi,
  after: BlockRow,
  before: BlockRow,
): Promise<FieldProblem[]> {
  const block = { documentId: after.documentId };
  const count = (where: object) => strapi.db.query(SCORECARD_UID).count({ where });
  const problems: FieldProblem[] = [];
  const isOtherFramework = after.framework?.documentId !== before.framework?.documentId;
  if (isOtherFramework && (await count({ block })) > 0)
    problems.push({
      field: 'framework',
      message: 'Khối đã có phiếu chấm nên không đổi được bộ chỉ số.',
    });
  const kept = new Set(after.units.map(({ documentId }) => documentId));
  for (const { documentId, fullName } of before.units) {
    if (kept.has(documentId) || (await count({ block, unit: { documentId } })) === 0) continue;
    problems.push({
      field: 'units',
      message: `“${fullName}” đã có phiếu chấm trong khối nên không gỡ ra được.`,
    });
  }
  return problems;
}
