import { type FrameworkItem, PLAIN_ITEM } from '@congkhai/shared/scorecards/framework';
import { BLANK_SCORE, type ItemScore } from '@congkhai/shared/scorecards/scorecard';
import { figureTextOf, readEntry } from './entry';

const item: FrameworkItem = {
  ...PLAIN_ITEM,
  itemId: '1.2',
  name: 'Kế hoạch cải cách hành chính',
  maximumThousandths: 13_500,
  method: 'appraisal',
  children: [],
};
const field = 'appraisedScoreThousandths';
const read = (text: string, score: ItemScore = BLANK_SCORE) =>
  readEntry(text, { item, field, score });

test.each([
  ['12,97', 12_970],
  ['12.97', 12_970],
  [' 3 ', 3_000],
  ['0', 0],
  ['13,5', 13_500],
])('“%s” is read as points', (text, to) => {
  expect(read(text)).toEqual({ kind: 'fields', fields: [{ field, to }] });
});

test.each([
  ['12,9712', 'too-many-decimals'],
  ['1.234,5', 'comma-and-dot'],
  ['mười', 'not-a-figure'],
  ['=A1+1', 'not-a-figure'],
  ['-1', 'not-a-figure'],
  ['1 2', 'not-a-figure'],
])('“%s” is no points, and it is said why', (text, kind) => {
  expect(read(text)).toEqual({ kind: 'problem', problem: { kind } });
});

test('points above the maximum are named with it', () => {
  expect(read('13,501')).toEqual({
    kind: 'problem',
    problem: { kind: 'above-maximum', maximumThousandths: 13_500 },
  });
});

test.each([
  ['KAD', 'not-applicable'],
  ['không áp dụng', 'not-applicable'],
  ['CN', 'not-submitted'],
])('“%s” makes the item %s and takes its points away', (text, state) => {
  expect(read(text)).toEqual({
    kind: 'fields',
    fields: [
      { field: 'state', to: state },
      { field, to: null },
    ],
  });
});

test('points for an item that did not apply make it a scored one', () => {
  expect(read('2', { ...BLANK_SCORE, state: 'not-applicable' })).toEqual({
    kind: 'fields',
    fields: [
      { field: 'state', to: 'scored' },
      { field, to: 2_000 },
    ],
  });
});

test('the two blanks, a zero and points that are still missing look different', () => {
  const scored = { ...BLANK_SCORE, state: 'scored' as const };
  expect(figureTextOf({ ...BLANK_SCORE, state: 'not-applicable' }, field)).toBe('KAD');
  expect(figureTextOf(BLANK_SCORE, field)).toBe('CN');
  expect(figureTextOf({ ...scored, [field]: 0 }, field)).toBe('0');
  expect(figureTextOf(scored, field)).toBe('');
});
