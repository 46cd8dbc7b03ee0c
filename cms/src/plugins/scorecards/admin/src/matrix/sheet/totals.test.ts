import { appraised } from '@congkhai/shared/scorecards/test-builders';
import { enterTexts } from './edits';
import { openSheet } from './sheet';
import { aCard, aMatrix, rightsTo } from './test-matrix';
import { meanOfColumn, openTotals, updateTotals } from './totals';

const field = 'appraisedScoreThousandths' as const;
const full = (points: number) =>
  Object.fromEntries(['1.1', '1.2', '2.1', '2.2'].map((itemId) => [itemId, appraised(points)]));

function open() {
  const data = aMatrix([
    aCard('a', full(9_000)),
    aCard('b', full(7_000)),
    aCard('c', { '1.1': appraised(5_000) }),
  ]);
  const sheet = openSheet(data.framework.items, data.cards);
  return { sheet, totals: openTotals(sheet, data) };
}
const enter = (sheet: ReturnType<typeof openSheet>, unitId: string, itemId: string, text: string) =>
  enterTexts(sheet, [{ address: { unitId, itemId, field }, text }], rightsTo(field, 'state'));

test('units are ranked and graded while one types', () => {
  const { sheet, totals } = open();
  // a: 36 of 40 = 90 %; b: 28 of 40 = 70 %.
  expect(totals.byUnitId.get('a')).toMatchObject({ rank: 1, grade: { name: 'Tốt' } });
  expect(totals.byUnitId.get('b')).toMatchObject({ rank: 2, grade: { name: 'Khá' } });
  enter(sheet, 'a', '1.1', '0');
  updateTotals(totals, sheet, new Set(['a']));
  // a: 27 of 40 = 67,5 %.
  expect(totals.byUnitId.get('a')).toMatchObject({ rank: 2, grade: { name: 'Khá' } });
  expect(totals.byUnitId.get('b')).toMatchObject({ rank: 1 });
});

test('a unit with missing items has figures of what it has, and no rank', () => {
  const { totals } = open();
  expect(totals.byUnitId.get('c')).toMatchObject({
    missingCount: 3,
    rank: null,
    grade: null,
    scoring: { pointsThousandths: 5_000, applicableMaximumThousandths: 10_000 },
  });
});

test('an item that does not apply leaves the maximum', () => {
  const { sheet, totals } = open();
  enter(sheet, 'b', '1.1', 'KAD');
  updateTotals(totals, sheet, new Set(['b']));
  expect(totals.byUnitId.get('b')?.scoring).toMatchObject({
    pointsThousandths: 21_000,
    applicableMaximumThousandths: 30_000,
    percentThousandths: 70_000,
  });
});

test('the mean of a column is over the units that have points in it', () => {
  const { sheet, totals } = open();
  expect(meanOfColumn(sheet, { itemId: '1.1', field }, totals)).toBe(7_000);
  expect(meanOfColumn(sheet, { itemId: '1.2', field }, totals)).toBe(8_000);
});
