import * as contracts from '@congkhai/shared/contracts/read-api';
import type { UnitEvent } from '@congkhai/shared/units/unit-event';
import { type Api, openApi } from '../helpers/api';
import { aUnit, putUnits } from '../helpers/builders';

// Three communes of the former district Tiên Phước became Xã Sơn Cẩm Hà on 1 July 2025.
const BEFORE = ['xa-tien-chau', 'xa-tien-ha', 'xa-tien-son'];
const UNITS = [
  aUnit({
    unitId: 'huyen-tien-phuoc',
    tier: 'district',
    parentUnitId: null,
    validTo: '2025-06-30',
  }),
  aUnit({
    unitId: 'xa-son-cam-ha',
    fullName: 'Xã Sơn Cẩm Hà',
    parentUnitId: 'thanh-pho-da-nang',
    validFrom: '2025-07-01',
  }),
  ...BEFORE.map((unitId) => aUnit({ unitId, fullName: unitId, validTo: '2025-06-30' })),
];
const MERGER: UnitEvent = {
  eventId: '2025-07-01-xa-son-cam-ha',
  kind: 'merged',
  effectiveOn: '2025-07-01',
  decision: null,
  links: BEFORE.map((predecessorUnitId) => ({
    predecessorUnitId,
    successorUnitId: 'xa-son-cam-ha',
    extent: 'whole',
  })),
};

let api: Api;
beforeEach(async () => {
  api = openApi();
  await putUnits(api.published, UNITS, [MERGER]);
});
afterEach(() => api.close());

async function listUnits(query = '') {
  const response = await api.get(`/v1/units${query}`);
  const { data, meta } = contracts.ListUnitsResponseSchema.parse(await response.json());
  return { unitIds: data.map(({ unitId }) => unitId), ...meta };
}

test.each([
  ['2025-06-30', ['huyen-tien-phuoc', ...BEFORE]],
  ['2025-07-01', ['xa-son-cam-ha']],
])('units as of %s are those in force on that day', async (asOf, unitIds) => {
  expect(await listUnits(`?asOf=${asOf}`)).toEqual({
    unitIds,
    asOf,
    unitCount: unitIds.length,
    nextCursor: null,
  });
});

test('without a day the units of today are listed, and a new day has its own answer', async () => {
  api.clock.now = new Date('2025-06-30T16:59:59Z');
  expect(await listUnits('?tier=commune')).toMatchObject({ unitIds: BEFORE, asOf: '2025-06-30' });
  // Midnight in Viet Nam.
  api.clock.now = new Date('2025-06-30T17:00:00Z');
  expect(await listUnits('?tier=commune')).toMatchObject({
    unitIds: ['xa-son-cam-ha'],
    asOf: '2025-07-01',
  });
});

test('pages of the units below a unit follow each other and end without a cursor', async () => {
  const query = '?asOf=2022-12-31&parent=huyen-tien-phuoc&limit=2';
  const first = await listUnits(query);
  expect(first).toMatchObject({ unitIds: BEFORE.slice(0, 2), unitCount: 3 });
  const second = await listUnits(`${query}&cursor=${first.nextCursor}`);
  expect(second).toMatchObject({ unitIds: BEFORE.slice(2), nextCursor: null });
  const other = await api.get(`/v1/units?asOf=2022-12-31&limit=2&cursor=${first.nextCursor}`);
  expect(other.status).toBe(400);
});

test('one unit is answered with its versions, its events and the names in them', async () => {
  const response = await api.get('/v1/units/xa-tien-chau');
  const { data } = contracts.GetUnitResponseSchema.parse(await response.json());
  expect(data).toMatchObject({
    unitId: 'xa-tien-chau',
    versions: [{ code: '20866', validTo: '2025-06-30' }],
    events: [MERGER],
  });
  expect(data.namedUnits).toContainEqual({ unitId: 'xa-son-cam-ha', name: 'Xã Sơn Cẩm Hà' });
});

test('lineage goes both ways', async () => {
  const lineage = async (unitId: string) => {
    const response = await api.get(`/v1/units/${unitId}/lineage`);
    return contracts.GetUnitLineageResponseSchema.parse(await response.json()).data;
  };
  expect(
    (await lineage('xa-son-cam-ha')).predecessors.map(({ predecessor }) => predecessor),
  ).toEqual(BEFORE.map((unitId) => ({ unitId, name: unitId })));
  expect(await lineage('xa-tien-chau')).toMatchObject({
    predecessors: [],
    successors: [
      {
        successor: { unitId: 'xa-son-cam-ha', name: 'Xã Sơn Cẩm Hà' },
        extent: 'whole',
        kind: 'merged',
        effectiveOn: '2025-07-01',
        generation: 1,
      },
    ],
  });
});

test('an answer is read from the units as they are now published', async () => {
  expect((await listUnits()).unitCount).toBe(4);
  await putUnits(api.published, []);
  expect((await listUnits()).unitCount).toBe(0);
  expect((await api.get('/v1/units/xa-tien-chau')).status).toBe(404);
});

test('a cached answer is revalidated by its ETag', async () => {
  const first = await api.get('/v1/units/xa-tien-chau/lineage');
  const etag = first.headers.get('etag') ?? '';
  const again = await api.get('/v1/units/xa-tien-chau/lineage', { 'if-none-match': etag });
  expect(again.status).toBe(304);
  expect(first.headers.get('cache-control')).toContain('s-maxage=5');
});
