import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PublishedUnitsSchema } from '@congkhai/shared/contracts/published-units';
import {
  type ImportAnswer,
  ImportAnswerSchema,
  UnitListSchema,
  UnitRecordSchema,
} from '@congkhai/shared/contracts/units-admin';
import { unitsAsOf } from '@congkhai/shared/units/administrative-unit';
import { eventually } from '../helpers/cms-process';
import { type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { refusalOf, relationTo } from '../helpers/newsroom';
import { describeOnDatabases } from '../helpers/postgres';

const FOLDER = join(__dirname, '../../cms/units');
const STATES = {
  beforeCsv: readFileSync(join(FOLDER, 'units_2025H1_three_tier.csv'), 'utf8'),
  afterCsv: readFileSync(join(FOLDER, 'units_2026.csv'), 'utf8'),
  effectiveOn: '2025-07-01',
};
const IMPORT = '/administrative-units/import';
const NOTHING = { unitsAdded: 0, versionsAdded: 0, versionsClosed: 0, eventsAdded: 0 };

describeOnDatabases('two states of the country, imported into %s', (variablesOf) => {
  let office: IndexOffice;
  let preview: ImportAnswer['data'];

  const send = async (body: object): Promise<ImportAnswer['data']> => {
    const answer = await office.administrator('POST', IMPORT, { ...STATES, ...body });
    expect(answer).toMatchObject({ status: 200 });
    return ImportAnswerSchema.parse(answer.body).data;
  };
  const list = async (address: string) =>
    UnitListSchema.parse(
      (await office.administrator('GET', `/administrative-units${address}`)).body,
    ).data;

  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
    // Entered by hand before: the unit of the demonstration content, without events.
    const province = await office.createUnit({
      unitId: 'tinh-quang-nam',
      tier: 'province',
      code: '49',
      fullName: 'Tỉnh Quảng Nam',
    });
    const district = await office.createUnit({
      unitId: 'huyen-tien-phuoc',
      fullName: 'Huyện Tiên Phước',
      tier: 'district',
      code: '514',
      parent: relationTo(province),
      validTo: '2025-06-30',
    });
    await office.createUnit({
      unitId: 'xa-tien-chau',
      code: '20866',
      parent: relationTo(district),
    });
    preview = await send({ fingerprint: null });
  });
  afterAll(() => office?.stop());

  test('a dry run says what would be written, and writes nothing', async () => {
    expect(preview).toMatchObject({
      isDone: false,
      changes: {
        unitsAdded: 13_982,
        versionsAdded: 14_136,
        versionsClosed: 2,
        eventsAdded: 4_035,
      },
    });
    expect(await list('/tree?asOf=2025-06-30')).toHaveLength(1);
  });

  test('what was changed since the dry run is not imported', async () => {
    const answer = await office.administrator('POST', IMPORT, {
      ...STATES,
      fingerprint: 'another',
    });
    expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['fingerprint'] })]);
  });

  test('a table that is wrong is refused by line and column, and nothing is written', async () => {
    const beforeCsv = STATES.beforeCsv.replace('01,province', '1,province');
    const answer = await office.administrator('POST', IMPORT, {
      ...STATES,
      beforeCsv,
      fingerprint: null,
    });
    expect(refusalOf(answer)).toEqual([
      {
        path: ['csv'],
        message: 'Dòng 2, cột code: “1” không hợp lệ, cần 2, 3 hoặc 5 chữ số, giữ cả số 0 ở đầu.',
      },
    ]);
  });

  test('the whole history is written, and a second time changes nothing', async () => {
    const done = await send({ fingerprint: preview.fingerprint });
    expect(done).toMatchObject({ isDone: true, changes: preview.changes });
    const { fingerprint, changes } = await send({ fingerprint: null });
    expect(changes).toEqual(NOTHING);
    expect(await send({ fingerprint })).toMatchObject({ isDone: true, changes: NOTHING });
  });

  test('a unit that was known keeps its identifier, and has its lineage now', async () => {
    const { body } = await office.administrator('GET', '/administrative-units/units/xa-tien-chau');
    const { history, lineage } = UnitRecordSchema.parse(body).data;
    expect(history.versions).toMatchObject([
      { code: '20866', parentUnitId: 'huyen-tien-phuoc', validTo: '2025-06-30' },
    ]);
    expect(lineage.successors).toMatchObject([
      {
        successor: { unitId: 'xa-son-cam-ha-20857', name: 'Xã Sơn Cẩm Hà' },
        extent: 'whole',
        effectiveOn: '2025-07-01',
      },
    ]);
  });

  test('the tree is the one of the day that is asked for', async () => {
    const provinces = async (day: string) => list(`/tree?asOf=${day}`);
    expect(await provinces('2025-06-30')).toHaveLength(63);
    const now = await provinces('2025-07-01');
    expect(now).toHaveLength(34);
    const daNang = now.find(({ code }) => code === '48');
    expect(daNang).toMatchObject({ unitId: 'thanh-pho-da-nang-48-2025', childCount: 94 });
    expect(await list(`/tree?asOf=2025-07-01&parent=${daNang?.unitId}`)).toHaveLength(94);
  });

  test('search ignores diacritics and finds codes', async () => {
    const namesOf = async (q: string, day = '2025-06-30') =>
      (await list(`/search?q=${encodeURIComponent(q)}&asOf=${day}`)).map(
        ({ fullName, parentName }) => `${fullName}, ${parentName}`,
      );
    expect(await namesOf('tien chau')).toContain('Xã Tiên Châu, Huyện Tiên Phước');
    expect(await namesOf('Tiên Châu')).toEqual(await namesOf('tien chau'));
    expect(await namesOf('20857', '2025-07-01')).toEqual(['Xã Sơn Cẩm Hà, Thành phố Đà Nẵng']);
  });

  test('pickers of other pages see units as they are, with what they belong to', async () => {
    const address =
      '/content-manager/collection-types/plugin::administrative-units.unit?_q=xa-son-cam-ha-20857';
    expect((await office.administrator('GET', address)).body).toMatchObject({
      results: [{ unitId: 'xa-son-cam-ha-20857', parent: { unitId: 'thanh-pho-da-nang-48-2025' } }],
    });
  });

  test('all of it is published', async () => {
    await eventually(async () => {
      const published = PublishedUnitsSchema.parse(await office.readPublished('units.json'));
      expect(published.events).toHaveLength(4_035);
      expect(unitsAsOf(published.units, '2025-07-01')).toHaveLength(3_355);
    });
  });
});
