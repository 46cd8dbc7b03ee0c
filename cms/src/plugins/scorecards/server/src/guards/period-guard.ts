import { isDeepStrictEqual } from 'node:util';
import {
  isPeriodOpen,
  isPeriodPublic,
  PeriodSchema,
  UncertaintyRulesSchema,
} from '@congkhai/shared/scorecards/period';
import { LocalDaySchema } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, PERIOD_UID, PLUGIN_ID } from '../constants';
import { DECISION_FIELDS, DECISION_LINES, findDecisionProblems } from '../decision-fields';
import { lockRows } from '../locks';
import { recordPeriodAudit } from '../record-audit';
import { DEADLINE_FIELDS } from '../rights/deadlines';
import { PERIOD_POPULATE, type PeriodRow, PeriodRowSchema } from '../rows';
import type { Releases } from '../services/releases';
import type { FieldProblem } from './field-problem';
import type { Guard, WrittenData } from './guard-writes';
import { closedMessage } from './stage-names';
import { canOf, findStageProblems } from './stage-problems';
import { findIdentifierProblems, prepareLines } from './written-data';

// The chairman's decision has its number only when the scores are settled, so it may be entered after approval.
const LINES = { name: { charactersMax: 255 }, ...DECISION_LINES };
const OPEN_AFTER_APPROVAL: readonly string[] = ['stage', 'name', ...DECISION_FIELDS];
/** Opened and closed by the service of corrections. */
const CORRECTION_FIELDS = ['isCorrectionOpen', 'correctionReason'] as const;
const DAY_FIELDS = ['unitsAsOf', ...Object.values(DEADLINE_FIELDS)];

/** Moves a period through its stages, and keeps it as it is once it is approved. */
export function periodGuard(strapi: Core.Strapi): Guard<PeriodRow> {
  const periods = () => strapi.db.query(PERIOD_UID);
  const releases = (): Releases => strapi.plugin(PLUGIN_ID).service('releases');
  const load = async (documentId: unknown): Promise<PeriodRow | null> =>
    PeriodRowSchema.nullable().parse(
      await periods().findOne({ where: { documentId }, populate: PERIOD_POPULATE }),
    );
  return {
    uid: PERIOD_UID,

    async load(documentId) {
      const row = await load(documentId);
      if (!row) return null;
      // Scores that are being saved are saved before the stage moves on.
      await lockRows(strapi, PERIOD_UID, [row.id], 'update');
      return load(documentId);
    },

    async prepare(data, before) {
      for (const field of CORRECTION_FIELDS) delete data[field];
      const problems = [
        ...findIdentifierProblems(data, 'periodId', before?.periodId),
        ...prepareLines(data, LINES, before === null),
        ...findYearProblems(data, before === null),
        ...prepareDays(data),
        ...prepareUncertainty(data),
      ];
      if (problems.length > 0) return problems;
      if (!before) data.unitsAsOf ??= `${String(data.year)}-12-31`;
      if (!before && (await isTaken(data.periodId)))
        problems.push({ field: 'periodId', message: 'Mã định danh này đã được dùng.' });
      if (changesRelation(data.blocks))
        problems.push({ field: 'blocks', message: 'Khối được thêm và gỡ ở trang của từng khối.' });
      return problems;
    },

    async check(after, before) {
      const problems = [...findDecisionProblems(after), ...findClosedProblems(after, before)];
      problems.push(...findStageProblems(before?.stage ?? null, after.stage, canOf(strapi)));
      if (!before) return problems;
      if (isPeriodOpen(before.stage) && !isPeriodOpen(after.stage))
        problems.push(...(await findBlockProblems(strapi, after.documentId)));
      if (after.unitsAsOf !== before.unitsAsOf && (await countBlocks(after.documentId)) > 0)
        problems.push({
          field: 'unitsAsOf',
          message: 'Kỳ đã có khối đơn vị nên không đổi được ngày lấy danh sách đơn vị.',
        });
      if (after.previousPeriod?.documentId === after.documentId)
        problems.push({ field: 'previousPeriod', message: 'Kỳ không so sánh với chính nó.' });
      const isReopened = before.stage === 'approved' && isPeriodOpen(after.stage);
      if (isReopened && (await releases().hasPublished(after.periodId)))
        problems.push({
          field: 'stage',
          message:
            'Kỳ đã từng được công bố nên không quay lại chấm điểm được. Hãy công bố lại rồi mở đính chính.',
        });
      return problems;
    },

    async complete(after, before) {
      if (!before) return;
      if (before.stage !== after.stage) await follow(strapi, before, after);
      else if (after.stage === 'approved') await releases().seal(after);
    },

    async findDeletionProblem({ documentId }) {
      const blocks = await countBlocks(documentId);
      return blocks === 0 ? null : `Không xoá được: kỳ còn ${blocks} khối đơn vị.`;
    },
  };

  async function isTaken(periodId: unknown): Promise<boolean> {
    return (await periods().count({ where: { periodId } })) > 0;
  }

  async function countBlocks(documentId: string): Promise<number> {
    return strapi.db.query(BLOCK_UID).count({ where: { period: { documentId } } });
  }
}

