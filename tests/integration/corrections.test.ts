import { eventually } from '../helpers/cms-process';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { documentOf } from '../helpers/newsroom';
import { describeOnDatabases } from '../helpers/postgres';
import {
  correct,
  openCorrection,
  openRelease,
  type Period,
  postToPeriod,
  CORRECTION_REASON as REASON,
  readBoard,
  readReleasedCard,
  suggestErrata,
} from '../helpers/releases';

const { periods: PERIODS } = INDEX_COLLECTIONS;
const DECISION = {
  number: '215/QĐ-UBND',
  issuer: 'UBND huyện Tiên Phước',
  issuedOn: '2023-03-12',
  title: null,
};

let office: IndexOffice;

const boardOf = (period: Period) => readBoard(office, period);
const readRelease = (periodId: string, number: number) => openRelease(office, periodId, number);
const post = (period: Period, path: string, body: object) =>
  postToPeriod(office, period, path, body);

/** Every document of a period's releases, by its key. */
async function readAll(periodId: string) {
  const keys = await office.cms.listPublished(`releases/${periodId}`);
  return Object.fromEntries(
    await Promise.all(keys.map(async (key) => [key, await office.readPublished(key)] as const)),
  );
}

const erratum = (unitId: string, itemId: string, reason: string) => ({
  blockId: 'xa',
  unitId,
  itemId,
  from: null,
  to: null,
  reason,
});

