import type { BlockAnalysis } from '@congkhai/shared/scorecards/analysis';

export type AnalyzedItem = BlockAnalysis['items'][number];

export const ITEM_CHOICES = ['all', 'reached-by-nobody', 'reached-by-all', 'most-lost'] as const;
export type ItemChoice = (typeof ITEM_CHOICES)[number];

const MOST_LOST_MAX = 10;

/** The items of a choice: those with most points lost by the mean first, otherwise in the order of the framework. */
export function chooseItems(items: readonly AnalyzedItem[], choice: ItemChoice): AnalyzedItem[] {
  switch (choice) {
    case 'reached-by-nobody':
      return items.filter(({ isReachedByNobody }) => isReachedByNobody);
    case 'reached-by-all':
      return items.filter(({ isReachedByAll }) => isReachedByAll);
    case 'most-lost':
      return items
        .filter(({ loss }) => loss !== null && loss.meanLost > 0)
        .sort((a, b) => (b.loss?.meanLost ?? 0) - (a.loss?.meanLost ?? 0))
        .slice(0, MOST_LOST_MAX);
    case 'all':
      return [...items];
  }
}
