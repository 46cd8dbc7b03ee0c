import type { Scopes } from '@congkhai/shared/contracts/audience-admin';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID, CATEGORY_UID, UNIT_UID } from '../constants';

const CategoriesSchema = z.array(z.object({ categoryId: z.string(), name: z.string() }));
const UnitsSchema = z.array(
  z.object({
    unitId: z.string(),
    fullName: z.string(),
    parent: z.object({ unitId: z.string() }).nullish(),
  }),
);
const ArticlesSchema = z.array(z.object({ unit: z.object({ unitId: z.string() }).nullish() }));
const DEPTH_MAX = 10;

/** The parts of the site that figures can be asked for. */
export const scopes = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Categories, and the units that published articles are about with those above them: others have nothing to tell. */
  async list(): Promise<Scopes> {
    if (!strapi.contentTypes[ARTICLE_UID]) return [];
    const collator = new Intl.Collator('vi');
    const categories = CategoriesSchema.parse(
      await strapi.db.query(CATEGORY_UID).findMany({ select: ['categoryId', 'name'] }),
    );
    const units = await listUnits(strapi);
    return [
      ...categories
        .sort((a, b) => collator.compare(a.name, b.name))
        .map(({ categoryId, name }) => ({ scope: `category/${categoryId}` as const, name })),
      ...units
        .sort((a, b) => collator.compare(a.fullName, b.fullName))
        .map(({ unitId, fullName }) => ({ scope: `unit/${unitId}` as const, name: fullName })),
    ];
  },
});
export type ScopesService = ReturnType<typeof scopes>;

async function listUnits(strapi: Core.Strapi) {
  const units = UnitsSchema.parse(
    await strapi.db.query(UNIT_UID).findMany({
      select: ['unitId', 'fullName'],
      populate: { parent: { select: ['unitId'] } },
    }),
  );
  const articles = ArticlesSchema.parse(
    await strapi.db.query(ARTICLE_UID).findMany({
      where: { publishedAt: { $notNull: true }, unit: { id: { $notNull: true } } },
      select: ['documentId'],
      populate: { unit: { select: ['unitId'] } },
    }),
  );
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const wanted = new Set<string>();
  for (const { unit } of articles) {
    let known = byId.get(unit?.unitId ?? '');
    for (let depth = 0; known && depth < DEPTH_MAX; depth += 1) {
      wanted.add(known.unitId);
      known = byId.get(known.parent?.unitId ?? '');
    }
  }
  return units.filter(({ unitId }) => wanted.has(unitId));
}
