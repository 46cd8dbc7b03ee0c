import { changeOfMethod, type EnteredItem, newItem, readItems } from './entered-item';
import { rowsOf, withArea, withChild, withItem, withoutItem, withSibling } from './item-tree';
import { findRowProblems } from './row-problems';

function anItem(itemId: string, item: Partial<EnteredItem> = {}): EnteredItem {
  return { ...newItem(itemId), name: `Mục ${itemId}`, maximumThousandths: 1_000, ...item };
}
const ITEMS = [
  anItem('1', {
    maximumThousandths: 2_000,
    method: null,
    children: [anItem('1.1'), anItem('1.2')],
  }),
  anItem('2'),
];
const idsOf = (items: EnteredItem[]) => rowsOf(items).map(({ item }) => item.itemId);

test('every item stands before its children', () => {
  expect(rowsOf(ITEMS).map(({ item, path }) => [item.itemId, path])).toEqual([
    ['1', [0]],
    ['1.1', [0, 0]],
    ['1.2', [0, 1]],
    ['2', [1]],
  ]);
});

test('a new item takes the next free number of its level', () => {
  expect(idsOf(withArea(ITEMS))).toEqual(['1', '1.1', '1.2', '2', '3']);
  expect(idsOf(withSibling(ITEMS, [0, 0]))).toEqual(['1', '1.1', '1.3', '1.2', '2']);
  expect(idsOf(withChild(ITEMS, [0]))).toEqual(['1', '1.1', '1.2', '1.3', '2']);
});

test('an item that gets a child is no longer scored itself', () => {
  const [, second] = withChild(ITEMS, [1]);
  expect(second).toMatchObject({ itemId: '2', method: null, children: [{ itemId: '2.1' }] });
});

test('removing an item removes what is below it', () => {
  expect(idsOf(withoutItem(ITEMS, [0]))).toEqual(['2']);
  expect(idsOf(withoutItem(ITEMS, [0, 1]))).toEqual(['1', '1.1', '2']);
});

test('each line says what is wrong with it', () => {
  expect(findRowProblems(ITEMS).size).toBe(0);
  const unreadable = withItem(ITEMS, [0, 1], { maximumThousandths: '1,2345', name: '' });
  expect(findRowProblems(unreadable)).toEqual(
    new Map([
      [
        '0,1',
        [
          { kind: 'field', field: 'name' },
          { kind: 'field', field: 'maximumThousandths' },
        ],
      ],
    ]),
  );
  const differing = withItem(ITEMS, [0, 1], { maximumThousandths: 1_500 });
  expect(findRowProblems(differing).get('0')).toMatchObject([
    { kind: 'sum-differs', childrenMaximumThousandths: 2_500 },
  ]);
});

test('a value that is no list of items is an empty table', () => {
  expect(readItems(undefined)).toEqual([]);
  expect(readItems('[')).toEqual([]);
});

test('what belongs to a method goes when the method goes', () => {
  const both = anItem('1', { method: 'both', surveyMaximumThousandths: 400 });
  expect(findRowProblems([both]).size).toBe(0);
  const derived = { ...both, ...changeOfMethod(both, 'derived') };
  expect(derived).toMatchObject({ surveyMaximumThousandths: null, derivation: { measure: '' } });
  expect(findRowProblems([derived]).get('0')).toEqual([{ kind: 'field', field: 'derivation' }]);
  const plain = { ...derived, ...changeOfMethod(derived, 'appraisal') };
  expect(plain.derivation).toBeNull();
  expect(findRowProblems([plain]).size).toBe(0);
});

test('an item that gets a child has no rule and no answers of its own', () => {
  const graded = anItem('1', {
    method: 'both',
    surveyMaximumThousandths: 400,
    options: [{ label: 'Đủ', scoreThousandths: 600 }],
    isEvidenceRequired: true,
  });
  expect(withChild([graded], [0])[0]).toMatchObject({
    method: null,
    surveyMaximumThousandths: null,
    options: [],
    isEvidenceRequired: false,
  });
});

test('an answer worth more than its item is a problem of the details', () => {
  const graded = anItem('1', { options: [{ label: 'Vượt', scoreThousandths: 1_001 }] });
  expect(findRowProblems([graded]).get('0')).toMatchObject([{ kind: 'option-above-maximum' }]);
});

test('everything that a stored item says is kept when it is read', () => {
  const stored = {
    ...newItem('9'),
    name: 'Điểm thưởng',
    maximumThousandths: 3_000,
    effect: 'bonus',
    ruleText: 'Mỗi sáng kiến được 0,5 điểm',
    options: [{ label: 'Có', scoreThousandths: 500 }],
  };
  expect(readItems([stored])).toEqual([stored]);
});
