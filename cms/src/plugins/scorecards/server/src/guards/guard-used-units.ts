import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { BLOCK_UID, SCORECARD_UID, UNIT_UID } from '../constants';

/** Keeps the units that blocks and scorecards name. The plugin of the units knows nothing of scorecards. */
export function guardUsedUnits(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== UNIT_UID || context.action !== 'delete') return next();
    const { documentId } = context.params;
    const blocks = await strapi.db.query(BLOCK_UID).count({ where: { units: { documentId } } });
    const scorecards = await strapi.db
      .query(SCORECARD_UID)
      .count({ where: { unit: { documentId } } });
    if (blocks + scorecards > 0)
      throw new errors.ApplicationError(
        `Không xoá được: đơn vị có trong ${blocks} khối và ${scorecards} phiếu chấm.`,
      );
    return next();
  });
}
