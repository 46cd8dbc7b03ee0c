import { daySealOfKey, hourSealOfKey, objectKeys, releaseOfKey } from './object-keys';

test.each([
  [objectKeys.release('tien-phuoc-2022', 12), { periodId: 'tien-phuoc-2022', number: 12 }],
  [objectKeys.releaseSummary('tien-phuoc-2022', 12), null],
  [objectKeys.releasedScorecard('tien-phuoc-2022', 12, 'xa-tien-chau'), null],
  ['releases/tien-phuoc-2022/0/release.json', null],
])('%s seals the release %j', (key, release) => {
  expect(releaseOfKey(key)).toEqual(release);
});

test.each([
  [objectKeys.hourSeal('2023-10-06T08', 2), { hour: '2023-10-06T08', version: 2 }],
  [objectKeys.daySeal('2023-10-06', 1), null],
  ['ledger/hours/2023-10-06-08/0.json', null],
])('%s is the seal %j of an hour', (key, seal) => {
  expect(hourSealOfKey(key)).toEqual(seal);
});

test.each([
  [objectKeys.daySeal('2023-10-06', 12), { localDay: '2023-10-06', version: 12 }],
  [objectKeys.hourSeal('2023-10-06T08', 1), null],
])('%s is the seal %j of a day', (key, seal) => {
  expect(daySealOfKey(key)).toEqual(seal);
});
