import type { Framework } from '@congkhai/shared/scorecards/framework';
import { summarizeItems } from '@congkhai/shared/scorecards/item-tables';
import type { UncertaintyRules } from '@congkhai/shared/scorecards/period';
import { nextWord, seedRandom } from '@congkhai/shared/scorecards/random';
import type { SealedRelease } from '@congkhai/shared/scorecards/release';
import { BLANK_SCORE, type ItemScore, type Scorecard } from '@congkhai/shared/scorecards/scorecard';
import { summarizeRelease } from '@congkhai/shared/scorecards/summarize';
import {
  aFramework,
  aGroup,
  aLeaf,
  appraised,
  aRelease,
  aScorecard,
  NOT_APPLICABLE,
  RULES,
} from '@congkhai/shared/scorecards/test-builders';

const AREA_COUNT = 8;
const MAXIMUM = 1_000;
/** The communes of Viet Nam since 1 July 2025. */
const COMMUNE_COUNT = 3_321;
const ITEM_COUNT = 100;
const UNCERTAINTY: UncertaintyRules = {
  drawCount: 1_000,
  seed: 2_022,
  confidenceThousandths: 90_000,
  weightSpreadThousandths: 10_000,
  surveySampleSize: 300,
  surveyErrorThousandths: null,
};

interface Year {
  release: SealedRelease;
  frameworks: Map<string, Framework>;
  scorecards: Scorecard[];
}

/** Eight areas; every seventh item is surveyed. */
function frameworkOf(itemCount: number): Framework {
  const areas = Array.from({ length: AREA_COUNT }, (_, area) =>
    Array.from({ length: Math.ceil((itemCount - area) / AREA_COUNT) }, (_item, position) =>
      aLeaf(`${area + 1}.${position + 1}`, MAXIMUM, {
        method: position % 7 === 0 ? 'survey' : 'appraisal',
      }),
    ),
  );
  return aFramework(areas.map((items, area) => aGroup(String(area + 1), items)));
}

// A few score objects serve all cards, so that 100,000 cards fit into memory and what is measured is the engine.
const SURVEYED: ItemScore[] = [500, 600, 700, 750, 800, 850, 900, 950, 1_000].map((points) => ({
  ...BLANK_SCORE,
  state: 'scored',
  surveyScoreThousandths: points,
}));
const APPRAISED: ItemScore[] = [
  ...[0, 250, 500, 750, 800, 900, 1_000, 1_000, 1_000].map((points) => appraised(points)),
  NOT_APPLICABLE,
];

function yearOf(unitCount: number, itemCount: number): Year {
  const framework = frameworkOf(itemCount);
  const items = framework.items.flatMap(({ children }) => children);
  const state = seedRandom(unitCount);
  const pick = (scores: ItemScore[]) => scores[nextWord(state) % scores.length] ?? BLANK_SCORE;
  const unitIds = Array.from({ length: unitCount }, (_, position) => `unit-${position}`);
  return {
    release: aRelease(unitIds),
    frameworks: new Map([[framework.frameworkId, framework]]),
    scorecards: unitIds.map((unitId) =>
      aScorecard(
        unitId,
        Object.fromEntries(
          items.map(({ itemId, method }) => [
            itemId,
            pick(method === 'survey' ? SURVEYED : APPRAISED),
          ]),
        ),
      ),
    ),
  };
}

/** The fastest of some runs, after one that warms up: what else the machine does only makes a run slower. */
function millisecondsOf(runCount: number, run: () => unknown): number {
  run();
  const times = Array.from({ length: runCount }, () => {
    const startedAt = performance.now();
    run();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

const summarize = ({ release, ...sources }: Year) =>
  summarizeRelease(release, { ...sources, compared: null });

/** What the engine takes, line by line. */
export function* measureIndexEngine(): Generator<string> {
  yield `Index engine: one thread, documents in memory, ${AREA_COUNT} areas, the fastest of several runs`;
  const year = yearOf(COMMUNE_COUNT, ITEM_COUNT);
  const { release, ...sources } = year;
  const size = `${COMMUNE_COUNT} units × ${ITEM_COUNT} items`;
  const milliseconds = (value: number) => `${Math.round(value)} ms`;
  yield `  summary of ${size}: ${milliseconds(millisecondsOf(9, () => summarize(year)))}, ` +
    `${(JSON.stringify(summarize(year)).length / 1e6).toFixed(1)} MB of JSON`;
  yield `  item tables of ${size}: ${milliseconds(millisecondsOf(9, () => summarizeItems(release, sources)))}`;
  const uncertain: Year = {
    ...year,
    release: aRelease(
      year.scorecards.map(({ unit }) => unit.unitId),
      { rules: { ...RULES, uncertainty: UNCERTAINTY } },
    ),
  };
  yield `  summary with ${UNCERTAINTY.drawCount} draws of rank intervals: ${milliseconds(millisecondsOf(3, () => summarize(uncertain)))}`;
  yield `  most memory so far, documents included: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`;
  yield* measureGrowth();
}

// More and more units, then more and more items. A hundred cards stay in the processor's cache, ten thousand do not.
const SERIES: [unitCount: number, itemCount: number][][] = [
  [100, 1_000, 10_000, 100_000].map((unitCount) => [unitCount, ITEM_COUNT]),
  [25, 100, 400].map((itemCount) => [COMMUNE_COUNT, itemCount]),
];

function* measureGrowth(): Generator<string> {
  for (const sizes of SERIES) {
    let before: { cells: number; milliseconds: number } | null = null;
    for (const [unitCount, itemCount] of sizes) {
      const year = yearOf(unitCount, itemCount);
      const runCount = Math.max(3, Math.min(51, Math.round(100_000 / unitCount)));
      const milliseconds = millisecondsOf(runCount, () => summarize(year));
      const cells = unitCount * itemCount;
      const growth = before
        ? `: × ${(milliseconds / before.milliseconds).toFixed(1)} for × ${cells / before.cells}`
        : '';
      yield `  ${String(unitCount).padStart(7)} units × ${String(itemCount).padStart(3)} items ` +
        `${milliseconds.toFixed(1).padStart(8)} ms, ${Math.round((milliseconds * 1e6) / cells)} ns per unit and item${growth}`;
      before = { cells, milliseconds };
    }
  }
}
