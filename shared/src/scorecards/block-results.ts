import { compareFractions, type Fraction, fractionOf } from './fraction';
import type { Framework } from './framework';
import { type GradeBand, gradeOf } from './grading';
import type { AssessedUnit, Block, PeriodRules } from './period';
import { toDisplayed } from './points';
import { ranksOf, rankUnits } from './ranking';
import type { Scorecard } from './scorecard';
import {
  type AreaResult,
  planScoring,
  type ScoredResult,
  type Scoring,
  type ScoringPlan,
  scoreScorecard,
} from './scoring';

/** What a unit of a block got. */
export interface UnitResult {
  unitId: string;
  unit: AssessedUnit;
  /** Null for a unit that has none. */
  scorecard: Scorecard | null;
  scoring: Scoring;
}
export interface RankedResult extends UnitResult {
  scoring: ScoredResult;
  rank: number;
  grade: GradeBand | null;
  /** In the order of the areas; null for a bonus or penalty, and for an area that does not apply to the unit. */
  areaRanks: (number | null)[];
}
export type UnrankedResult = UnitResult & { scoring: Exclude<Scoring, ScoredResult> };

export interface BlockResults {
  block: Block;
  framework: Framework;
  plan: ScoringPlan;
  /** Best first; equal ranks in the order of their unit ids. */
  ranked: RankedResult[];
  /** In the order of their unit ids. */
  notRanked: UnrankedResult[];
}

/** Thrown when a period names a framework that is not among those given. */
export class FrameworkMissing extends Error {
  override readonly name = 'FrameworkMissing';
  constructor(readonly frameworkId: string) {
    super(`No published framework ${frameworkId}`);
  }
}

/** Thrown when a unit has two scorecards in one block: none of them is more right than the other. */
export class ScorecardDuplicate extends Error {
  override readonly name = 'ScorecardDuplicate';
  constructor(
    readonly blockId: string,
    readonly unitId: string,
  ) {
    super(`Two scorecards of the unit ${unitId} in the block ${blockId}`);
  }
}

export interface PeriodSources {
  frameworks: ReadonlyMap<string, Framework>;
  scorecards: readonly Scorecard[];
}

/**
 * Scores, ranks and grades every block of a period. The order of units and scorecards does not matter, and a card of a unit that
 * its block does not list is ignored.
 */
export function assessBlocks(
  { blocks, rules }: { blocks: readonly Block[]; rules: PeriodRules },
  { frameworks, scorecards }: PeriodSources,
): BlockResults[] {
  return blocks.map((block) => {
    const framework = frameworks.get(block.frameworkId);
    if (!framework) throw new FrameworkMissing(block.frameworkId);
    return assessBlock(block, { framework, rules, scorecards: cardsOf(block, scorecards) });
  });
}

function cardsOf({ blockId }: Block, scorecards: readonly Scorecard[]): Map<string, Scorecard> {
  const cards = new Map<string, Scorecard>();
  for (const scorecard of scorecards) {
    if (scorecard.blockId !== blockId) continue;
    const { unitId } = scorecard.unit;
    if (cards.has(unitId)) throw new ScorecardDuplicate(blockId, unitId);
    cards.set(unitId, scorecard);
  }
  return cards;
}

/** Scores, ranks and grades one block. `scorecards` is by unit id. */
export function assessBlock(
  block: Block,
  {
    framework,
    rules,
    scorecards,
  }: { framework: Framework; rules: PeriodRules; scorecards: ReadonlyMap<string, Scorecard> },
): BlockResults {
  const { rounding, decimalsShown, tieRule } = rules;
  const { rescaleToThousandths } = block;
  const plan = planScoring(framework.items, { rounding, decimalsShown, rescaleToThousandths });
  const results = block.units.map((unit): UnitResult => {
    const scorecard = scorecards.get(unit.unitId) ?? null;
    const scoring = scoreScorecard(plan, scorecard?.scores ?? {});
    return { unitId: unit.unitId, unit, scorecard, scoring };
  });
  const ranked = rankScored(results.filter(isScored), rules);
  const areaRanks = rankAreas(ranked, plan, rules);
  return {
    block,
    framework,
    plan,
    ranked: ranked.map((result, position) => ({
      ...result,
      grade: gradeOfResult(block.gradeBands, result.scoring, rules),
      areaRanks: areaRanks.map((ranks) => ranks[position] ?? null),
    })),
    notRanked: rankUnits(results.filter(isNotScored), { tieRule, compare: () => 0 }),
  };
}

