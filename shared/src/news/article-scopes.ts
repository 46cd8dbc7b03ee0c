import type { ArticleListScope } from '../contracts/article-list-scope';
import type { PublishedCategories } from '../contracts/published-article';
import type { PublishedUnits } from '../contracts/published-units';
import { latestUnitOf, unitAsOf } from '../units/administrative-unit';
import { indexUnits, successorsOf, type UnitIndex } from '../units/lineage';

type Category = PublishedCategories['categories'][number];
/** Which category is a part of which. */
interface CategoryTree {
  categories: readonly Pick<Category, 'categoryId' | 'parentCategoryId'>[];
}

/** Where an article was filed. */
export interface ArticlePlace {
  categoryId: string | null;
  unitId: string | null;
}

/** The scopes of all lists that an article with this place is in; `all` is the first. */
export type ScopesOf = (place: ArticlePlace) => readonly ArticleListScope[];

/**
 * Finds scopes with their subtrees: an article is in its category and those above it, in its unit and those above it as they are on `today`.
 * News of a unit that is no more is also news of those that its territory went to, and of all above them; and it stays with the unit itself
 * and what was above it, as they last were.
 */
export function findScopes(
  { categories }: CategoryTree,
  { units, events }: PublishedUnits,
  today: string,
): ScopesOf {
  const parents = new Map(
    categories.map(({ categoryId, parentCategoryId }) => [categoryId, parentCategoryId]),
  );
  const index = indexUnits(units, events);
  const parentOfUnit = (unitId: string) => parentUnitOn(index, unitId, today);
  const ofCategory = remember((categoryId) =>
    chainOf(categoryId, (id) => parents.get(id) ?? null).map(
      (id): ArticleListScope => `category/${id}`,
    ),
  );
  const ofUnit = remember((unitId) => {
    const found = new Set(
      unitsToday(index, unitId, today).flatMap((id) => chainOf(id, parentOfUnit)),
    );
    return [...found].map((id): ArticleListScope => `unit/${id}`);
  });
  return ({ categoryId, unitId }) => [
    'all',
    ...(categoryId === null ? [] : ofCategory(categoryId)),
    ...(unitId === null ? [] : ofUnit(unitId)),
  ];
}

/** The unit, and what became of it if it is no more. */
function unitsToday(index: UnitIndex, unitId: string, today: string): string[] {
  const history = index.historyOf(unitId);
  if (!history || unitAsOf(history, today)) return [unitId];
  const successors = successorsOf(index, unitId).filter(({ event }) => event.effectiveOn <= today);
  return [unitId, ...successors.map(({ successorUnitId }) => successorUnitId)];
}

function parentUnitOn(index: UnitIndex, unitId: string, today: string): string | null {
  const history = index.historyOf(unitId);
  return history ? (unitAsOf(history, today) ?? latestUnitOf(history)).parentUnitId : null;
}

/** From an identifier up to the topmost one. A cycle, which nobody should make, ends where it began. */
function chainOf(id: string, parentOf: (id: string) => string | null): string[] {
  const chain = new Set<string>();
  for (let next: string | null = id; next !== null && !chain.has(next); next = parentOf(next))
    chain.add(next);
  return [...chain];
}

function remember<Value>(find: (id: string) => Value): (id: string) => Value {
  const known = new Map<string, Value>();
  return (id) => {
    const value = known.get(id) ?? find(id);
    known.set(id, value);
    return value;
  };
}
