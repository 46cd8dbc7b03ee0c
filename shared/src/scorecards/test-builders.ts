// Builders for the tests of this folder: small, valid documents. A test overrides only what it is about.
import { type Framework, type FrameworkItem, PLAIN_ITEM } from './framework';
import type { Block, PeriodRules } from './period';
import type { Release, SealedRelease } from './release';
import { BLANK_SCORE, type ItemScore, type ItemScores, type Scorecard } from './scorecard';

export const RULES: PeriodRules = {
  tieRule: 'competition',
  comparison: 'displayed',
  rounding: 'half-up',
  decimalsShown: 2,
  uncertainty: null,
};

/** An item that the council appraises. */
export function aLeaf(
  itemId: string,
  maximumThousandths: number,
  item: Partial<FrameworkItem> = {},
): FrameworkItem {
  return {
    ...PLAIN_ITEM,
    itemId,
    name: `Mục ${itemId}`,
    maximumThousandths,
    method: 'appraisal',
    children: [],
    ...item,
  };
}

/** An item worth what its children are worth. */
export function aGroup(
  itemId: string,
  children: FrameworkItem[],
  item: Partial<FrameworkItem> = {},
): FrameworkItem {
  const maximum = children.reduce((sum, child) => sum + child.maximumThousandths, 0);
  return aLeaf(itemId, maximum, { method: null, children, ...item });
}

export function aFramework(items: FrameworkItem[]): Framework {
  return {
    frameworkId: 'framework',
    name: 'Bộ chỉ số',
    version: 1,
    previousFrameworkId: null,
    decision: null,
    tiers: [],
    yearFrom: null,
    yearTo: null,
    items,
  };
}

export function aBlock(unitIds: readonly string[], block: Partial<Block> = {}): Block {
  return {
    blockId: 'communes',
    name: 'Xã, thị trấn',
    frameworkId: 'framework',
    gradeBands: [
      { gradeId: 'xuat-sac', name: 'xuất sắc', minimumPercentThousandths: 90_000 },
      { gradeId: 'tot', name: 'tốt', minimumPercentThousandths: 80_000 },
      { gradeId: 'yeu', name: 'yếu', minimumPercentThousandths: 50_000 },
    ],
    gradeBandsSource: null,
    rescaleToThousandths: null,
    units: unitIds.map((unitId) => ({
      unitId,
      name: `Xã ${unitId}`,
      code: null,
      parentUnitId: null,
    })),
    ...block,
  };
}

/** The first release of a year, with nothing to compare it with. */
export function aRelease(
  unitIds: readonly string[],
  release: Partial<Release> = {},
): SealedRelease {
  return {
    release: {
      periodId: 'p-2022',
      name: 'Năm 2022',
      year: 2022,
      decision: null,
      unitsAsOf: '2022-12-31',
      previousPeriodId: null,
      rules: RULES,
      blocks: [aBlock(unitIds)],
      number: 1,
      frozenAt: '2023-01-12T02:00:00.000Z',
      frameworks: [],
      units: [],
      comparedWith: null,
      errata: [],
      previousRelease: null,
      hasDemonstrationData: false,
      ...release,
    },
    sha256: 'a'.repeat(64),
  };
}

/** Points that the council appraised. */
export function appraised(points: number, score: Partial<ItemScore> = {}): ItemScore {
  return { ...BLANK_SCORE, state: 'scored', appraisedScoreThousandths: points, ...score };
}

export const NOT_APPLICABLE: ItemScore = { ...BLANK_SCORE, state: 'not-applicable' };

export function aScorecard(
  unitId: string,
  scores: ItemScores,
  scorecard: Partial<Scorecard> = {},
): Scorecard {
  return {
    periodId: 'p-2022',
    blockId: 'communes',
    unit: { unitId, name: `Xã ${unitId}` },
    scores,
    publishedTotals: null,
    isDemonstration: false,
    ...scorecard,
  };
}
