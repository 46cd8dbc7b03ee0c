import { findUnits } from './find-units';

const unit = (unitId: string, name: string, code: string | null = null) => ({
  unitId,
  name,
  code,
  parentUnitId: null,
});
const UNITS = [
  unit('xa-tien-chau', 'Xã Tiên Châu', '20866'),
  unit('xa-tien-ha', 'Xã Tiên Hà', '20860'),
  unit('so-noi-vu', 'Sở Nội vụ'),
  unit('phuong-dong-da', 'Phường Đống Đa', '00226'),
];

test.each([
  ['tien', ['xa-tien-chau', 'xa-tien-ha']],
  ['Tiên Châu', ['xa-tien-chau']],
  ['chau tien', ['xa-tien-chau']],
  ['dong da', ['phuong-dong-da']],
  ['20860', ['xa-tien-ha']],
  ['noi vu', ['so-noi-vu']],
  ['', []],
  ['  ', []],
  ['quận', []],
])('“%s” finds %j', (typed, expected) => {
  expect(findUnits(UNITS, typed, 10).map(({ unitId }) => unitId)).toEqual(expected);
});

test('no more are found than there is room for', () => {
  expect(findUnits(UNITS, 'xa', 1)).toHaveLength(1);
});
