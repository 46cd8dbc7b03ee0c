import { scoredItemsOf } from '../scorecards/framework';
import { decimalOf } from '../scorecards/points';
import { finalScoreOf, itemStateOf } from '../scorecards/scoring';
import type { BlockSummary, PeriodSummary, RankedUnit } from '../scorecards/summary';
import type { Cube, CubeValue, Dimension } from './json-stat';
import { cardsOf, type ScoreSources } from './score-table';

const RANKING_FIGURES = [
  { id: 'points', label: 'Điểm' },
  { id: 'applicable-maximum', label: 'Điểm tối đa áp dụng' },
  { id: 'percent', label: 'Chỉ số (%)' },
  { id: 'rank', label: 'Hạng' },
];
const AREA_FIGURES = [
  { id: 'points', label: 'Điểm' },
  { id: 'applicable-maximum', label: 'Điểm tối đa áp dụng' },
  { id: 'percent', label: 'Tỷ lệ (%)' },
];
const SCORE_FIGURES = [
  { id: 'score', label: 'Điểm được tính' },
  { id: 'self-score', label: 'Điểm tự chấm' },
];

/** For each block a cube of units × figures, and one of units × areas × figures. */
export function summaryCubes({ year, blocks }: PeriodSummary): Cube[] {
  return blocks
    .flatMap((block) => [rankingCube(block, year), areaCube(block, year)])
    .filter(hasValues);
}

/** For each block a cube of units × scored items × figures. */
export function scoreCubes(sources: ScoreSources): Cube[] {
  const { release, frameworks } = sources;
  return release.blocks
    .map((block): Cube => {
      const items = scoredItemsOf(frameworks.get(block.frameworkId)?.items ?? []);
      return {
        label: `${block.name}: điểm từng mục`,
        dimensions: [
          yearDimension(release.year),
          unitDimension(block.units.map(({ unitId, name }) => ({ id: unitId, label: name }))),
          {
            id: 'item',
            label: 'Mục được chấm',
            categories: items.map(({ itemId, name }) => ({ id: itemId, label: name })),
          },
          figureDimension(SCORE_FIGURES),
        ],
        *values() {
          const { rounding } = release.rules;
          for (const { scores } of cardsOf(block, sources.scorecards))
            for (const item of items) {
              const score = scores[item.itemId];
              const state = itemStateOf(item, score, rounding);
              const status = state === 'scored' ? null : state;
              yield { value: decimalOrNull(finalScoreOf(item, score, rounding)), status };
              yield figure(decimalOrNull(score?.selfScoreThousandths ?? null));
            }
        },
      };
    })
    .filter(hasValues);
}

function rankingCube(block: BlockSummary, year: number): Cube {
  return {
    label: `${block.name}: xếp hạng`,
    dimensions: [yearDimension(year), unitsOf(block), figureDimension(RANKING_FIGURES)],
    *values() {
      for (const { points, applicableMaximum, percent, rank } of block.ranking)
        yield* [points, applicableMaximum, percent, rank].map(figure);
      for (const { reason } of block.notRanked)
        yield* RANKING_FIGURES.map(() => ({ value: null, status: reason }));
    },
  };
}

function areaCube(block: BlockSummary, year: number): Cube {
  const areas = block.areas.map(({ areaId, name }) => ({ id: areaId, label: name }));
  return {
    label: `${block.name}: điểm theo lĩnh vực`,
    dimensions: [
      yearDimension(year),
      unitsOf(block),
      { id: 'area', label: 'Lĩnh vực', categories: areas },
      figureDimension(AREA_FIGURES),
    ],
    *values() {
      for (const { areas: results } of block.ranking) yield* results.flatMap(areaValues);
      for (const { reason } of block.notRanked)
        for (let count = areas.length * AREA_FIGURES.length; count > 0; count -= 1)
          yield { value: null, status: reason };
    },
  };
}

function areaValues(result: RankedUnit['areas'][number]): CubeValue[] {
  // A bonus or penalty has a cap and no percentage, and is not "not applicable" for that.
  const isApplicable = result.applicableMaximum > 0;
  return [result.points, result.applicableMaximum, result.percent].map((value) =>
    isApplicable ? figure(value) : { value: null, status: 'not-applicable' },
  );
}

function figure(value: number | null): CubeValue {
  return { value, status: null };
}

function yearDimension(year: number): Dimension {
  const category = { id: String(year), label: String(year) };
  return { id: 'year', label: 'Năm', categories: [category], role: 'time' };
}

function unitsOf({ ranking, notRanked }: BlockSummary): Dimension {
  const units = [...ranking, ...notRanked].map(({ unit }) => unit);
  return unitDimension(units.map(({ unitId, name }) => ({ id: unitId, label: name })));
}

function unitDimension(categories: Dimension['categories']): Dimension {
  return { id: 'unit', label: 'Đơn vị', categories, role: 'geo' };
}

function figureDimension(categories: Dimension['categories']): Dimension {
  return { id: 'figure', label: 'Số liệu', categories, role: 'metric' };
}

function hasValues({ dimensions }: Cube): boolean {
  return dimensions.every(({ categories }) => categories.length > 0);
}

function decimalOrNull(thousandths: number | null): number | null {
  return thousandths === null ? null : decimalOf(thousandths);
}
