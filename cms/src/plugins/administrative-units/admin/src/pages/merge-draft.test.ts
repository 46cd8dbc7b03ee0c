import type { ListedUnit } from '@congkhai/shared/contracts/units-admin';
import { addPredecessor, EMPTY_DRAFT, removePredecessor, setExtent, toEvent } from './merge-draft';

const commune = (unitId: string, fullName: string): ListedUnit => ({
  unitId,
  code: null,
  name: fullName,
  fullName,
  unitType: 'Xã',
  tier: 'commune',
  parentUnitId: 'huyen-tien-phuoc',
  parentName: 'Huyện Tiên Phước',
  blockId: null,
  validFrom: null,
  validTo: null,
  childCount: 0,
});
const TIEN_HA = commune('xa-tien-ha', 'Xã Tiên Hà');
const TIEN_CHAU = commune('xa-tien-chau', 'Xã Tiên Châu');

test('the first predecessor lends its type, tier and parent to the new unit', () => {
  const draft = { ...addPredecessor(EMPTY_DRAFT, TIEN_HA), name: 'Sơn Cẩm Hà', code: ' 20857 ' };
  expect(toEvent(draft).successors).toEqual([
    {
      unitId: null,
      code: '20857',
      name: 'Sơn Cẩm Hà',
      fullName: 'Xã Sơn Cẩm Hà',
      unitType: 'Xã',
      tier: 'commune',
      parentUnitId: 'huyen-tien-phuoc',
      blockId: null,
    },
  ]);
});

test('a unit is added once, whole or in part, and can be taken out again', () => {
  let draft = addPredecessor(addPredecessor(EMPTY_DRAFT, TIEN_HA), TIEN_HA);
  draft = setExtent(addPredecessor(draft, TIEN_CHAU), 'xa-tien-chau', 'part');
  expect(toEvent(draft).predecessors).toEqual([
    { unitId: 'xa-tien-ha', extent: 'whole' },
    { unitId: 'xa-tien-chau', extent: 'part' },
  ]);
  draft = removePredecessor({ ...draft, continuesUnitId: 'xa-tien-ha' }, 'xa-tien-ha');
  expect([draft.continuesUnitId, draft.predecessors.length]).toEqual([null, 1]);
});

test('a decision is sent when anything of it is entered, so that what is missing is said', () => {
  expect(toEvent(EMPTY_DRAFT).decision).toBeNull();
  expect(toEvent({ ...EMPTY_DRAFT, decisionNumber: '214/QĐ-UBND' }).decision).toMatchObject({
    number: '214/QĐ-UBND',
    issuer: '',
  });
});