/**
 * Units that are scored, best first with their ranks, by the rules of a period: the ranks of a release, and the provisional ones that
 * an appraiser sees while typing.
 */
export function rankScored<Result extends { unitId: string; scoring: ScoredResult }>(
  results: readonly Result[],
  rules: PeriodRules,
): (Result & { rank: number })[] {
  return rankUnits(results, {
    tieRule: rules.tieRule,
    compare: (left, right) => comparePercents(right.scoring, left.scoring, rules),
  });
}

function isScored(result: UnitResult): result is UnitResult & { scoring: ScoredResult } {
  return result.scoring.kind === 'scored';
}

function isNotScored(result: UnitResult): result is UnrankedResult {
  return result.scoring.kind !== 'scored';
}

/** A grade is given on the printed percentage: whoever reads 80.00 next to "from 80" expects that grade. */
export function gradeOfResult(
  bands: readonly GradeBand[],
  scoring: ScoredResult,
  rules: PeriodRules,
): GradeBand | null {
  return gradeOf(bands, displayedOf(scoring.percentThousandths, rules));
}

/** A figure as the period prints it. */
export function displayedOf(
  thousandths: number,
  { decimalsShown, rounding }: Pick<PeriodRules, 'decimalsShown' | 'rounding'>,
): number {
  return toDisplayed(thousandths, { decimals: decimalsShown, rounding });
}

/** What ranks compare: the printed percentage, or the exact fraction behind it. */
type Comparable = Pick<ScoredResult, 'percentThousandths' | 'exactIndex'>;

/** Above 0 if the first is better by what the period compares, 0 if the two tie. */
export function comparePercents(
  left: Comparable,
  right: Comparable,
  { comparison }: Pick<PeriodRules, 'comparison'>,
): number {
  return comparison === 'displayed'
    ? left.percentThousandths - right.percentThousandths
    : compareFractions(left.exactIndex, right.exactIndex);
}

/** For each area, the rank of each of these results in it, by the same rules as the index. */
function rankAreas(
  results: readonly { unitId: string; scoring: ScoredResult }[],
  plan: ScoringPlan,
  { comparison, tieRule }: PeriodRules,
): (number | null)[][] {
  return areaEntriesOf(results, plan).map((entries) => {
    const ranks: (number | null)[] = results.map(() => null);
    if (comparison === 'displayed') {
      const percents = Float64Array.from(entries, ({ percentThousandths }) => percentThousandths);
      for (const [index, rank] of ranksOf(percents, tieRule).entries())
        ranks[entries[index]?.position ?? 0] = rank;
      return ranks;
    }
    const exact = entries.map((entry) => ({ ...entry, index: exactAreaIndexOf(entry.area) }));
    const compare = (left: { index: Fraction }, right: { index: Fraction }) =>
      compareFractions(right.index, left.index);
    for (const { position, rank } of rankUnits(exact, { tieRule, compare })) ranks[position] = rank;
    return ranks;
  });
}

interface AreaEntry {
  unitId: string;
  position: number;
  area: AreaResult;
  percentThousandths: number;
}

/**
 * For each area, the units it applies to. Every result is looked at once: ranked results lie scattered in memory, and going through
 * ten thousand of them again for each area took longer than scoring them.
 */
function areaEntriesOf(
  results: readonly { unitId: string; scoring: ScoredResult }[],
  plan: ScoringPlan,
): AreaEntry[][] {
  const entriesOfArea: AreaEntry[][] = plan.areas.map(() => []);
  for (const [position, { unitId, scoring }] of results.entries())
    for (const [areaPosition, area] of scoring.areas.entries()) {
      const { percentThousandths } = area;
      if (percentThousandths !== null)
        entriesOfArea[areaPosition]?.push({ unitId, position, area, percentThousandths });
    }
  return entriesOfArea;
}

function exactAreaIndexOf({ pointsThousandths, applicableMaximumThousandths }: AreaResult) {
  return fractionOf(BigInt(pointsThousandths), BigInt(applicableMaximumThousandths));
}
