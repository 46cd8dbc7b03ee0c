import { isDeepStrictEqual } from 'node:util';
import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { BLOCK_UID, FRAMEWORK_UID, SCORECARD_UID } from '../constants';
import { DECISION_LINES, findDecisionProblems } from '../decision-fields';
import { describeScoreProblems, parseItems } from '../item-messages';
import { type FrameworkRow, FrameworkRowSchema } from '../rows';
import type { FieldProblem } from './field-problem';
import type { Guard } from './guard-writes';
import { findIdentifierProblems, prepareLines } from './written-data';

// Scorecards are read in pages, so that thousands of them never stand in memory at once.
const SCORECARDS_PER_PAGE = 200;
const LINES = { name: { charactersMax: 255 }, ...DECISION_LINES };

/** A framework can change until a period that uses it is approved, and never so that scores already given become wrong. */
export function frameworkGuard(strapi: Core.Strapi): Guard<FrameworkRow> {
  const frameworks = () => strapi.db.query(FRAMEWORK_UID);
  return {
    uid: FRAMEWORK_UID,

    async load(documentId) {
      return FrameworkRowSchema.nullable().parse(
        await frameworks().findOne({ where: { documentId } }),
      );
    },

    async prepare(data, before) {
      const problems = [
        ...findIdentifierProblems(data, 'frameworkId', before?.frameworkId),
        ...prepareLines(data, LINES, before === null),
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
      if (!before || isDeepStrictEqual(after, before)) return problems;
      const closedPeriod = await findClosedPeriod(strapi, after.documentId);
      if (closedPeriod !== null)
        problems.push({
          field: 'name',
          message: `Bộ chỉ số đã dùng cho “${closedPeriod}”, kỳ đã phê duyệt hoặc công bố, nên không sửa được nữa. Hãy tạo bộ chỉ số mới.`,
        });
      if (!isDeepStrictEqual(after.items, before.items))
        problems.push(...(await findScorecardProblems(strapi, after.documentId, after.items)));
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

async function findClosedPeriod(strapi: Core.Strapi, documentId: string): Promise<string | null> {
  const block: unknown = await strapi.db.query(BLOCK_UID).findOne({
    where: { framework: { documentId }, period: { stage: { $in: ['approved', 'published'] } } },
    populate: { period: { select: ['name'] } },
  });
  const Schema = z.object({ period: z.object({ name: z.string() }) }).nullable();
  return Schema.parse(block)?.period.name ?? null;
}

const ScoresRowSchema = z.object({ title: z.string().nullable(), scores: z.unknown() });

async function findScorecardProblems(
  strapi: Core.Strapi,
  frameworkDocumentId: string,
  items: readonly FrameworkItem[],
): Promise<FieldProblem[]> {
  const where = { block: { framework: { documentId: frameworkDocumentId } } };
  for (let offset = 0; ; offset += SCORECARDS_PER_PAGE) {
    const page = z.array(ScoresRowSchema).parse(
      await strapi.db.query(SCORECARD_UID).findMany({
        where,
        select: ['title', 'scores'],
        orderBy: { id: 'asc' },
        offset,
        limit: SCORECARDS_PER_PAGE,
      }),
    );
    for (const { title, scores } of page) {
      const [message] = describeScoreProblems(items, scores);
      if (message)
        return [
          {
            field: 'items',
            message: `Phiếu chấm “${title}” đã có điểm không hợp với thay đổi này. ${message}`,
          },
        ];
    }
    if (page.length < SCORECARDS_PER_PAGE) return [];
  }
}
