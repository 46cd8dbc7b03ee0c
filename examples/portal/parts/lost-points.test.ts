import { lostPointsOf } from './lost-points.mjs';
import { markedOf } from './search-hits.mjs';

type Item = Parameters<typeof lostPointsOf>[0][number];
const item = (itemId: string, given: Partial<Item>): Item => ({
  itemId,
  parentItemId: null,
  name: itemId,
  maximum: 1,
  effect: 'scored',
  method: 'appraisal',
  state: 'scored',
  selfScore: null,
  appraisedScore: null,
  secondAppraisedScore: null,
  surveyScore: null,
  measure: null,
  measured: null,
  score: 1,
  remark: null,
  explanation: null,
  evidence: [],
  ...given,
});

test('points are lost where a score is below its maximum, most first, in whole thousandths', () => {
  const items = [
    item('full', { maximum: 3, score: 3 }),
    // 0.3 − 0.1 is 0.19999999999999998 as binary numbers.
    item('less', { maximum: 0.3, score: 0.1 }),
    item('most', { maximum: 31.5, score: 26.07 }),
    item('zero', { maximum: 1, score: 0, state: 'zero' }),
  ];
  expect(
    lostPointsOf(items).map(({ item: { itemId }, lostThousandths }) => [itemId, lostThousandths]),
  ).toEqual([
    ['most', 5_430],
    ['zero', 1_000],
    ['less', 200],
  ]);
});

test('nothing is lost on what does not apply or was not submitted, on a bonus, or twice by an item above', () => {
  const items = [
    item('not-applicable', { state: 'not-applicable', score: null }),
    item('not-submitted', { state: 'not-submitted', score: null }),
    item('bonus', { effect: 'bonus', maximum: 5, score: 1 }),
    item('above', { method: null, state: null, score: 0.5 }),
  ];
  expect(lostPointsOf(items)).toEqual([]);
});

test('a penalty takes away what it is', () => {
  const [lost] = lostPointsOf([item('penalty', { effect: 'penalty', maximum: 5, score: 1.5 })]);
  expect(lost?.lostThousandths).toBe(1_500);
});

test('what was found is marked where it stands, and the words around it are escaped', () => {
  const highlights = [
    {
      field: 'article.title',
      ranges: [
        { start: 3, end: 7 },
        { start: 8, end: 12 },
      ],
    },
  ];
  expect(markedOf('Xã Tiên Châu <1>', 'article.title', highlights).source).toBe(
    'Xã <mark>Tiên</mark> <mark>Châu</mark> &lt;1&gt;',
  );
});
