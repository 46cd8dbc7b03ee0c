import type { MatrixCard } from '@congkhai/shared/contracts/scorecards-admin';
import type { Framework } from '@congkhai/shared/scorecards/framework';

/** A unit's card, as far as workbooks need it. */
export type BlockCard = Pick<MatrixCard, 'unit' | 'revision' | 'scores' | 'publishedTotals'>;

/** Everything that a template shows of a block, and that an import compares with. */
export interface BlockData {
  period: { periodId: string; name: string };
  block: { blockId: string; name: string };
  framework: Framework;
  /** One for each unit in force on the day of the period, also those without a score yet. */
  cards: readonly BlockCard[];
  /** The name of a unit that there is or was, and that was not in force on that day; null for any other. */
  nameIfNotInForce(unitId: string): string | null;
  /** The day at which the period looks at units. */
  unitsAsOf: string;
}
