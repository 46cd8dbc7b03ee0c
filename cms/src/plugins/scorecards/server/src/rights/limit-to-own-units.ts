import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { SCORECARD_UID } from '../constants';
import { actorOf, ownsUnit } from './actor';

const READING_MANY = new Set(['findMany', 'findFirst', 'count']);

/**
 * An account of units finds no scorecard but those of its units, whatever its role may read and whoever asks the Document Service:
 * the Content Manager, its widgets, another plugin. A condition of a role would hold only where somebody remembers to set it.
 */
export function limitToOwnUnits(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== SCORECARD_UID || !strapi.requestContext.get()) return next();
    const actor = await actorOf(strapi);
    if (actor.ownUnitIds === null) return next();
    const { action, params } = context;
    if (READING_MANY.has(action)) {
      const own = { unit: { unitId: { $in: [...actor.ownUnitIds] } } };
      const asked = 'filters' in params && params.filters ? [params.filters] : [];
      Object.assign(params, { filters: { $and: [...asked, own] } });
      return next();
    }
    const documentId = 'documentId' in params ? params.documentId : undefined;
    const unitId = await findUnitId(strapi, documentId);
    if (unitId !== null && ownsUnit(actor, unitId)) return next();
    // Whoever may not see a card is not told that there is one.
    throw new errors.NotFoundError('Không có phiếu chấm này.');
  });
}

async function findUnitId(strapi: Core.Strapi, documentId: unknown): Promise<string | null> {
  if (typeof documentId !== 'string') return null;
  const row: { unit: { unitId: string } | null } | null = await strapi.db
    .query(SCORECARD_UID)
    .findOne({ where: { documentId }, populate: { unit: { select: ['unitId'] } } });
  return row?.unit?.unitId ?? null;
}
