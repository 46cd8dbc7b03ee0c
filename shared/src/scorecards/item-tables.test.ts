import { ItemTablesSchema, summarizeItems } from './item-tables';
import {
  aFramework,
  aGroup,
  aLeaf,
  appraised,
  aRelease,
  aScorecard,
  NOT_APPLICABLE,
} from './test-builders';

const frameworks = new Map([
  ['framework', aFramework([aGroup('1', [aLeaf('1.1', 4_000), aLeaf('1.2', 2_000)])])],
]);

test('each item is counted in one of four states for every unit, and described by those with points', () => {
  const tables = summarizeItems(aRelease(['a', 'b', 'c', 'd', 'e']), {
    frameworks,
    scorecards: [
      aScorecard('a', { '1.1': appraised(4_000), '1.2': NOT_APPLICABLE }),
      aScorecard('b', { '1.1': appraised(1_000), '1.2': NOT_APPLICABLE }),
      aScorecard('c', { '1.1': appraised(0), '1.2': NOT_APPLICABLE }),
      aScorecard('d', { '1.1': NOT_APPLICABLE }),
    ],
  });
  expect(ItemTablesSchema.safeParse(tables).error).toBeUndefined();
  const [block] = tables.blocks;
  expect(block?.unitCount).toBe(5);
  expect(block?.items[0]).toMatchObject({
    itemId: '1.1',
    areaId: '1',
    maximum: 4,
    // 5 of the 12 points that three units could have got.
    percentOfMaximum: 41.67,
    statistics: { mean: 1.67, median: 1, highest: 4, lowest: 0 },
    scoredCount: 2,
    zeroCount: 1,
    notApplicableCount: 1,
    notSubmittedCount: 1,
    atMaximumCount: 1,
  });
  expect(block?.items[1]).toMatchObject({
    itemId: '1.2',
    statistics: null,
    percentOfMaximum: null,
    scoredCount: 0,
    zeroCount: 0,
    notApplicableCount: 3,
    notSubmittedCount: 2,
  });
});
