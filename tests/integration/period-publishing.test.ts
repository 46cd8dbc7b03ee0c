import { PublishedPeriodSchema } from '@congkhai/shared/contracts/published-index';
import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { SealedReleaseSchema } from '@congkhai/shared/scorecards/release';
import { compactScores, ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import * as z from 'zod';
import { aPeriod, aScorecard } from '../helpers/builders';
import { canonicalSha256Of } from '../helpers/canonical-json';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { documentOf } from '../helpers/newsroom';
import { describeOnDatabases } from '../helpers/postgres';

const { periods: PERIODS, blocks: BLOCKS, units: UNITS } = INDEX_COLLECTIONS;
const { scores: SCORES } = aScorecard();
const { decision: DECISION } = aPeriod();
const ErrataSchema = z.object({ data: z.array(z.looseObject({})) });

let office: IndexOffice;

describeOnDatabases('on %s,', (variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
  });
  afterAll(() => office?.stop());

  /** A year with one card of two, as far as its publication. */
  async function publishYear() {
    const year = await office.openYearWithCard();
    await office.moveUpTo(year.period, 'published');
    const release = `releases/nam-${year.year}/1`;
    await office.expectPublished('periods.json', {
      periods: expect.arrayContaining([expect.objectContaining({ periodId: `nam-${year.year}` })]),
    });
    return { ...year, release, address: `/scorecards/periods/${year.period.documentId}` };
  }
  const readRelease = async (key: string) =>
    SealedReleaseSchema.parse(await office.readPublished(`${key}/release.json`));

  describe('publishing a period', () => {
    test('publishes release, framework and every scorecard; withdrawing takes them away', async () => {
      const { year, period, framework, block } = await office.openYearWithCard();
      documentOf(
        await office.update(BLOCKS, block, {
          gradeBands: [{ gradeId: 'tot', name: 'Tốt', minimumPercentThousandths: 80_000 }],
        }),
      );
      await office.approve(period);
      expect(await office.readPublished(`periods/nam-${year}.json`)).toBeNull();
      const address = `/scorecards/periods/${period.documentId}/decision`;
      const entered = await office.administrator('PUT', address, { decision: DECISION });
      expect(entered.status).toBe(204);
      documentOf(await office.moveTo(period, 'published'));

      const units = [
        { unitId: `xa-${year}-1`, name: 'Xã Tiên Châu' },
        { unitId: `xa-${year}-2`, name: 'Xã Tiên Mỹ' },
      ];
      await office.expectPublished('periods.json', {
        periods: expect.arrayContaining([
          expect.objectContaining({
            periodId: `nam-${year}`,
            blocks: [{ blockId: 'xa', name: 'UBND xã', unitCount: 2 }],
          }),
        ]),
      });
      const published = PublishedPeriodSchema.parse(
        await office.readPublished(`periods/nam-${year}.json`),
      );
      expect(published).toMatchObject({
        decision: DECISION,
        releases: [{ number: 1, errata: [] }],
      });
      const { release } = await readRelease(`releases/nam-${year}/1`);
      expect(release).toMatchObject({
        number: 1,
        decision: DECISION,
        unitsAsOf: `${year}-12-31`,
        previousRelease: null,
        comparedWith: null,
        blocks: [{ frameworkId: framework.frameworkId, units }],
        units: [
          {
            unitId: `xa-${year}-1`,
            recomputed: {
              pointsThousandths: 85_820,
              percentThousandths: 85_820,
              rank: 1,
              gradeId: 'tot',
            },
          },
          { unitId: `xa-${year}-2`, scorecardSha256: null, recomputed: null },
        ],
      });
      const card = await office.readPublished(
        `releases/nam-${year}/1/scorecards/xa-${year}-1.json`,
      );
      expect(ScorecardSchema.parse(card).scores).toEqual(SCORES);
      expect(card).toMatchObject({ unit: units[0], scores: compactScores(SCORES) });
      FrameworkSchema.parse(await office.readPublished(`frameworks/bo-chi-so-${year}.json`));

      documentOf(await office.moveTo(period, 'approved'));
      for (const key of [
        `periods/nam-${year}`,
        `releases/nam-${year}/1/release`,
        `releases/nam-${year}/1/scorecards/xa-${year}-1`,
        `frameworks/bo-chi-so-${year}`,
      ])
        await office.expectPublished(`${key}.json`, null);
      await office.expectPublished('periods.json', {
        periods: expect.not.arrayContaining([expect.objectContaining({ periodId: `nam-${year}` })]),
      });
    });

    test('seals release, scorecards and frameworks with hashes that anybody can compute', async () => {
      const { year, release: key } = await publishYear();
      const { release, sha256 } = await readRelease(key);
      const published: unknown = await office.readPublished(`${key}/release.json`);
      const { release: document } = z.object({ release: z.unknown() }).parse(published);
      expect(sha256).toBe(canonicalSha256Of(document));
      const card = await office.readPublished(`${key}/scorecards/xa-${year}-1.json`);
      expect(release.units[0]?.scorecardSha256).toBe(canonicalSha256Of(card));
      const framework = await office.readPublished(`frameworks/bo-chi-so-${year}.json`);
      expect(release.frameworks).toEqual([
        { frameworkId: `bo-chi-so-${year}`, version: 1, sha256: canonicalSha256Of(framework) },
      ]);
    });

    test('names each unit as it was on the day of the period, whatever it is called later', async () => {
      const { year, release: key, unit } = await publishYear();
      documentOf(await office.update(UNITS, unit, { note: 'Sáp nhập năm 2025' }));
      const { release } = await readRelease(key);
      expect(release.blocks[0]?.units[0]).toMatchObject({
        unitId: `xa-${year}-1`,
        name: 'Xã Tiên Châu',
      });
    });

    test('is possible again after a withdrawal, with the same release; scores are not worked on again', async () => {
      const { year, period, release: key } = await publishYear();
      const first = await readRelease(key);
      documentOf(await office.moveTo(period, 'approved'));
      await office.expectPublished(`${key}/release.json`, null);
      const back = await office.moveTo(period, 'survey');
      expect(JSON.stringify(back.body)).toContain('đã từng được công bố');
      documentOf(await office.moveTo(period, 'published'));
      await office.expectPublished(`periods/nam-${year}.json`, expect.anything());
      expect(await readRelease(key)).toEqual(first);
    });

    test('freezes anew what was taken back before it was public', async () => {
      const { year, period, block, unit } = await office.openYearWithCard();
      await office.approve(period);
      documentOf(await office.moveTo(period, 'survey'));
      await office.enter(block, String(unit.unitId), [{ itemId: '2', from: 3_000, to: 2_000 }]);
      await office.moveUpTo(period, 'published');
      await office.expectPublished(`periods/nam-${year}.json`, expect.anything());
      const { release } = await readRelease(`releases/nam-${year}/1`);
      expect(release.units[0]?.recomputed?.pointsThousandths).toBe(84_820);
    });
  });

  describe('a correction', () => {
    test('is the next release with its errata; the first stays as it was', async () => {
      const { year, block, unit, address, release: key } = await publishYear();
      const first = await readRelease(key);
      const unitId = String(unit.unitId);
      const send = office.administrator;
      expect((await send('POST', `${address}/correction`, { reason: 'Cộng sót' })).status).toBe(
        204,
      );
      const cell = { itemId: '2', from: 3_000, to: 2_500 };
      const silent = await send('POST', `/scorecards/blocks/${block.documentId}/scores`, {
        reason: null,
        changes: [{ ...cell, unitId, field: 'appraisedScoreThousandths' }],
      });
      expect(silent.status).toBe(400);
      const outcome = await office.save(block, unitId, [cell], { reason: 'Công văn 12/UBND' });
      expect(outcome).toMatchObject({ appliedCount: 1, problems: [] });
      expect(await readRelease(key)).toEqual(first);

      const suggested = await send('GET', `${address}/correction/errata`);
      const errata = ErrataSchema.parse(suggested.body).data;
      expect(errata).toEqual([
        { blockId: 'xa', unitId, itemId: '2', from: '3', to: '2,5', reason: 'Công văn 12/UBND' },
      ]);
      const decision = { ...DECISION, number: '300/QĐ-UBND' };
      const corrected = await send('POST', `${address}/correction/publish`, { decision, errata });
      expect(corrected.status).toBe(204);

      await office.expectPublished(
        `periods/nam-${year}.json`,
        expect.objectContaining({
          decision,
          releases: [
            expect.objectContaining({ number: 1, decision: null, errata: [] }),
            expect.objectContaining({ number: 2, decision, errata }),
          ],
        }),
      );
      const second = await readRelease(`releases/nam-${year}/2`);
      expect(second.release).toMatchObject({
        number: 2,
        previousRelease: { number: 1, sha256: first.sha256 },
        units: [{ recomputed: { pointsThousandths: 85_320 } }, { recomputed: null }],
      });
      expect(await readRelease(key)).toEqual(first);
      const card = await office.readPublished(`${key}/scorecards/${unitId}.json`);
      expect(ScorecardSchema.parse(card).scores).toEqual(SCORES);
      const board = await send('GET', `${address}/board`);
      expect(board.body).toMatchObject({
        data: {
          stage: 'corrected',
          isCorrectionOpen: false,
          releases: [
            { number: 2, isPublic: true },
            { number: 1, isPublic: true },
          ],
        },
      });
    });

    test('has a reason, is opened by those who may, and only of what is public', async () => {
      const { address, period, block, unit } = await publishYear();
      const manager = await office.as('congkhai-administrator');
      const opening = { reason: 'Cộng sót' };
      expect((await manager('POST', `${address}/correction`, opening)).status).toBe(403);
      const send = office.administrator;
      expect((await send('POST', `${address}/correction`, { reason: '  ' })).status).toBe(400);
      const closed = await office.save(block, String(unit.unitId), [
        { itemId: '2', from: 3_000, to: 1 },
      ]);
      expect(closed.problems).toHaveLength(1);
      documentOf(await office.moveTo(period, 'approved'));
      expect((await send('POST', `${address}/correction`, opening)).status).toBe(400);
    });
  });

  test.each([
    "UPDATE scorecards_frozen_releases SET sha_256 = 'x'",
    'DELETE FROM scorecards_frozen_releases',
    "UPDATE scorecards_released_scorecards SET sha_256 = 'x'",
    'DELETE FROM scorecards_released_scorecards',
  ])('the database itself refuses to change what was published: %s', async (sql) => {
    await publishYear();
    await expect(office.query(sql)).rejects.toThrow(/never changed/);
  });

  test('printed totals that do not follow from the scores are told from those that do', async () => {
    const { year, period, block, unit } = await office.openYearWithCard();
    const totals = {
      pointsThousandths: 85_810,
      percentThousandths: 85_820,
      rank: 4,
      gradeName: null,
    };
    const base = `/scorecards/blocks/${block.documentId}/units/${unit.unitId}`;
    const set = await office.administrator('PUT', `${base}/published-totals`, { totals });
    expect(set.status).toBe(204);
    await office.approve(period);
    const address = `/scorecards/periods/${period.documentId}/releases/1/differences`;
    expect((await office.administrator('GET', address)).body).toMatchObject({
      data: [
        {
          unit: { unitId: `xa-${year}-1` },
          differences: [
            { field: 'points', published: '85,81', recomputed: '85,82' },
            { field: 'rank', published: '4', recomputed: '1' },
          ],
        },
      ],
    });
    const { stage } = documentOf(
      await office.administrator('GET', `${PERIODS}/${period.documentId}`),
    );
    expect(stage).toBe('approved');
  });
});
