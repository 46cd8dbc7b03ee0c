import { isPeriodOpen, PeriodSchema } from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, PERIOD_UID, PLUGIN_ID } from '../constants';
import { DECISION_FIELDS, DECISION_LINES, findDecisionProblems } from '../decision-fields';
import { type PeriodRow, PeriodRowSchema } from '../rows';
import type { Releases } from '../services/releases';
import type { FieldProblem } from './field-problem';
import type { Guard, WrittenData } from './guard-writes';
import { closedMessage } from './stage-names';
import { canOf, findStageProblems } from './stage-problems';
import { findIdentifierProblems, prepareLines } from './written-data';

// The chairman's decision has its number only when the scores are settled, so it may be entered after approval.
const LINES = { name: { charactersMax: 255 }, ...DECISION_LINES };
const OPEN_AFTER_APPROVAL: readonly string[] = ['stage', 'name', ...DECISION_FIELDS];

/** Moves a period through its stages, and keeps it as it is once it is approved. */
export function periodGuard(strapi: Core.Strapi): Guard<PeriodRow> {
  const periods = () => strapi.db.query(PERIOD_UID);
  const releases = (): Releases => strapi.plugin(PLUGIN_ID).service('releases');
  return {
    uid: PERIOD_UID,

    async load(documentId) {
      return PeriodRowSchema.nullable().parse(await periods().findOne({ where: { documentId } }));
    },

    async prepare(data, before) {
      const problems = [
        ...findIdentifierProblems(data, 'periodId', before?.periodId),
        ...prepareLines(data, LINES, before === null),
        ...findYearProblems(data, before === null),
      ];
      if (problems.length === 0 && !before && (await isTaken(data.periodId)))
        problems.push({ field: 'periodId', message: 'Mã định danh này đã được dùng.' });
      if (changesRelation(data.blocks))
        problems.push({ field: 'blocks', message: 'Khối được thêm và gỡ ở trang của từng khối.' });
      return problems;
    },

    async check(after, before) {
      const problems = [...findDecisionProblems(after), ...findClosedProblems(after, before)];
      problems.push(...findStageProblems(before?.stage ?? null, after.stage, canOf(strapi)));
      const isClosing = before && isPeriodOpen(before.stage) && !isPeriodOpen(after.stage);
      if (isClosing) problems.push(...(await findBlockProblems(strapi, after.documentId)));
      return problems;
    },

    async complete(after, before) {
      const wasPublished = before?.stage === 'published';
      const isPublished = after.stage === 'published';
      if (isPublished && !wasPublished) await releases().make(after.documentId);
      if (wasPublished && !isPublished) await releases().withdraw(after.periodId);
    },

    async findDeletionProblem({ documentId }) {
      const blocks = await strapi.db.query(BLOCK_UID).count({ where: { period: { documentId } } });
      return blocks === 0 ? null : `Không xoá được: kỳ còn ${blocks} khối đơn vị.`;
    },
  };

  async function isTaken(periodId: unknown): Promise<boolean> {
    return (await periods().count({ where: { periodId } })) > 0;
  }
}

function findYearProblems({ year }: WrittenData, isNew: boolean): FieldProblem[] {
  if (year === undefined && !isNew) return [];
  return PeriodSchema.shape.year.safeParse(year).success
    ? []
    : [{ field: 'year', message: 'Nhập năm từ 2000 đến 2100.' }];
}

// Forms send an untouched relation as empty lists.
function changesRelation(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.values(value).some(changesRelation);
}

function findClosedProblems(after: PeriodRow, before: PeriodRow | null): FieldProblem[] {
  if (!before || isPeriodOpen(before.stage)) return [];
  const allowed = before.stage === 'published' ? ['stage'] : OPEN_AFTER_APPROVAL;
  return PeriodRowSchema.keyof()
    .options.filter((field) => !allowed.includes(field) && after[field] !== before[field])
    .map((field) => ({ field, message: closedMessage(before) }));
}

const BlockRowSchema = z.object({
  name: z.string(),
  framework: z.object({ documentId: z.string() }).nullable(),
  units: z.object({ count: z.number() }),
});

/** What a period lacks to be approved. Units without a scorecard are no obstacle: they are listed apart. */
async function findBlockProblems(strapi: Core.Strapi, documentId: string): Promise<FieldProblem[]> {
  const rows: unknown = await strapi.db.query(BLOCK_UID).findMany({
    where: { period: { documentId } },
    populate: { framework: { select: ['documentId'] }, units: { count: true } },
  });
  const blocks = z.array(BlockRowSchema).parse(rows);
  if (blocks.length === 0)
    return [{ field: 'stage', message: 'Kỳ chưa có khối đơn vị nào nên chưa phê duyệt được.' }];
  return blocks.flatMap(({ name, framework, units }) => [
    ...(framework ? [] : [{ field: 'stage', message: `Khối “${name}” chưa có bộ chỉ số.` }]),
    ...(units.count > 0 ? [] : [{ field: 'stage', message: `Khối “${name}” chưa có đơn vị nào.` }]),
  ]);
}
