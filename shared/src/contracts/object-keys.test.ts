import { objectKeys, releaseOfKey } from './object-keys';

test.each([
  [objectKeys.release('tien-phuoc-2022', 12), { periodId: 'tien-phuoc-2022', number: 12 }],
  [objectKeys.releaseSummary('tien-phuoc-2022', 12), null],
  [objectKeys.releasedScorecard('tien-phuoc-2022', 12, 'xa-tien-chau'), null],
  ['releases/tien-phuoc-2022/0/release.json', null],
])('%s seals the release %j', (key, release) => {
  expect(releaseOfKey(key)).toEqual(release);
});
