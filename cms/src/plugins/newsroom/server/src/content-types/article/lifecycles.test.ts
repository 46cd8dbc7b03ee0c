import { lifecycles } from './lifecycles';

function monthStoredFor(publicationDate: unknown): unknown {
  const data: Record<string, unknown> = { publicationDate };
  lifecycles.beforeUpdate({ params: { data } });
  return data.publicationMonth;
}

test.each([
  ['the last second of October in Viet Nam', '2023-10-31T16:59:59.999Z', '2023-10'],
  ['midnight in Viet Nam, still October in UTC', new Date('2023-10-31T17:00:00.000Z'), '2023-11'],
  ['no date', null, null],
  ['an emptied field', '', null],
  ['what is not a date', 'hôm qua', null],
])('%s', (_, publicationDate, month) => {
  expect(monthStoredFor(publicationDate)).toBe(month);
});

test('a row that says nothing of its date keeps its month', () => {
  const data = { title: 'Tin', publicationMonth: '1999-01' };
  lifecycles.beforeUpdate({ params: { data } });
  expect(data).toEqual({ title: 'Tin' });
});

test('each of many rows gets its own month', () => {
  const data = [
    { publicationDate: '2023-10-06T00:00:00Z' },
    { publicationDate: '2024-01-01T00:00:00Z' },
  ];
  lifecycles.beforeCreateMany({ params: { data } });
  expect(data).toMatchObject([{ publicationMonth: '2023-10' }, { publicationMonth: '2024-01' }]);
});
