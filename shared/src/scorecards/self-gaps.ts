import type { UnitResult } from './block-results';
import type { FrameworkItem } from './framework';
import type { ItemScore } from './scorecard';

/** Fewer values than this have no outliers: quartiles of a handful say nothing. */
export const OUTLIER_VALUES_MIN = 5;

/** How far a unit's own points of an item are above the council's; below 0 where the council gave more. */
export interface SelfGap {
  unitId: string;
  selfThousandths: number;
  appraisedThousandths: number;
  gapThousandths: number;
}

/** Self-assessment against appraisal of one item, or null where one of the two is missing. The second appraisal replaces the first. */
export function selfGapOf(
  item: FrameworkItem,
  score: ItemScore | undefined,
): Omit<SelfGap, 'unitId'> | null {
  const isAppraised = item.method === 'appraisal' || item.method === 'both';
  if (!isAppraised || score?.state !== 'scored') return null;
  const self = score.selfScoreThousandths;
  const appraised = score.secondAppraisedScoreThousandths ?? score.appraisedScoreThousandths;
  return self === null || appraised === null
    ? null
    : {
        selfThousandths: self,
        appraisedThousandths: appraised,
        gapThousandths: self - appraised,
      };
}

/** The gaps of one item over the units of a block. */
export function selfGapsOfItem(item: FrameworkItem, results: readonly UnitResult[]): SelfGap[] {
  return results.flatMap(({ unitId, scorecard }) => {
    const gap = selfGapOf(item, scorecard?.scores[item.itemId]);
    return gap ? [{ unitId, ...gap }] : [];
  });
}

/** A unit's gaps of all items together, or null where no item has both. */
export function selfGapOfUnit(
  items: readonly FrameworkItem[],
  { unitId, scorecard }: UnitResult,
): SelfGap | null {
  const total: SelfGap = {
    unitId,
    selfThousandths: 0,
    appraisedThousandths: 0,
    gapThousandths: 0,
  };
  let hasGap = false;
  for (const item of items) {
    const gap = selfGapOf(item, scorecard?.scores[item.itemId]);
    if (!gap) continue;
    hasGap = true;
    total.selfThousandths += gap.selfThousandths;
    total.appraisedThousandths += gap.appraisedThousandths;
    total.gapThousandths += gap.gapThousandths;
  }
  return hasGap ? total : null;
}

/**
 * The gaps outside Tukey's fences, 1.5 times the distance of the quartiles below the lower and above the upper one (Exploratory Data
 * Analysis, 1977), with quartiles of Hyndman and Fan's definition 7. Computed in whole quarters, so that a gap on a fence is inside.
 */
export function outliersOf(gaps: readonly SelfGap[]): SelfGap[] {
  if (gaps.length < OUTLIER_VALUES_MIN) return [];
  const ordered = gaps.map(({ gapThousandths }) => gapThousandths).sort((a, b) => a - b);
  const lower = quarteredQuartileOf(ordered, 1);
  const upper = quarteredQuartileOf(ordered, 3);
  const reach = 3 * (upper - lower);
  return gaps.filter(({ gapThousandths }) => {
    const eighths = 8 * gapThousandths;
    return eighths < 2 * lower - reach || eighths > 2 * upper + reach;
  });
}

/** Four times a quartile, which is whole. */
function quarteredQuartileOf(ordered: readonly number[], quarter: 1 | 3): number {
  const position = (ordered.length - 1) * quarter;
  const quarters = position % 4;
  const below = ordered[(position - quarters) / 4] ?? 0;
  const above = ordered[Math.ceil(position / 4)] ?? 0;
  return below * (4 - quarters) + above * quarters;
}
