import { askTextColumns, type TableQuestion, withTextColumns } from './text-columns';
import { vietnameseOrderKey } from './vietnamese-order';

const COLUMNS = {
  folded: { title: 'foldedTitle', lead: 'foldedLead' },
  ordered: { title: 'titleOrder' },
};

test('a row brings the columns of its texts', () => {
  expect(withTextColumns({ title: 'Đắk Lắk', lead: null, unit: 3 }, COLUMNS)).toEqual({
    title: 'Đắk Lắk',
    foldedTitle: 'dak lak',
    titleOrder: vietnameseOrderKey('Đắk Lắk'),
    lead: null,
    foldedLead: null,
    unit: 3,
  });
});

test('a row without the texts leaves their columns as they are, whatever a form sends', () => {
  expect(withTextColumns({ unit: 3, foldedTitle: 'mine', titleOrder: 'a' }, COLUMNS)).toEqual({
    unit: 3,
  });
});

test.each<[string, TableQuestion, TableQuestion]>([
  ['a search', { _q: 'Đạt loại TỐT' }, { _q: 'dat loai tot' }],
  [
    'a filter',
    { where: { $and: [{ title: { $containsi: 'Đại Lộc' } }, { locale: 'vi' }] } },
    {
      where: {
        $and: [{ $and: [{}, { foldedTitle: { $contains: 'dai loc' } }] }, { locale: 'vi' }],
      },
    },
  ],
  [
    'a filter that is exact in part',
    { where: { title: { $startsWith: 'Xã', $ne: 'Xã Tiên Châu' } } },
    {
      where: { $and: [{ title: { $ne: 'Xã Tiên Châu' } }, { foldedTitle: { $startsWith: 'xa' } }] },
    },
  ],
  [
    'an exact filter',
    { where: { title: { $eq: 'Đại Lộc' } } },
    { where: { title: { $eq: 'Đại Lộc' } } },
  ],
  [
    'a filter of another field',
    { where: { slug: { $contains: 'Đ' } } },
    { where: { slug: { $contains: 'Đ' } } },
  ],
  ['a day is no filter of texts', { where: { at: new Date(0) } }, { where: { at: new Date(0) } }],
  [
    'an order',
    { orderBy: [{ title: 'asc' }, { id: 'asc' }] },
    { orderBy: [{ titleOrder: 'asc' }, { id: 'asc' }] },
  ],
  ['an order by name', { orderBy: 'title' }, { orderBy: 'titleOrder' }],
  [
    'an order of something else',
    { orderBy: { updatedAt: 'desc' } },
    { orderBy: { updatedAt: 'desc' } },
  ],
])('%s', (_, question, asked) => {
  expect(askTextColumns(question, COLUMNS)).toEqual(asked);
});
