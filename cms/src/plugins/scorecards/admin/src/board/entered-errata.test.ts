import {
  enteredErrataOf,
  readErrata,
  withOwnErratum,
  withReasonWhereMissing,
} from './entered-errata';

const ERRATUM = {
  blockId: 'xa',
  unitId: 'xa-tien-chau',
  itemId: '1.2',
  from: '12,5',
  to: '12,75',
  reason: 'Cộng sót 0,25 điểm',
};

test('every erratum has to say why', () => {
  const entered = enteredErrataOf([ERRATUM, { ...ERRATUM, itemId: '1.3', reason: ' ' }]);
  expect(readErrata(entered)).toEqual({ kind: 'incomplete', missingKeys: [1] });
  expect(readErrata(withReasonWhereMissing(entered, 'Nhập nhầm cột'))).toEqual({
    kind: 'errata',
    errata: [ERRATUM, { ...ERRATUM, itemId: '1.3', reason: 'Nhập nhầm cột' }],
  });
});

test('a line of one’s own names no unit and no item', () => {
  const [, own] = withOwnErratum(enteredErrataOf([ERRATUM]));
  expect(own).toMatchObject({ key: 1, unitId: null, itemId: null, reason: '' });
});
