import { isDeepStrictEqual } from 'node:util';
import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { isPeriodOpen, PeriodStageSchema } from '@congkhai/shared/scorecards/period';
import { YearSchema } from '@congkhai/shared/scorecards/year';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, FRAMEWORK_UID, SCORECARD_UID } from '../constants';
import { DECISION_LINES, findDecisionProblems } from '../decision-fields';
import { parseItems } from '../item-messages';
import { lockRows } from '../locks';
import { FRAMEWORK_POPULATE, type FrameworkRow, FrameworkRowSchema } from '../rows';
import type { FieldProblem } from './field-problem';
import type { Guard, WrittenData } from './guard-writes';
import { findIdentifierProblems, prepareLines } from './written-data';

const LINES = { name: { charactersMax: 255 }, ...DECISION_LINES };

/** A framework can change until a scorecard is scored by it. From then on a new version does. */
export function frameworkGuard(strapi: Core.Strapi): Guard<FrameworkRow> {
  const frameworks = () => strapi.db.query(FRAMEWORK_UID);
  const load = async (documentId: unknown): Promise<FrameworkRow | null> =>
    FrameworkRowSchema.nullable().parse(
      await frameworks().findOne({ where: { documentId }, populate: FRAMEWORK_POPULATE }),
    );
  return {
    uid: FRAMEWORK_UID,

    async load(documentId) {
      const row = await load(documentId);
      if (!row) return null;
      // Whoever saves the first score by this framework waits for us, or we for him.
      await lockRows(strapi, FRAMEWORK_UID, [row.id], 'update');
      return load(documentId);
    },

    async prepare(data, before) {
      const problems = [
        ...findIdentifierProblems(data, 'frameworkId', before?.frameworkId),
        ...prepareLines(data, LINES, before === null),
        ...prepareValidity(data, before === null),
      ];
      if (problems.length === 0 && !before && (await isTaken(data.frameworkId)))
        problems.push({ field: 'frameworkId', message: 'Mã định danh này đã được dùng.' });
      if (data.items === undefined && before) return problems;
      const parsed = parseItems(data.items);
      if (parsed.kind === 'items') data.items = parsed.items;
      else problems.push(...parsed.messages.map((message) => ({ field: 'items', message })));
      return problems;
    },

    async check(after, before) {
      const problems = findDecisionProblems(after);
      if (after.yearFrom !== null && after.yearTo !== null && after.yearTo < after.yearFrom)
        problems.push({ field: 'yearTo', message: 'Năm cuối phải từ năm đầu trở đi.' });
      if (!before || isDeepStrictEqual(after, before)) return problems;
      const use = await findUseOfFramework(strapi, after.documentId);
      if (use !== null)
        problems.push({
          field: 'name',
          message: `Bộ chỉ số đang dùng cho “${use}” nên không sửa được nữa. Hãy tạo phiên bản mới của bộ chỉ số (trang “Bộ chỉ số”, nút “Tạo phiên bản mới”).`,
        });
      return problems;
    },

    async findDeletionProblem({ documentId }) {
      const blocks = await strapi.db
        .query(BLOCK_UID)
        .count({ where: { framework: { documentId } } });
      return blocks === 0 ? null : `Không xoá được: bộ chỉ số đang dùng cho ${blocks} khối đơn vị.`;
    },
  };

  async function isTaken(frameworkId: unknown): Promise<boolean> {
    return (await frameworks().count({ where: { frameworkId } })) > 0;
  }
}

const UsingBlockSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  period: z.object({ name: z.string(), stage: PeriodStageSchema }).nullable(),
});

/** What keeps a framework from changing: a block with a scorecard by it, or of a period that is approved. Null if nothing does. */
export async function findUseOfFramework(
  strapi: Core.Strapi,
  documentId: string,
): Promise<string | null> {
  const rows: unknown = await strapi.db.query(BLOCK_UID).findMany({
    where: { framework: { documentId } },
    populate: { period: { select: ['name', 'stage'] } },
  });
  for (const block of z.array(UsingBlockSchema).parse(rows)) {
    const isClosed = block.period !== null && !isPeriodOpen(block.period.stage);
    const where = { block: { documentId: block.documentId } };
    if (isClosed || (await strapi.db.query(SCORECARD_UID).count({ where })) > 0)
      return `${block.name}, ${block.period?.name ?? ''}`;
  }
  return null;
}

function prepareValidity(data: WrittenData, isNew: boolean): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const field of ['yearFrom', 'yearTo']) {
    const value = data[field];
    if (value === undefined || value === null || value === '') {
      if (value === '') data[field] = null;
    } else if (!YearSchema.safeParse(value).success)
      problems.push({ field, message: 'Nhập năm từ 2000 đến 2100, hoặc để trống.' });
  }
  if (data.tiers === undefined && !isNew) return problems;
  const tiers = FrameworkSchema.shape.tiers.safeParse(data.tiers ?? []);
  if (tiers.success) data.tiers = tiers.data;
  else
    problems.push({
      field: 'tiers',
      message: 'Kê các cấp, ví dụ ["commune"]; các cấp là province, district, commune, department.',
    });
  return problems;
}