/** What a change of stage does to the releases. */
async function follow(strapi: Core.Strapi, before: PeriodRow, after: PeriodRow): Promise<void> {
  const releases: Releases = strapi.plugin(PLUGIN_ID).service('releases');
  const { periodId } = after;
  if (isPeriodOpen(before.stage) && after.stage === 'approved') await releases.freeze(after, []);
  if (before.stage === 'approved' && isPeriodOpen(after.stage)) await releases.discard(periodId);
  if (before.stage === 'approved' && after.stage === 'published') {
    await releases.seal(after);
    await releases.publish(periodId);
  }
  if (isPeriodPublic(before.stage) && after.stage === 'approved') await releases.withdraw(periodId);
  const stages = { from: before.stage, to: after.stage };
  await recordPeriodAudit(strapi, after, actionOf(before, after), stages);
}

/** What a change of stage is called: readers see a release, or no longer do. */
function actionOf(before: PeriodRow, after: PeriodRow): string {
  if (isPeriodPublic(after.stage) && !isPeriodPublic(before.stage)) return 'release.published';
  if (isPeriodPublic(before.stage) && !isPeriodPublic(after.stage)) return 'release.withdrawn';
  return 'period.stage-changed';
}

function findYearProblems({ year }: WrittenData, isNew: boolean): FieldProblem[] {
  if (year === undefined && !isNew) return [];
  return PeriodSchema.shape.year.safeParse(year).success
    ? []
    : [{ field: 'year', message: 'Nhập năm từ 2000 đến 2100.' }];
}

function prepareDays(data: WrittenData): FieldProblem[] {
  return DAY_FIELDS.flatMap((field) => {
    if (data[field] === '') data[field] = null;
    const value = data[field];
    return value === undefined || value === null || LocalDaySchema.safeParse(value).success
      ? []
      : [{ field, message: 'Nhập một ngày, ví dụ 31/12/2022.' }];
  });
}

function prepareUncertainty(data: WrittenData): FieldProblem[] {
  if (data.uncertainty === undefined || data.uncertainty === null) return [];
  const parsed = UncertaintyRulesSchema.safeParse(data.uncertainty);
  if (!parsed.success)
    return [
      {
        field: 'uncertainty',
        message: `Quy tắc ước lượng khoảng hạng không đúng ở: ${parsed.error.issues.map(({ path }) => path.join('.') || 'cả bảng').join(', ')}.`,
      },
    ];
  data.uncertainty = parsed.data;
  return [];
}

// Forms send an untouched relation as empty lists.
function changesRelation(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.values(value).some(changesRelation);
}

function findClosedProblems(after: PeriodRow, before: PeriodRow | null): FieldProblem[] {
  if (!before || isPeriodOpen(before.stage)) return [];
  const allowed = isPeriodPublic(before.stage) ? ['stage'] : OPEN_AFTER_APPROVAL;
  return PeriodRowSchema.keyof()
    .options.filter(
      (field) => !allowed.includes(field) && !isDeepStrictEqual(after[field], before[field]),
    )
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
