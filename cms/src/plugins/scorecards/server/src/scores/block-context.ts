import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import { scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import type { AssessedUnit } from '@congkhai/shared/scorecards/period';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { findAssessedUnits } from '../assessed-units';
import { BLOCK_UID } from '../constants';
import { type Actor, ownsUnit } from '../rights/actor';
import {
  BlockRowSchema,
  FRAMEWORK_POPULATE,
  FrameworkRowSchema,
  PeriodRowSchema,
  toFramework,
  unitsDayOf,
} from '../rows';
import { scorecardKeyOf } from './card-table';

const RowSchema = BlockRowSchema.extend({
  period: PeriodRowSchema.nullable(),
  framework: FrameworkRowSchema.nullable(),
  units: z.array(
    z.object({ id: z.number(), documentId: z.string(), unitId: z.string(), fullName: z.string() }),
  ),
});

/** A unit of a block as the period looks at it, with the key of its card. */
export interface BlockUnit extends AssessedUnit {
  id: number;
  documentId: string;
  scorecardKey: string;
}

/**
 * A block with everything that its scores depend on, and those of its units that the actor may see, by their names of the day at
 * which the period looks at units. Throws `NotFoundError` for a block that is not there or not complete yet.
 */
export async function loadBlock(strapi: Core.Strapi, documentId: string, actor: Actor) {
  const row: unknown = await strapi.db.query(BLOCK_UID).findOne({
    where: { documentId },
    populate: {
      period: true,
      framework: { populate: FRAMEWORK_POPULATE },
      units: { select: ['id', 'documentId', 'unitId', 'fullName'] },
    },
  });
  const block = RowSchema.nullable().parse(row);
  if (!block?.period || !block.framework)
    throw new errors.NotFoundError('Khối này chưa được lưu, hoặc chưa có kỳ và bộ chỉ số.');
  const { period, framework, units, ...fields } = block;
  const visible = units.filter(({ unitId }) => ownsUnit(actor, unitId));
  const assessed = new Map(
    (
      await findAssessedUnits(
        strapi,
        visible.map(({ unitId }) => unitId),
        unitsDayOf(period),
      )
    ).map(({ tier: _, ...unit }) => [unit.unitId, unit]),
  );
  return {
    block: fields,
    period,
    framework: toFramework(framework),
    frameworkRow: framework,
    items: itemsById(framework.items),
    units: visible
      .map(
        ({ id, documentId: unitDocumentId, unitId, fullName }): BlockUnit => ({
          ...(assessed.get(unitId) ?? { unitId, name: fullName, code: null, parentUnitId: null }),
          id,
          documentId: unitDocumentId,
          scorecardKey: scorecardKeyOf(block, { documentId: unitDocumentId }),
        }),
      )
      .sort((left, right) => (left.unitId < right.unitId ? -1 : 1)),
  };
}
export type BlockContext = Awaited<ReturnType<typeof loadBlock>>;

export function itemsById(items: readonly FrameworkItem[]): Map<string, FrameworkItem> {
  return new Map(scoredItemsOf(items).map((item) => [item.itemId, item]));
}

/** What is said of a unit to readers, without what the database needs. */
export function assessedUnitOf({ unitId, name, code, parentUnitId }: BlockUnit): AssessedUnit {
  return { unitId, name, code, parentUnitId };
}

/** A unit of the block that the actor may see. Throws `NotFoundError` for any other. */
export function unitOf({ units }: BlockContext, unitId: string): BlockUnit {
  const unit = units.find((candidate) => candidate.unitId === unitId);
  if (!unit)
    throw new errors.NotFoundError(
      'Đơn vị không thuộc khối này, hoặc bạn không được xem phiếu chấm của đơn vị ấy.',
    );
  return unit;
}
