import type * as z from 'zod';
import { displayedOf } from './block-results';
import type { PeriodRules } from './period';
import { decimalOf, thousandthsOf } from './points';
import type { Continuity } from './release';
import type { Change, EarlierFiguresSchema, PeriodSummary } from './summary';

type EarlierFigures = z.infer<typeof EarlierFiguresSchema>;

/** The figures of one unit as they stand in the release that is new. */
export interface LaterFigures {
  unitId: string;
  blockId: string;
  rank: number;
  pointsThousandths: number;
  percentThousandths: number;
}

/** What every ranked unit had in an earlier summary, ready to be looked up. */
export interface EarlierResults {
  rules: PeriodRules;
  figuresOf(unitId: string): EarlierFigures | null;
}

export function indexEarlierResults({ rules, blocks }: PeriodSummary): EarlierResults {
  const figures = new Map<string, EarlierFigures>();
  for (const { blockId, ranking } of blocks)
    for (const { unit, rank, points, applicableMaximum, percent, grade } of ranking) {
      const gradeName = grade?.name ?? null;
      figures.set(unit.unitId, { blockId, rank, points, applicableMaximum, percent, gradeName });
    }
  return { rules, figuresOf: (unitId) => figures.get(unitId) ?? null };
}

/** The change of a unit, if its territory is the same; otherwise why there is none, and what its predecessors had. */
export function changeOf(
  later: LaterFigures,
  continuity: Continuity,
  { rules, earlier }: { rules: PeriodRules; earlier: EarlierResults },
): Change {
  if (continuity.kind === 'not-in-force') return { kind: 'not-in-force' };
  if (continuity.kind === 'boundary-break')
    return {
      kind: 'boundary-break',
      predecessors: continuity.predecessors.map((unit) => ({
        unit,
        before: earlier.figuresOf(unit.unitId),
      })),
    };
  const before = earlier.figuresOf(later.unitId);
  if (!before) return { kind: 'not-ranked-before' };
  const gained = (thousandths: number, decimalBefore: number) =>
    decimalOf(
      displayedOf(thousandths, rules) - displayedOf(thousandthsOf(decimalBefore), earlier.rules),
    );
  return {
    kind: 'unbroken',
    before,
    pointsGained: gained(later.pointsThousandths, before.points),
    percentGained: gained(later.percentThousandths, before.percent),
    ranksGained: before.blockId === later.blockId ? before.rank - later.rank : null,
  };
}
