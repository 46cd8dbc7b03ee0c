import { compareText, ranksOf } from '../scorecards/ranking';
import { aggregate, canAggregate } from './aggregate';
import {
  type CompositeElement,
  type CompositeIndex,
  type CompositeUnit,
  elementsOf,
  type Imputation,
  type Indicator,
} from './composite-index';
import {
  type Column,
  isConstant,
  mapPresent,
  meanOf,
  medianOf,
  normalise,
  presentIn,
} from './normalise';
import { treatOutliers } from './treat-outliers';

/** Scores and ranks of one unit, by element. Null where too little is there for a score. */
export interface CompositeResult {
  unitId: string;
  scores: Record<string, number | null>;
  ranks: Record<string, number | null>;
}

/** Why an index cannot be computed. `unitId` is null where it is not about one unit. */
export interface CompositeProblem {
  elementId: string;
  unitId: string | null;
  kind:
    | 'no-values'
    /** All values are the same, so nothing can be laid on a scale. */
    | 'constant'
    | 'target-not-beyond-worst'
    | 'denominator-zero'
    /** A geometric or harmonic mean of a score that is not above 0. */
    | 'not-positive';
}

export type CompositeOutcome =
  | {
      kind: 'computed';
      /** In the order of unit ids. */
      results: CompositeResult[];
      /** Units with values for too few indicators, which have no part in any scale. */
      leftOut: { unitId: string; presentShare: number }[];
    }
  | { kind: 'impossible'; problems: CompositeProblem[] };

type Columns = Map<string, Column>;

/**
 * Computes an index: values are divided by their denominators, missing ones imputed, units with too few left out, outliers treated,
 * values normalised and aggregated level by level, and units ranked in every element, the highest first. The order of units does
 * not matter.
 */
export function computeIndex(
  index: CompositeIndex,
  given: readonly CompositeUnit[],
): CompositeOutcome {
  const units = [...given].sort((left, right) => compareText(left.unitId, right.unitId));
  const indicators = elementsOf(index.root).flatMap(({ elementId, indicator }) =>
    indicator ? [{ elementId, indicator }] : [],
  );
  const problems: CompositeProblem[] = [];
  const measured: Columns = new Map(
    indicators.map(({ elementId, indicator }) => [
      elementId,
      impute(measure(elementId, indicator, units, problems), units, indicator.imputation),
    ]),
  );
  const shares = units.map((_, position) => {
    const presentCount = indicators.filter(
      ({ elementId }) => (measured.get(elementId)?.[position] ?? null) !== null,
    ).length;
    return presentCount / indicators.length;
  });
  const isKept = (_: unknown, position: number) => (shares[position] ?? 0) >= index.requiredShare;
  const kept = units.filter(isKept);
  const scores: Columns = new Map();
  for (const { elementId, indicator } of indicators)
    scores.set(
      elementId,
      scale(elementId, indicator, (measured.get(elementId) ?? []).filter(isKept), problems),
    );
  if (problems.length === 0) aggregateTree(index.root, kept, { scores, problems });
  if (problems.length > 0) return { kind: 'impossible', problems };
  return {
    kind: 'computed',
    results: toResults(index, kept, scores),
    leftOut: units.flatMap(({ unitId }, position) =>
      isKept(null, position) ? [] : [{ unitId, presentShare: shares[position] ?? 0 }],
    ),
  };
}

/** The values of an indicator as they were measured, for each unit of its denominator. */
function measure(
  elementId: string,
  { denominatorId }: Indicator,
  units: readonly CompositeUnit[],
  problems: CompositeProblem[],
): Column {
  return units.map(({ unitId, values }) => {
    const value = values[elementId] ?? null;
    if (value === null || denominatorId === null) return value;
    const denominator = values[denominatorId] ?? null;
    if (denominator === null) return null;
    if (denominator === 0) problems.push({ elementId, unitId, kind: 'denominator-zero' });
    return value / denominator;
  });
}

function impute(column: Column, units: readonly CompositeUnit[], imputation: Imputation): Column {
  if (imputation.kind === 'none' || column.every((value) => value !== null)) return column;
  const middleOf = imputation.kind === 'mean' ? meanOf : medianOf;
  const groupOf = (unit: CompositeUnit | undefined) =>
    imputation.of === 'group' ? (unit?.groupId ?? null) : null;
  const middles = new Map<string | null, number | null>();
  for (const groupId of new Set(units.map(groupOf))) {
    const present = presentIn(column.filter((_, position) => groupOf(units[position]) === groupId));
    middles.set(groupId, present.length === 0 ? null : middleOf(present));
  }
  return column.map((value, position) => value ?? middles.get(groupOf(units[position])) ?? null);
}

/** The scores of an indicator: without outliers, more is better, on the common scale. */
function scale(
  elementId: string,
  { direction, outliers, normalisation }: Indicator,
  column: Column,
  problems: CompositeProblem[],
): Column {
  const sign = direction === 'more-is-better' ? 1 : -1;
  const rule =
    normalisation.kind === 'distance-to-target'
      ? { ...normalisation, target: sign * normalisation.target }
      : normalisation;
  const treated = outliers ? treatOutliers(column, outliers) : column;
  const directed = mapPresent(treated, (value) => sign * value);
  const values = presentIn(directed);
  if (values.length === 0) problems.push({ elementId, unitId: null, kind: 'no-values' });
  else if (rule.kind === 'distance-to-target' && rule.target <= Math.min(...values))
    problems.push({ elementId, unitId: null, kind: 'target-not-beyond-worst' });
  else if (rule.kind !== 'none' && rule.kind !== 'distance-to-target' && isConstant(directed))
    problems.push({ elementId, unitId: null, kind: 'constant' });
  return normalise(directed, rule);
}

function aggregateTree(
  element: CompositeElement,
  units: readonly CompositeUnit[],
  { scores, problems }: { scores: Columns; problems: CompositeProblem[] },
): void {
  for (const child of element.children) aggregateTree(child, units, { scores, problems });
  const { elementId, aggregation, children } = element;
  if (!aggregation) return;
  const column = units.map(({ unitId }, position) => {
    const parts = children.map((child) => ({
      score: scores.get(child.elementId)?.[position] ?? null,
      weight: child.weight,
    }));
    if (canAggregate(parts, aggregation)) return aggregate(parts, aggregation);
    problems.push({ elementId, unitId, kind: 'not-positive' });
    return null;
  });
  scores.set(elementId, column);
}

function toResults(
  { root, tieRule, comparison, decimalsShown }: CompositeIndex,
  units: readonly CompositeUnit[],
  scores: Columns,
): CompositeResult[] {
  const results = units.map(({ unitId }): CompositeResult => ({ unitId, scores: {}, ranks: {} }));
  for (const { elementId } of elementsOf(root)) {
    const column = scores.get(elementId) ?? [];
    const compared = mapPresent(column, (score) =>
      comparison === 'displayed' ? Math.round(score * 10 ** decimalsShown) : score,
    );
    const ranks = ranksOf(Float64Array.from(presentIn(compared)), tieRule);
    let rankedCount = 0;
    for (const [position, result] of results.entries()) {
      const score = column[position] ?? null;
      result.scores[elementId] = score;
      result.ranks[elementId] = score === null ? null : (ranks[rankedCount] ?? null);
      if (score !== null) rankedCount += 1;
    }
  }
  return results;
}
