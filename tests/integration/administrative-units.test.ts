import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-units';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { documentOf, refusalOf, relationTo } from '../helpers/newsroom';

const { units: UNITS } = INDEX_COLLECTIONS;

let office: IndexOffice;

beforeAll(async () => {
  office = await startIndexOffice();
});
afterAll(() => office?.stop());

const historyOf = (unitId: string, ...versions: object[]) => ({
  unitId,
  versions: versions.map((version) => expect.objectContaining(version)),
});

test('units are published in the order of their identifiers, with their parents', async () => {
  const district = await office.createUnit({
    unitId: 'huyen-tien-phuoc',
    tier: 'district',
    unitType: 'Huyện',
    name: 'Tiên Phước',
    fullName: 'Huyện Tiên Phước',
  });
  await office.createUnit({ unitId: 'xa-tien-my', parent: relationTo(district), code: '20872' });
  await office.createUnit({ unitId: 'xa-tien-chau', parent: relationTo(district), code: '20866' });
  await office.expectPublished('units.json', {
    units: [
      historyOf('huyen-tien-phuoc', { code: null, parentUnitId: null }),
      historyOf('xa-tien-chau', { parentUnitId: 'huyen-tien-phuoc' }),
      historyOf('xa-tien-my', { parentUnitId: 'huyen-tien-phuoc' }),
    ],
    events: [],
  });
  PublishedUnitsSchema.parse(await office.readPublished('units.json'));
});

test('an identifier is given once and never changes', async () => {
  const unit = await office.createUnit({ unitId: 'xa-tien-loc' });
  const twin = await office.administrator('POST', UNITS, { ...unit, documentId: undefined });
  expect(refusalOf(twin)).toEqual([
    { path: ['unitId'], message: expect.stringContaining('đã được dùng') },
  ]);
  const renamed = await office.administrator('PUT', `${UNITS}/${unit.documentId}`, {
    unitId: 'xa-khac',
  });
  expect(refusalOf(renamed)).toEqual([
    { path: ['unitId'], message: 'Mã định danh không đổi được sau khi tạo.' },
  ]);
});

test('everything that is wrong with a unit is said at once, at its fields', async () => {
  const answer = await office.administrator('POST', UNITS, {
    unitId: 'Xã Tiên Thọ',
    code: '2086',
    name: 'Tiên Thọ',
    fullName: 'x'.repeat(300),
    unitType: 'Xã',
    tier: 'commune',
  });
  expect(refusalOf(answer).map(({ path }) => path)).toEqual([['unitId'], ['code'], ['fullName']]);
});

test('a unit is never its own ancestor', async () => {
  const top = await office.createUnit({ unitId: 'tinh-a', tier: 'province' });
  const middle = await office.createUnit({ unitId: 'huyen-a', parent: relationTo(top) });
  const bottom = await office.createUnit({ unitId: 'xa-a', parent: relationTo(middle) });
  const answer = await office.administrator('PUT', `${UNITS}/${top.documentId}`, {
    parent: relationTo(bottom),
  });
  expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['parent'] })]);
  documentOf(await office.administrator('PUT', `${UNITS}/${top.documentId}`, { note: 'gốc' }));
});

test('a unit with units below it, or with scores, is not deleted', async () => {
  const parent = await office.createUnit({ unitId: 'huyen-b' });
  await office.createUnit({ unitId: 'xa-b', parent: relationTo(parent) });
  const { units } = await office.openYear('Xã Tiên Cảnh');
  for (const unit of [parent, ...units]) {
    const answer = await office.administrator('DELETE', `${UNITS}/${unit.documentId}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('Không xoá được') } },
    });
  }
});

test('what an editor corrects in the form is corrected in the version, and no other is made', async () => {
  const unit = await office.createUnit({ unitId: 'xa-tien-canh', fullName: 'Xã Tiên Cãnh' });
  documentOf(await office.update(UNITS, unit, { fullName: 'Xã Tiên Cảnh', validTo: '2025-06-30' }));
  await office.expectPublished('units.json', {
    events: [],
    units: expect.arrayContaining([
      historyOf('xa-tien-canh', { fullName: 'Xã Tiên Cảnh', validTo: '2025-06-30' }),
    ]),
  });
  const deleted = await office.administrator('DELETE', `${UNITS}/${unit.documentId}`);
  expect(deleted.status).toBe(200);
  await office.expectPublished('units.json', {
    events: [],
    units: expect.not.arrayContaining([expect.objectContaining({ unitId: 'xa-tien-canh' })]),
  });
});
