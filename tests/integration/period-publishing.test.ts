import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { PeriodSchema } from '@congkhai/shared/scorecards/period';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { aScorecard } from '../helpers/builders';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { documentOf } from '../helpers/newsroom';

const { periods: PERIODS, blocks: BLOCKS, units: UNITS } = INDEX_COLLECTIONS;
const { scores: SCORES } = aScorecard();

let office: IndexOffice;

beforeAll(async () => {
  office = await startIndexOffice();
}, 120_000);
afterAll(() => office?.stop());

describe('publishing a period', () => {
  test('publishes period, framework and every scorecard; withdrawing takes them away', async () => {
    const { year, period, framework, block } = await office.openYearWithCard();
    documentOf(
      await office.update(BLOCKS, block, {
        gradeBands: [{ gradeId: 'tot', name: 'Tốt', minimumPercentThousandths: 80_000 }],
      }),
    );
    await office.approve(period);
    expect(await office.readPublished(`periods/nam-${year}.json`)).toBeNull();
    documentOf(
      await office.update(PERIODS, period, {
        stage: 'published',
        decisionNumber: '214/QĐ-UBND',
        decisionIssuer: 'UBND huyện Tiên Phước',
        decisionIssuedOn: '2023-01-12',
      }),
    );

    const units = [
      { unitId: `xa-${year}-1`, name: 'Xã Tiên Châu' },
      { unitId: `xa-${year}-2`, name: 'Xã Tiên Mỹ' },
    ];
    await office.expectPublished(
      `periods/nam-${year}.json`,
      expect.objectContaining({
        decision: expect.objectContaining({ number: '214/QĐ-UBND', title: null }),
        blocks: [expect.objectContaining({ frameworkId: framework.frameworkId, units })],
      }),
    );
    PeriodSchema.parse(await office.readPublished(`periods/nam-${year}.json`));
    await office.expectPublished(`scorecards/nam-${year}/xa-${year}-1.json`, {
      periodId: `nam-${year}`,
      blockId: 'xa',
      unit: units[0],
      scores: SCORES,
      isDemonstration: false,
    });
    ScorecardSchema.parse(await office.readPublished(`scorecards/nam-${year}/xa-${year}-1.json`));
    FrameworkSchema.parse(await office.readPublished(`frameworks/bo-chi-so-${year}.json`));
    await office.expectPublished('periods.json', {
      periods: expect.arrayContaining([
        expect.objectContaining({
          periodId: `nam-${year}`,
          blocks: [{ blockId: 'xa', name: 'UBND xã', unitCount: 2 }],
        }),
      ]),
    });

    documentOf(await office.moveTo(period, 'approved'));
    for (const key of [
      `periods/nam-${year}`,
      `scorecards/nam-${year}/xa-${year}-1`,
      `frameworks/bo-chi-so-${year}`,
    ])
      await office.expectPublished(`${key}.json`, null);
    await office.expectPublished('periods.json', {
      periods: expect.not.arrayContaining([expect.objectContaining({ periodId: `nam-${year}` })]),
    });
  });

  test('names each unit as it was then, until it is published anew', async () => {
    const { year, period, unit } = await office.openYearWithCard();
    await office.approve(period);
    documentOf(await office.update(UNITS, unit, { fullName: 'Xã Sơn Cẩm Hà' }));
    documentOf(await office.moveTo(period, 'published'));
    const keys = [`scorecards/nam-${year}/xa-${year}-1.json`, `periods/nam-${year}.json`] as const;
    const named = (name: string) => expect.stringContaining(`"name":"${name}"`);
    const publishedNames = async () =>
      Promise.all(keys.map(async (key) => JSON.stringify(await office.readPublished(key))));
    await office.expectPublished(keys[1], expect.anything());
    expect(await publishedNames()).toEqual([named('Xã Sơn Cẩm Hà'), named('Xã Sơn Cẩm Hà')]);

    documentOf(await office.update(UNITS, unit, { fullName: 'Xã Tiên Phước' }));
    await office.expectPublished('units.json', {
      events: [],
      units: expect.arrayContaining([
        {
          unitId: `xa-${year}-1`,
          versions: [expect.objectContaining({ fullName: 'Xã Tiên Phước' })],
        },
      ]),
    });
    expect(await publishedNames()).toEqual([named('Xã Sơn Cẩm Hà'), named('Xã Sơn Cẩm Hà')]);
  });
});

describe('the items to score', () => {
  test('are shown to those who may read scorecards, and to nobody else', async () => {
    const { block, scorecard } = await office.openYearWithCard();
    const address = `/scorecards/blocks/${block.documentId}/items`;
    const appraiser = await office.as('congkhai-appraiser');
    expect(await appraiser('GET', address)).toMatchObject({
      status: 200,
      body: { data: { isOpen: true, rounding: 'half-up', items: expect.any(Array) } },
    });
    const saved = await appraiser('GET', `/scorecards/scorecards/${scorecard.documentId}/items`);
    expect(saved.status).toBe(200);
    const editor = await office.as('congkhai-editor');
    expect((await editor('GET', address)).status).toBe(403);
    expect((await office.stranger('GET', address)).status).toBe(401);
  });

  test.each(['khong-co', 'a%27%20or%201=1', '0'.repeat(200)])(
    'of a block that is not there are not found: %s',
    async (documentId) => {
      const answer = await office.administrator('GET', `/scorecards/blocks/${documentId}/items`);
      expect(answer.status).toBe(404);
    },
  );
});
