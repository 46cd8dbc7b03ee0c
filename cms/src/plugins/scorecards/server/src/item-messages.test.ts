import { type FrameworkItem, PLAIN_ITEM } from '@congkhai/shared/scorecards/framework';
import { parseItems } from './item-messages';

const ITEMS: FrameworkItem[] = [
  {
    ...PLAIN_ITEM,
    itemId: '1',
    name: 'Chỉ đạo',
    maximumThousandths: 13_500,
    method: 'appraisal',
    children: [],
  },
];
test('items without a fault are returned as they will be stored', () => {
  expect(parseItems([{ ...ITEMS[0], name: '  Chỉ đạo ' }])).toEqual({
    kind: 'items',
    items: ITEMS,
  });
});

test.each([
  ['a number that is no number', { itemId: '1 a' }, 'Mục 1 a: mã mục chỉ gồm'],
  ['no number', { itemId: '' }, 'Mục thứ 1 trong bảng: mã mục chỉ gồm'],
  ['no name', { name: '' }, 'Mục 1: phải có tên'],
  ['a maximum of nothing', { maximumThousandths: 0 }, 'Mục 1: điểm tối đa phải lớn hơn 0'],
  ['an unreadable maximum', { maximumThousandths: '1,2345' }, 'Mục 1: điểm tối đa phải'],
  ['an unknown method', { method: 'khác' }, 'Mục 1: phải chọn cách chấm'],
  ['no method', { method: null }, 'Mục 1: phải chọn cách chấm'],
])('%s is said of the item', (_, change, message) => {
  expect(parseItems([{ ...ITEMS[0], ...change }])).toEqual({
    kind: 'problems',
    messages: [expect.stringContaining(message)],
  });
});

test.each([null, 'abc', [], [{}]])('%j is no framework', (value) => {
  expect(parseItems(value).kind).toBe('problems');
});
