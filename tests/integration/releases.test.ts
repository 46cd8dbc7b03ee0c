import { LinksResponseSchema } from '@congkhai/shared/contracts/links-admin';
import { DifferencesResponseSchema } from '@congkhai/shared/contracts/scorecards-admin';
import { anItemScore, aPeriod, aScorecard } from '../helpers/builders';
import { eventually } from '../helpers/cms-process';
import {
  cellsOf,
  INDEX_COLLECTIONS,
  type IndexOffice,
  startIndexOffice,
} from '../helpers/index-office';
import { documentOf, refusalOf, relationTo } from '../helpers/newsroom';
import { describeOnDatabases } from '../helpers/postgres';
import { correct, openRelease, readBoard, readReleasedCard } from '../helpers/releases';

const { periods: PERIODS, blocks: BLOCKS } = INDEX_COLLECTIONS;
const { scores: SCORES } = aScorecard();
const { decision: DECISION } = aPeriod();

type Period = { documentId: string };
let office: IndexOffice;

const boardOf = (period: Period) => readBoard(office, period);
const readRelease = (periodId: string, number: number) => openRelease(office, periodId, number);

describeOnDatabases('a release, on %s,', (variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
  });
  afterAll(() => office?.stop());

  test('says of every unit whether it is the one of the year before, and names the predecessors where it is not', async () => {
    const province = await office.createUnit({
      unitId: 'tinh-quang-nam',
      tier: 'province',
      fullName: 'Tỉnh Quảng Nam',
    });
    const communes = [];
    for (const [unitId, fullName, code] of [
      ['xa-tien-son', 'Xã Tiên Sơn', '20857'],
      ['xa-tien-ha', 'Xã Tiên Hà', '20860'],
      ['xa-tien-chau', 'Xã Tiên Châu', '20866'],
      ['xa-tien-canh', 'Xã Tiên Cảnh', '20878'],
      ['xa-tien-lanh', 'Xã Tiên Lãnh', '20863'],
    ])
      communes.push(
        await office.createUnit({ unitId, fullName, code, parent: relationTo(province) }),
      );
    const before = await office.openYearOf(communes, { year: 2024 });
    await office.moveUpTo(before.period, 'published');

    const whole = (unitId: string) => ({ unitId, extent: 'whole' });
    const merger = await office.administrator('POST', '/administrative-units/events', {
      kind: 'merged',
      effectiveOn: '2025-07-01',
      decision: null,
      predecessors: [
        ...['xa-tien-son', 'xa-tien-ha', 'xa-tien-chau'].map(whole),
        { unitId: 'xa-tien-canh', extent: 'part' },
      ],
      successors: [
        {
          unitId: null,
          code: '20857',
          name: 'Sơn Cẩm Hà',
          fullName: 'Xã Sơn Cẩm Hà',
          unitType: 'Xã',
          tier: 'commune',
          parentUnitId: 'tinh-quang-nam',
          blockId: null,
        },
      ],
    });
    expect(merger.status).toBe(200);
    const created = await office.createUnit({
      unitId: 'xa-moi-lap',
      fullName: 'Xã Mới Lập',
      validFrom: '2025-09-01',
    });
    const merged = await office.findUnit('xa-son-cam-ha-20857');
    const after = await office.openYearOf([merged, ...communes.slice(3), created], {
      year: 2025,
      previousPeriod: before.period,
    });
    await office.moveUpTo(after.period, 'published');

    const { comparedWith, units } = await readRelease('nam-2025', 1);
    expect(comparedWith).toEqual({ periodId: 'nam-2024', number: 1 });
    const continuity = Object.fromEntries(units.map((unit) => [unit.unitId, unit.continuity]));
    expect(continuity).toEqual({
      'xa-son-cam-ha-20857': {
        kind: 'boundary-break',
        predecessors: [
          { unitId: 'xa-tien-canh', name: 'Xã Tiên Cảnh' },
          { unitId: 'xa-tien-chau', name: 'Xã Tiên Châu' },
          { unitId: 'xa-tien-ha', name: 'Xã Tiên Hà' },
          { unitId: 'xa-tien-son', name: 'Xã Tiên Sơn' },
        ],
      },
      // It goes on under its name, but lost a part of its territory.
      'xa-tien-canh': {
        kind: 'boundary-break',
        predecessors: [{ unitId: 'xa-tien-canh', name: 'Xã Tiên Cảnh' }],
      },
      'xa-tien-lanh': { kind: 'unbroken' },
      'xa-moi-lap': { kind: 'not-in-force' },
    });
    const first = await readRelease('nam-2024', 1);
    expect([first.comparedWith, first.units[0]?.continuity]).toEqual([null, null]);
  });

  test('is compared with the newest release of the year before that was public, and stays so', async () => {
    const before = await office.openYearWithCard();
    const unitId = String(before.unit.unitId);
    const compareIn = async (year: number) => {
      const next = await office.openYearOf([before.unit], {
        year,
        previousPeriod: before.period,
      });
      await office.moveUpTo(next.period, 'published');
      return (await readRelease(`nam-${year}`, 1)).comparedWith;
    };
    await office.approve(before.period);
    expect(await compareIn(2030)).toBeNull();
    documentOf(await office.moveTo(before.period, 'published'));
    const periodId = `nam-${before.year}`;
    expect(await compareIn(2031)).toEqual({ periodId, number: 1 });
    await correct(office, before, unitId, { itemId: '2', from: 3_000, to: 2_500 });
    expect(await compareIn(2032)).toEqual({ periodId, number: 2 });
    expect((await readRelease('nam-2031', 1)).comparedWith).toEqual({ periodId, number: 1 });
  });

  test('has the totals of the decision beside those that follow from the scores, and tells where they differ', async () => {
    const { year, units, block, period } = await office.openYear(
      'Xã Tiên Châu',
      'Thị trấn Tiên Kỳ',
      'Xã Tiên Cảnh',
      'Xã Tiên Phong',
      'Xã Tiên Lập',
    );
    documentOf(
      await office.update(BLOCKS, block, {
        gradeBands: [
          { gradeId: 'xuat-sac', name: 'Xuất sắc', minimumPercentThousandths: 90_000 },
          { gradeId: 'tot', name: 'Tốt', minimumPercentThousandths: 80_000 },
        ],
      }),
    );
    // Seven areas give each commune 59.75 points; the survey is the eighth. Xã Tiên Lập has none yet.
    for (const [position, surveyScoreThousandths] of [26_070, 31_500, 31_000, 30_500].entries())
      await office.enter(
        block,
        String(units[position]?.unitId),
        cellsOf({ ...SCORES, 8: anItemScore({ surveyScoreThousandths }) }),
      );
    const { 8: _survey, ...withoutSurvey } = SCORES;
    await office.enter(block, String(units[4]?.unitId), cellsOf(withoutSurvey));
    const printed = [
      { pointsThousandths: 85_820, percentThousandths: null, rank: 4, gradeName: 'tốt' },
      { pointsThousandths: 91_240, percentThousandths: 91_250, rank: 2, gradeName: 'tốt' },
      null,
      null,
      { pointsThousandths: 70_000, percentThousandths: null, rank: null, gradeName: null },
    ];
    for (const [position, totals] of printed.entries()) {
      const unit = `/scorecards/blocks/${block.documentId}/units/${units[position]?.unitId}`;
      const answer = await office.administrator('PUT', `${unit}/published-totals`, { totals });
      expect(answer.status).toBe(204);
    }
    await office.moveUpTo(period, 'published');

    const release = await readRelease(`nam-${year}`, 1);
    const byId = new Map(release.units.map((unit) => [unit.unitId, unit]));
    const differences = [
      { field: 'points', published: '91,24', recomputed: '91,25' },
      { field: 'rank', published: '2', recomputed: '1' },
      { field: 'grade', published: 'tốt', recomputed: 'Xuất sắc' },
    ];
    expect(units.map((unit) => byId.get(String(unit.unitId)))).toMatchObject([
      {
        published: printed[0],
        recomputed: { pointsThousandths: 85_820, rank: 4, gradeId: 'tot' },
        differences: [],
      },
      { published: printed[1], recomputed: { pointsThousandths: 91_250, rank: 1 }, differences },
      { published: null, recomputed: { pointsThousandths: 90_750, rank: 2 }, differences: [] },
      { published: null, recomputed: { pointsThousandths: 90_250, rank: 3 }, differences: [] },
      { published: printed[4], recomputed: null, differences: [] },
    ]);
    const path = `/scorecards/periods/${period.documentId}/releases/1/differences`;
    const { body } = await office.administrator('GET', path);
    expect(DifferencesResponseSchema.parse(body).data).toMatchObject([
      { unit: { name: 'Thị trấn Tiên Kỳ' }, differences },
    ]);
    const missing = path.replace('/1/', '/2/');
    expect((await office.administrator('GET', missing)).status).toBe(404);
  });

  test('leads nowhere that nobody allowed: its evidence is looked at before it is sealed, and again before it is public', async () => {
    const host = 'tailieu-cchc.vn';
    const { period, block, unit } = await office.openYearWithCard();
    const to = [{ title: 'Kế hoạch 12', url: `https://${host}/ke-hoach-12` }];
    await office.enter(block, String(unit.unitId), [
      { itemId: '1', field: 'evidence', from: [], to },
    ]);
    await office.moveUpTo(period, 'survey');
    const refusal = {
      path: ['stage'],
      message: expect.stringContaining(
        `Xã Tiên Châu: Mục 1 của phiếu chấm: liên kết tới trang ${host} chưa được phép`,
      ),
    };
    expect(refusalOf(await office.moveTo(period, 'approved'))).toEqual([refusal]);
    expect((await boardOf(period)).releases).toEqual([]);

    const second = await office.hire('congkhai-approver');
    const decide = async (outcome: string) => {
      const { body } = await second.send('GET', '/publishing/links');
      const { hosts } = LinksResponseSchema.parse(body).data;
      const id = hosts.find((row) => row.host === host)?.id;
      const path = `/publishing/links/hosts/${id}/decision`;
      return (await second.send('POST', path, { outcome, reason: 'Đã xem' })).status;
    };
    await eventually(async () => expect(await decide('allowed')).toBe(200));
    documentOf(await office.moveTo(period, 'approved'));
    expect(await decide('revoked')).toBe(200);
    expect(refusalOf(await office.moveTo(period, 'published'))).toEqual([refusal]);
    expect((await boardOf(period)).releases).toMatchObject([{ number: 1, isPublic: false }]);
  });

  test('takes name and decision until it is public, and no longer', async () => {
    const { year, period } = await office.openYearWithCard();
    const setDecision = async (decision: object | null) => {
      const path = `/scorecards/periods/${period.documentId}/decision`;
      return (await office.administrator('PUT', path, { decision })).status;
    };
    await office.approve(period);
    const [frozen] = (await boardOf(period)).releases;
    expect(await setDecision(DECISION)).toBe(204);
    documentOf(await office.update(PERIODS, period, { name: 'Chỉ số CCHC' }));
    const [sealed] = (await boardOf(period)).releases;
    expect(sealed).toMatchObject({ number: 1, decision: DECISION, isPublic: false });
    expect(sealed?.sha256).not.toBe(frozen?.sha256);
    documentOf(await office.moveTo(period, 'published'));
    const first = await readRelease(`nam-${year}`, 1);
    expect(first).toMatchObject({ name: 'Chỉ số CCHC', decision: DECISION });

    documentOf(await office.moveTo(period, 'approved'));
    await office.expectPublished(`releases/nam-${year}/1/release.json`, null);
    expect(await setDecision({ ...DECISION, number: '999/QĐ-UBND' })).toBe(204);
    documentOf(await office.moveTo(period, 'published'));
    expect(await readRelease(`nam-${year}`, 1)).toEqual(first);
  });

  test('is taken back by whoever reopens the year before it was public, and made anew', async () => {
    const { period } = await office.openYearWithCard();
    await office.approve(period);
    expect((await boardOf(period)).releases).toMatchObject([{ number: 1, isPublic: false }]);
    documentOf(await office.moveTo(period, 'explanation'));
    expect((await boardOf(period)).releases).toEqual([]);
    await office.moveUpTo(period, 'approved');
    const board = await boardOf(period);
    expect(board.releases).toMatchObject([{ number: 1 }]);
    expect(board.possibleStages).toContain('survey');
    await office.moveUpTo(period, 'published');
    documentOf(await office.moveTo(period, 'approved'));
    expect((await boardOf(period)).possibleStages).toEqual(['published']);
  });

  test('is one, and has every score that was accepted, however many approve and save at once', async () => {
    const { year, period, block, unit } = await office.openYearWithCard();
    const unitId = String(unit.unitId);
    await office.moveUpTo(period, 'survey');
    const save = (itemId: string, from: number) =>
      office.save(block, unitId, [{ itemId, from, to: 1_000 }]);
    await Promise.all([
      save('1', 12_970),
      office.moveTo(period, 'approved'),
      save('2', 3_000),
      office.moveTo(period, 'approved'),
      save('3', 17_500),
    ]);
    expect((await boardOf(period)).releases).toMatchObject([{ number: 1 }]);
    documentOf(await office.moveTo(period, 'published'));
    await readRelease(`nam-${year}`, 1);
    const { scores } = await readReleasedCard(office, `nam-${year}`, 1, unitId);
    expect(scores).toMatchObject((await office.readCard(block, unitId)).scores);
  });
});
