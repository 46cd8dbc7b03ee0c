import type { MatrixResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { displayedOf, gradeOfResult, rankScored } from '@congkhai/shared/scorecards/block-results';
import type { GradeBand } from '@congkhai/shared/scorecards/grading';
import { divideExactly } from '@congkhai/shared/scorecards/points';
import { BLANK_SCORE, type ItemScores } from '@congkhai/shared/scorecards/scorecard';
import {
  planScoring,
  type ScoredResult,
  type ScoringPlan,
  scoreScorecard,
} from '@congkhai/shared/scorecards/scoring';
import type { FigureField } from './entry';
import type { Sheet, UnitSheet } from './sheet';

/** What a unit has so far, by the rules by which it will be published. */
export interface UnitTotals {
  /** Items without final points. While there are any, the figures are those of the other items, and the unit has no rank. */
  missingCount: number;
  /** Null where nothing is scored yet, or nothing applies. */
  scoring: ScoredResult | null;
  rank: number | null;
  grade: GradeBand | null;
}

/** The totals of all units. What a change does not touch is not worked out again. */
export interface Totals {
  plan: ScoringPlan;
  rules: MatrixResponse['data']['period']['rules'];
  gradeBands: readonly GradeBand[];
  byUnitId: Map<string, UnitTotals>;
}

export function openTotals(
  sheet: Sheet,
  { period, block, framework }: Pick<MatrixResponse['data'], 'period' | 'block' | 'framework'>,
): Totals {
  const { rules } = period;
  const plan = planScoring(framework.items, {
    ...rules,
    rescaleToThousandths: block.rescaleToThousandths,
  });
  const totals = { plan, rules, gradeBands: block.gradeBands, byUnitId: new Map() };
  updateTotals(totals, sheet, new Set(sheet.byUnitId.keys()));
  return totals;
}

/** Scores the touched units anew, and ranks all. */
export function updateTotals(totals: Totals, sheet: Sheet, touched: ReadonlySet<string>): void {
  for (const unitId of touched) {
    const unit = sheet.byUnitId.get(unitId);
    if (unit) totals.byUnitId.set(unitId, totalOf(totals, unit));
  }
  rankTotals(totals);
}

function totalOf({ plan, rules, gradeBands }: Totals, { shown }: UnitSheet): UnitTotals {
  const result = scoreScorecard(plan, shown);
  const missingItemIds = result.kind === 'incomplete' ? result.missingItemIds : [];
  const scoring = result.kind === 'incomplete' ? scoreWithout(plan, shown, missingItemIds) : result;
  const scored = scoring.kind === 'scored' ? scoring : null;
  const isFinal = result.kind === 'scored';
  return {
    missingCount: missingItemIds.length,
    scoring: scored,
    rank: null,
    grade: isFinal ? gradeOfResult(gradeBands, result, rules) : null,
  };
}

/** The result over what is scored so far: items that have no points yet are left out, as if they did not apply. */
function scoreWithout(plan: ScoringPlan, shown: ItemScores, itemIds: readonly string[]) {
  const scores = { ...shown };
  for (const itemId of itemIds) scores[itemId] = { ...BLANK_SCORE, state: 'not-applicable' };
  return scoreScorecard(plan, scores);
}

function rankTotals({ byUnitId, rules }: Totals): void {
  const complete = [...byUnitId].flatMap(([unitId, { missingCount, scoring }]) =>
    missingCount === 0 && scoring ? [{ unitId, scoring }] : [],
  );
  for (const { unitId, rank } of rankScored(complete, rules)) {
    const total = byUnitId.get(unitId);
    if (total) total.rank = rank;
  }
}

/** A figure of the totals as the period prints it. */
export function shownFigureOf({ rules }: Totals, thousandths: number): number {
  return displayedOf(thousandths, rules);
}

/** The mean of one item's figures over the units that have one; null where none has. */
export function meanOfColumn(
  sheet: Sheet,
  { itemId, field }: { itemId: string; field: FigureField },
  { rules }: Pick<Totals, 'rules'>,
): number | null {
  let sum = 0;
  let count = 0;
  for (const { shown } of sheet.units) {
    const score = shown[itemId];
    const figure = score?.state === 'scored' ? score[field] : null;
    if (figure === null) continue;
    sum += figure;
    count += 1;
  }
  return count === 0 ? null : divideExactly(sum, count, { scale: 1, rounding: rules.rounding });
}
