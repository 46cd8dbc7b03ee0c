import { EventEffectsAnswerSchema, UnitRecordSchema } from '@congkhai/shared/contracts/units-admin';
import { type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { refusalOf, relationTo } from '../helpers/newsroom';

const EVENTS = '/administrative-units/events';
const DECISION = {
  number: '1659/NQ-UBTVQH15',
  issuer: 'Uỷ ban Thường vụ Quốc hội',
  issuedOn: '2025-06-16',
  title: null,
};
const SON_CAM_HA = {
  unitId: null,
  code: '20857',
  name: 'Sơn Cẩm Hà',
  fullName: 'Xã Sơn Cẩm Hà',
  unitType: 'Xã',
  tier: 'commune',
  parentUnitId: 'tinh-quang-nam',
  blockId: null,
};
const whole = (...unitIds: string[]) => unitIds.map((unitId) => ({ unitId, extent: 'whole' }));
const MERGER = {
  kind: 'merged',
  effectiveOn: '2025-07-01',
  decision: DECISION,
  predecessors: [
    ...whole('xa-tien-son', 'xa-tien-ha', 'xa-tien-chau'),
    { unitId: 'xa-tien-canh', extent: 'part' },
  ],
  successors: [SON_CAM_HA],
};

const FREE_CODE = { successors: [{ ...SON_CAM_HA, code: '20999' }] };

let office: IndexOffice;
beforeAll(async () => {
  office = await startIndexOffice();
  const province = await office.createUnit({
    unitId: 'tinh-quang-nam',
    tier: 'province',
    code: '49',
    fullName: 'Tỉnh Quảng Nam',
  });
  for (const [unitId, code] of [
    ['xa-tien-son', '20857'],
    ['xa-tien-ha', '20860'],
    ['xa-tien-chau', '20866'],
    ['xa-tien-canh', '20878'],
  ])
    await office.createUnit({ unitId, code, fullName: unitId, parent: relationTo(province) });
});
afterAll(() => office?.stop());

const problemsOf = async (draft: object) => {
  const answer = await office.administrator('POST', `${EVENTS}/preview`, { ...MERGER, ...draft });
  expect(answer.status).toBe(400);
  return refusalOf(answer).map(({ path }) => path.join('.'));
};
const recordOf = async (unitId: string) =>
  UnitRecordSchema.parse(
    (await office.administrator('GET', `/administrative-units/units/${unitId}`)).body,
  ).data;

test.each([
  ['a merger of one unit', { ...FREE_CODE, predecessors: whole('xa-tien-chau') }, ['predecessors']],
  [
    'one unit twice',
    { ...FREE_CODE, predecessors: whole('xa-tien-ha', 'xa-tien-ha') },
    ['predecessors'],
  ],
  [
    'a unit that is not there',
    { ...FREE_CODE, predecessors: whole('xa-tien-ha', 'xa-khac') },
    ['predecessors.1'],
  ],
  ['no successor', { successors: [] }, ['successors']],
  [
    'a code that another unit carries',
    { successors: [{ ...SON_CAM_HA, code: '20878' }] },
    ['successors.0.code'],
  ],
  [
    'a code of four digits',
    { successors: [{ ...SON_CAM_HA, code: '2085' }] },
    ['successors.0.code'],
  ],
  [
    'a parent that is not there',
    { successors: [{ ...SON_CAM_HA, parentUnitId: 'huyen-khac' }] },
    ['successors.0.parentUnitId'],
  ],
  [
    'an identifier that is taken',
    { successors: [{ ...SON_CAM_HA, unitId: 'tinh-quang-nam' }] },
    ['successors.0.unitId'],
  ],
  [
    'a unit that takes in whole others and keeps its identity',
    { successors: [{ ...SON_CAM_HA, unitId: 'xa-tien-son' }] },
    ['successors'],
  ],
  ['half a decision', { decision: { ...DECISION, issuer: '' } }, ['decision.issuer']],
  ['no day', { effectiveOn: '' }, ['effectiveOn']],
  [
    'a unit that has others below it, abolished',
    { kind: 'abolished', predecessors: whole('tinh-quang-nam'), successors: [] },
    ['predecessors'],
  ],
])('%s is refused at its field', async (_, draft, paths) => {
  expect(await problemsOf(draft)).toEqual(paths);
});

test('a preview says what ends, begins and is reduced, and writes nothing', async () => {
  const { body } = await office.administrator('POST', `${EVENTS}/preview`, MERGER);
  const { closed, opened, reduced, moved } = EventEffectsAnswerSchema.parse(body).data;
  expect(closed.map(({ unitId, validTo }) => [unitId, validTo])).toEqual([
    ['xa-tien-son', '2025-06-30'],
    ['xa-tien-ha', '2025-06-30'],
    ['xa-tien-chau', '2025-06-30'],
  ]);
  expect(opened).toMatchObject([
    { unitId: 'xa-son-cam-ha-20857', validFrom: '2025-07-01', validTo: null },
  ]);
  expect([reduced.map(({ unitId }) => unitId), moved]).toEqual([['xa-tien-canh'], []]);
  expect((await recordOf('xa-tien-son')).history.versions).toMatchObject([{ validTo: null }]);
});

test('a merger is recorded as one event, and a second time refused', async () => {
  expect(await office.administrator('POST', EVENTS, MERGER)).toMatchObject({ status: 200 });
  const { history, events, lineage } = await recordOf('xa-son-cam-ha-20857');
  expect(history.versions).toMatchObject([
    { code: '20857', parentUnitId: 'tinh-quang-nam', validFrom: '2025-07-01' },
  ]);
  expect(events).toMatchObject([
    { eventId: '2025-07-01-xa-son-cam-ha-20857', kind: 'merged', decision: DECISION },
  ]);
  expect(
    lineage.predecessors.map(({ predecessor, extent }) => [predecessor.unitId, extent]),
  ).toEqual([
    ['xa-tien-son', 'whole'],
    ['xa-tien-ha', 'whole'],
    ['xa-tien-chau', 'whole'],
    ['xa-tien-canh', 'part'],
  ]);
  const again = await office.administrator('POST', EVENTS, MERGER);
  expect(refusalOf(again).length).toBeGreaterThan(0);
  await office.expectPublished(
    'units.json',
    expect.objectContaining({ events: [expect.objectContaining({ kind: 'merged' })] }),
  );
});

test('the pickers show the new unit, and the ended ones with their last day', async () => {
  const { body } = await office.administrator(
    'GET',
    '/content-manager/collection-types/plugin::administrative-units.unit?sort=unitId:ASC',
  );
  expect(body).toMatchObject({
    results: [
      { unitId: 'tinh-quang-nam', validTo: null },
      {
        unitId: 'xa-son-cam-ha-20857',
        validFrom: '2025-07-01',
        parent: { unitId: 'tinh-quang-nam' },
      },
      { unitId: 'xa-tien-canh', validTo: null },
      { unitId: 'xa-tien-chau', validTo: '2025-06-30' },
      { unitId: 'xa-tien-ha', validTo: '2025-06-30' },
      { unitId: 'xa-tien-son', validTo: '2025-06-30' },
    ],
  });
});

test('a unit in the history of others is not deleted', async () => {
  const units = '/content-manager/collection-types/plugin::administrative-units.unit';
  const { body } = await office.administrator('GET', `${units}?filters[unitId][$eq]=xa-tien-chau`);
  const [row] = Object(body).results;
  expect(await office.administrator('DELETE', `${units}/${row.documentId}`)).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining('lịch sử sắp xếp') } },
  });
});

