import { objectKeys, periodIdOfKey, releaseOfKey } from './object-keys';

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

test.each([
  [objectKeys.release('tien-phuoc-2022', 12), { periodId: 'tien-phuoc-2022', number: 12 }],
  [objectKeys.releaseSummary('tien-phuoc-2022', 12), null],
  [objectKeys.releasedScorecard('tien-phuoc-2022', 12, 'xa-tien-chau'), null],
  ['releases/tien-phuoc-2022/0/release.json', null],
])('%s seals the release %j', (key, release) => {
  expect(releaseOfKey(key)).toEqual(release);
});
