import { objectKeys, periodIdOfKey } from './object-keys';

test.each([
  [objectKeys.period('tien-phuoc-2022'), 'tien-phuoc-2022'],
  [objectKeys.scorecard('tien-phuoc-2022', 'xa-tien-chau'), 'tien-phuoc-2022'],
  [objectKeys.summary('tien-phuoc-2022'), null],
  [objectKeys.periods(), null],
  [objectKeys.framework('commune-2022'), null],
  [objectKeys.article('a'.repeat(24), 'vi'), null],
])('%s belongs to the summary of %s', (key, periodId) => {
  expect(periodIdOfKey(key)).toBe(periodId);
});
