import {
  type FrameworkItem,
  FrameworkItemsSchema,
  findFrameworkProblems,
  PLAIN_ITEM,
} from './framework';

function anItem(item: Partial<FrameworkItem>): FrameworkItem {
  return {
    ...PLAIN_ITEM,
    itemId: '1',
    name: 'Cải cách thể chế',
    maximumThousandths: 3_000,
    method: 'appraisal',
    children: [],
    ...item,
  };
}

test('an area worth exactly what its criteria are worth together has no problem', () => {
  const items = [
    anItem({
      itemId: '1',
      maximumThousandths: 3_500,
      method: null,
      children: [
        anItem({ itemId: '1.1', maximumThousandths: 3_000 }),
        anItem({ itemId: '1.2', maximumThousandths: 500, method: 'survey' }),
      ],
    }),
  ];
  expect(findFrameworkProblems(items)).toEqual([]);
  expect(FrameworkItemsSchema.parse(items)).toEqual(items);
});

test('an area whose criteria add up to something else is reported with both figures', () => {
  const criteria = [anItem({ itemId: '1.1', maximumThousandths: 2_999 })];
  const items = [anItem({ method: null, children: criteria })];
  expect(findFrameworkProblems(items)).toEqual([
    {
      kind: 'sum-differs',
      itemId: '1',
      path: [0],
      maximumThousandths: 3_000,
      childrenMaximumThousandths: 2_999,
    },
  ]);
  expect(FrameworkItemsSchema.safeParse(items).success).toBe(false);
});

test('a number that stands twice is reported where it stands the second time', () => {
  const items = [anItem({ itemId: '1' }), anItem({ itemId: '2' }), anItem({ itemId: '1' })];
  expect(findFrameworkProblems(items)).toEqual([{ kind: 'duplicate-id', itemId: '1', path: [2] }]);
});

test('scored items name a method and groups do not', () => {
  const child = anItem({ itemId: '1.1', method: null });
  const items = [anItem({ method: 'survey', children: [child] })];
  expect(findFrameworkProblems(items)).toEqual([
    { kind: 'method-on-group', itemId: '1', path: [0] },
    { kind: 'method-missing', itemId: '1.1', path: [0, 'children', 0] },
  ]);
});