describeOnDatabases('a correction, on %s,', (variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
  });
  afterAll(() => office?.stop());

  const publishYear = async () => {
    const year = await office.openYearWithCard();
    await office.moveUpTo(year.period, 'published');
    const periodId = `nam-${year.year}`;
    await readRelease(periodId, 1);
    return { ...year, periodId, unitId: String(year.unit.unitId) };
  };

  test('suggests an erratum for each leaf that is not as it was printed', async () => {
    const { period, block, units, unitId } = await publishYear();
    const other = String(units[1]?.unitId);
    await openCorrection(office, period);
    expect(await suggestErrata(office, period)).toEqual([]);
    const save = (id: string, cells: Parameters<IndexOffice['save']>[2], reason: string) =>
      office.save(block, id, cells, { reason });
    const back = { itemId: '5', from: 8_500, to: 8_000 };
    const saved = [
      await save(unitId, [{ itemId: '1', from: 12_970, to: 12_000 }, back], 'Cộng sót'),
      await save(unitId, [{ ...back, from: 8_000, to: 8_500 }], 'Nhập nhầm'),
      await save(unitId, [{ itemId: '2', field: 'remark', to: 'Thiếu văn bản' }], 'Ghi thêm'),
      await save(
        other,
        [{ itemId: '4', field: 'state', from: 'not-submitted', to: 'not-applicable' }],
        'Không có nhiệm vụ này',
      ),
    ];
    expect(saved.flatMap(({ problems, conflicts }) => [...problems, ...conflicts])).toEqual([]);
    expect(await suggestErrata(office, period)).toEqual([
      { ...erratum(unitId, '1', 'Cộng sót'), from: '12,97', to: '12' },
      erratum(unitId, '2', 'Ghi thêm'),
      {
        ...erratum(other, '4', 'Không có nhiệm vụ này'),
        from: 'chưa nộp',
        to: 'không áp dụng',
      },
    ]);
  });

  test('is published once, with errata, when two publish it at once', async () => {
    const { period, block, unitId, periodId } = await publishYear();
    await openCorrection(office, period);
    await office.save(block, unitId, [{ itemId: '2', from: 3_000, to: 2_500 }], REASON);
    const publish = (errata: object[]) =>
      post(period, 'correction/publish', { decision: DECISION, errata });
    expect((await publish([])).status).toBe(400);
    const errata = await suggestErrata(office, period);
    const answers = await Promise.all([publish(errata), publish(errata)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
    expect((await boardOf(period)).releases.map(({ number }) => number)).toEqual([2, 1]);
    expect(await readRelease(periodId, 2)).toMatchObject({ decision: DECISION, errata });
  });

  test('that is cancelled leaves every card as it is public, and on record what was changed and changed back', async () => {
    const { period, block, units, unitId, periodId } = await publishYear();
    const other = String(units[1]?.unitId);
    const printed = (await office.readCard(block, unitId)).scores;
    const approver = await office.hire('congkhai-approver');
    await openCorrection(office, period);
    await office.save(block, unitId, [{ itemId: '1', from: 12_970, to: 12_000 }], REASON);
    await office.save(
      block,
      unitId,
      [{ itemId: '3', field: 'state', from: 'scored', to: 'not-applicable' }],
      REASON,
    );
    await office.save(block, other, [{ itemId: '4', to: 6_000 }], REASON);
    const totals = {
      pointsThousandths: 85_000,
      percentThousandths: null,
      rank: 4,
      gradeName: null,
    };
    await office.administrator(
      'PUT',
      `/scorecards/blocks/${block.documentId}/units/${unitId}/published-totals`,
      { totals },
    );
    const cancel = (send = approver.send) =>
      send('POST', `/scorecards/periods/${period.documentId}/correction/cancel`, {});
    expect((await cancel()).status).toBe(204);

    expect(await office.readCard(block, unitId)).toMatchObject({ publishedTotals: null });
    expect((await office.readCard(block, unitId)).scores).toEqual(printed);
    expect((await office.readCard(block, other)).scores).toEqual({ 4: { state: 'not-submitted' } });
    const history = `/scorecards/blocks/${block.documentId}/units/${unitId}/history?itemId=1`;
    expect((await office.administrator('GET', history)).body).toMatchObject({
      data: [
        {
          reason: 'Huỷ đính chính',
          changedBy: expect.stringMatching(/^Người /),
          changes: [{ from: 12_000, to: 12_970 }],
        },
        { ...REASON, changes: [{ from: 12_970, to: 12_000 }] },
        { reason: null },
      ],
    });
    expect(await boardOf(period)).toMatchObject({
      stage: 'published',
      isCorrectionOpen: false,
      correctionReason: null,
      releases: [{ number: 1 }],
    });
    expect((await cancel()).status).toBe(400);
    expect(await suggestErrata(office, period)).toEqual([]);
    await correct(office, { period, block }, unitId, { itemId: '2', from: 3_000, to: 2_500 });
    expect(await readRelease(periodId, 2)).toMatchObject({ number: 2 });
  });

  test('of a correction is a third release; withdrawn and published again, all are as they were', async () => {
    const year = await publishYear();
    const { period, unitId, periodId } = year;
    const first = await readAll(periodId);
    await correct(office, year, unitId, { itemId: '2', from: 3_000, to: 2_500 });
    await correct(office, year, unitId, { itemId: '2', from: 2_500, to: 2_000 });
    const third = await readRelease(periodId, 3);
    const { sha256 } = await readRelease(periodId, 2);
    expect(third.previousRelease).toEqual({ number: 2, sha256 });
    const points = await Promise.all(
      [1, 2, 3].map(async (number) => {
        const { scores } = await readReleasedCard(office, periodId, number, unitId);
        return scores[2]?.appraisedScoreThousandths;
      }),
    );
    expect(points).toEqual([3_000, 2_500, 2_000]);
    const all = await readAll(periodId);
    expect(all).toMatchObject(first);
    expect(Object.keys(all)).toHaveLength(6);

    documentOf(await office.moveTo(period, 'approved'));
    await office.expectPublished(`periods/${periodId}.json`, null);
    await eventually(async () => expect(await readAll(periodId)).toEqual({}));
    expect((await boardOf(period)).releases).toMatchObject([
      { number: 3, isPublic: false },
      { number: 2, isPublic: false },
      { number: 1, isPublic: false },
    ]);
    documentOf(await office.moveTo(period, 'published'));
    await office.expectPublished(`periods/${periodId}.json`, expect.anything());
    expect(await readAll(periodId)).toEqual(all);
  });

  test('is opened and published by the approver alone, not by the form of the period', async () => {
    const { period, periodId } = await publishYear();
    const path = `/scorecards/periods/${period.documentId}/correction`;
    const publication = { decision: null, errata: [erratum('xa', '1', 'Cộng sót')] };
    for (const role of ['congkhai-appraiser', 'congkhai-administrator', 'congkhai-unit']) {
      const { send } = await office.hire(role);
      expect((await send('POST', path, REASON)).status).toBe(403);
      expect((await send('POST', `${path}/publish`, publication)).status).toBe(403);
      expect((await send('POST', `${path}/cancel`, {})).status).toBe(403);
    }
    await office.update(PERIODS, period, { isCorrectionOpen: true });
    expect((await office.moveTo(period, 'corrected')).status).toBe(400);
    expect(await boardOf(period)).toMatchObject({ stage: 'published', isCorrectionOpen: false });
    expect((await post(period, 'correction/publish', publication)).status).toBe(400);
    const { send } = await office.hire('congkhai-approver');
    expect((await send('POST', path, REASON)).status).toBe(204);
    expect((await post(period, 'correction', REASON)).status).toBe(400);
    expect((await readRelease(periodId, 1)).errata).toEqual([]);
  });
});
