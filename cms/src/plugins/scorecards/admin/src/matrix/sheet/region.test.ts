import { extendBy, planFillDown, planPaste, regionOf } from './region';

const size = { rows: 4, columns: 3 };
const textsOf = (fillings: { place: { row: number; column: number }; text: string }[]) =>
  fillings.map(({ place, text }) => `${place.row}/${place.column} ${text}`);

test('a block is pasted from the upper left corner of the selection', () => {
  const { fillings, region } = planPaste(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    { top: 1, left: 1, bottom: 1, right: 1 },
    size,
  );
  expect(textsOf(fillings)).toEqual(['1/1 a', '1/2 b', '2/1 c', '2/2 d']);
  expect(region).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
});

test('one cell is repeated over the selection', () => {
  const { fillings } = planPaste([['KAD']], { top: 0, left: 0, bottom: 1, right: 1 }, size);
  expect(textsOf(fillings)).toEqual(['0/0 KAD', '0/1 KAD', '1/0 KAD', '1/1 KAD']);
});

test('cells beyond the edges are counted and not pasted', () => {
  const { fillings, outsideCount } = planPaste(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    { top: 3, left: 2, bottom: 3, right: 2 },
    size,
  );
  expect(textsOf(fillings)).toEqual(['3/2 a']);
  expect(outsideCount).toBe(3);
});

test('filling down copies the first row of the selection, or the row above a single one', () => {
  const textOf = ({ row, column }: { row: number; column: number }) => `${row}${column}`;
  expect(textsOf(planFillDown({ top: 1, left: 0, bottom: 3, right: 0 }, textOf))).toEqual([
    '2/0 10',
    '3/0 10',
  ]);
  expect(textsOf(planFillDown({ top: 1, left: 0, bottom: 1, right: 1 }, textOf))).toEqual([
    '1/0 00',
    '1/1 01',
  ]);
  expect(planFillDown({ top: 0, left: 0, bottom: 0, right: 1 }, textOf)).toEqual([]);
});

test('a selection is extended no further than the edges', () => {
  const anchor = { row: 1, column: 1 };
  const extended = extendBy({ anchor, head: anchor }, { row: 1_000_000, column: -5 }, size);
  expect(regionOf(extended)).toEqual({ top: 1, left: 0, bottom: 3, right: 1 });
});
