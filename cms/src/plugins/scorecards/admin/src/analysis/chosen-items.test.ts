import { type AnalyzedItem, chooseItems } from './chosen-items';

function anItem(itemId: string, item: Partial<AnalyzedItem> = {}): AnalyzedItem {
  return {
    itemId,
    areaId: '1',
    name: `Mục ${itemId}`,
    maximum: 2,
    applicableCount: 4,
    atMaximumCount: 1,
    zeroCount: 0,
    loss: { meanPoints: 1, highestPoints: 2, meanLost: 1, leastLost: 0 },
    isReachedByNobody: false,
    isReachedByAll: false,
    meanSelfGap: null,
    selfGapOutliers: [],
    ...item,
  };
}
const lost = (meanLost: number) => ({
  loss: { meanPoints: 2 - meanLost, highestPoints: 2, meanLost, leastLost: 0 },
});
const ITEMS = [
  anItem('1.1', { ...lost(0), isReachedByAll: true }),
  anItem('1.2', lost(0.5)),
  anItem('1.3', { ...lost(1.5), isReachedByNobody: true }),
  anItem('1.4', { loss: null, applicableCount: 0 }),
];

test.each([
  ['all', ['1.1', '1.2', '1.3', '1.4']],
  ['most-lost', ['1.3', '1.2']],
  ['reached-by-nobody', ['1.3']],
  ['reached-by-all', ['1.1']],
] as const)('%s are %j', (choice, expected) => {
  expect(chooseItems(ITEMS, choice).map(({ itemId }) => itemId)).toEqual(expected);
});
