import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { UNIT_UID } from './constants';
import { deleteVersions, findEventsProblem, keepVersions } from './keep-versions';
import { refusalOf } from './refusal';
import {
  type FieldProblem,
  findUnitProblems,
  toUnit,
  type UnitRow,
  UnitRowSchema,
} from './unit-problems';

// Province, district, commune and one to spare; a longer chain of parents is a mistake.
const LEVELS_MAX = 5;
const LINE_FIELDS = ['unitId', 'code', 'name', 'fullName', 'unitType', 'blockId'];

/**
 * Keeps the units valid whoever writes them. The parent is checked after the write, inside its transaction, so that Strapi's
 * connect and disconnect need no second reading here; whatever is refused is rolled back.
 */
export function guardUnits(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== UNIT_UID) return next();
    const { action, params } = context;
    if (action === 'delete')
      return strapi.db.transaction(async () => {
        const unit = await loadUnit(strapi, params.documentId);
        if (unit) await refuseDeletion(strapi, unit);
        const result = await next();
        if (unit) await deleteVersions(strapi, unit.unitId);
        return result;
      });
    if (action !== 'create' && action !== 'clone' && action !== 'update') return next();

    return strapi.db.transaction(async () => {
      const before = action === 'update' ? await loadUnit(strapi, params.documentId) : null;
      const data: Record<string, unknown> = params.data ?? {};
      tidyLines(data);
      const unit = { ...(before && toUnit(before)), ...data };
      refuse([...findUnitProblems(unit), ...(await findIdProblems(strapi, data, before))]);
      const result = await next();
      const after = await loadUnit(strapi, before?.documentId ?? documentIdOf(result));
      if (after) refuse(await findParentProblems(strapi, after));
      if (after) refuse(await keepVersions(strapi, before, after));
      return result;
    });
  });
}

async function loadUnit(strapi: Core.Strapi, documentId: unknown): Promise<UnitRow | null> {
  const row: unknown = await strapi.db
    .query(UNIT_UID)
    .findOne({ where: { documentId }, populate: { parent: true } });
  return UnitRowSchema.nullable().parse(row);
}

function documentIdOf(result: unknown): unknown {
  return result && typeof result === 'object' && 'documentId' in result ? result.documentId : null;
}

// "ế" typed in two ways must be found as one, and an emptied code or block is none.
function tidyLines(data: Record<string, unknown>): void {
  for (const field of LINE_FIELDS) {
    const value = data[field];
    if (typeof value === 'string') data[field] = value.normalize('NFC').trim();
  }
  for (const field of ['code', 'blockId']) if (data[field] === '') data[field] = null;
}

async function findIdProblems(
  strapi: Core.Strapi,
  { unitId }: Record<string, unknown>,
  before: UnitRow | null,
): Promise<FieldProblem[]> {
  if (typeof unitId !== 'string' || unitId === before?.unitId) return [];
  if (before) return [{ field: 'unitId', message: 'Mã định danh không đổi được sau khi tạo.' }];
  return (await strapi.db.query(UNIT_UID).count({ where: { unitId } })) === 0
    ? []
    : [{ field: 'unitId', message: `Mã định danh “${unitId}” đã được dùng cho đơn vị khác.` }];
}

async function findParentProblems(strapi: Core.Strapi, unit: UnitRow): Promise<FieldProblem[]> {
  let ancestor = unit.parent;
  for (let level = 1; ancestor !== null; level += 1) {
    if (ancestor.documentId === unit.documentId)
      return [
        {
          field: 'parent',
          message: 'Đơn vị không thể trực thuộc chính nó, kể cả qua đơn vị khác.',
        },
      ];
    if (level === LEVELS_MAX)
      return [{ field: 'parent', message: `Chuỗi đơn vị cấp trên dài quá ${LEVELS_MAX} cấp.` }];
    ancestor = (await loadUnit(strapi, ancestor.documentId))?.parent ?? null;
  }
  return [];
}

async function refuseDeletion(strapi: Core.Strapi, { documentId, unitId }: UnitRow): Promise<void> {
  const where = { parent: { documentId } };
  const children = await strapi.db.query(UNIT_UID).count({ where });
  if (children > 0)
    throw new errors.ApplicationError(
      `Không xoá được: còn ${children} đơn vị trực thuộc. Hãy chuyển hoặc xoá các đơn vị đó trước.`,
    );
  const problem = await findEventsProblem(strapi, unitId);
  if (problem !== null) throw new errors.ApplicationError(problem);
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw refusalOf(problems);
}