test('when a province is merged, what belongs to it moves to the new one in the same transaction', async () => {
  await office.createUnit({
    unitId: 'thanh-pho-da-nang',
    tier: 'province',
    code: '48',
    fullName: 'Thành phố Đà Nẵng',
  });
  const daNang = {
    ...SON_CAM_HA,
    code: '48',
    name: 'Đà Nẵng',
    fullName: 'Thành phố Đà Nẵng',
    unitType: 'Thành phố',
    tier: 'province',
    parentUnitId: null,
  };
  const draft = {
    kind: 'merged',
    effectiveOn: '2025-08-01',
    decision: null,
    predecessors: whole('tinh-quang-nam', 'thanh-pho-da-nang'),
    successors: [daNang],
  };
  const { body } = await office.administrator('POST', EVENTS, draft);
  const { moved } = EventEffectsAnswerSchema.parse(body).data;
  expect(moved.map(({ unitId }) => unitId)).toEqual(['xa-son-cam-ha-20857', 'xa-tien-canh']);
  const { history, events } = await recordOf('xa-son-cam-ha-20857');
  expect(history.versions).toMatchObject([
    { parentUnitId: 'tinh-quang-nam', validTo: '2025-07-31' },
    { parentUnitId: 'thanh-pho-da-nang-48', validFrom: '2025-08-01', validTo: null },
  ]);
  expect(events.map(({ kind }) => kind)).toEqual(['merged', 'moved']);
});

test('who may not record events is refused by the server', async () => {
  const editor = await office.as('congkhai-editor');
  expect((await editor('GET', '/administrative-units/tree?asOf=2025-07-01')).status).toBe(200);
  for (const path of ['events/preview', 'events', 'import'])
    expect((await editor('POST', `/administrative-units/${path}`, MERGER)).status).toBe(403);
});
