import { FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { PeriodSchema } from '@congkhai/shared/scorecards/period';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { aFramework, anItemScore, aScorecard } from '../helpers/builders';
import type { CmsAnswer } from '../helpers/cms-process';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { documentOf, refusalOf, relationTo } from '../helpers/newsroom';

const { frameworks: FRAMEWORKS, periods: PERIODS, blocks: BLOCKS } = INDEX_COLLECTIONS;
const { scorecards: SCORECARDS } = INDEX_COLLECTIONS;
const { scores: SCORES } = aScorecard();

let office: IndexOffice;

beforeAll(async () => {
  office = await startIndexOffice();
}, 120_000);
afterAll(() => office?.stop());

const messagesOf = (answer: CmsAnswer) => refusalOf(answer).map(({ message }) => message);
const read = async (collection: string, { documentId }: { documentId: string }) =>
  documentOf(await office.administrator('GET', `${collection}/${documentId}`));
const update = (collection: string, { documentId }: { documentId: string }, data: object) =>
  office.administrator('PUT', `${collection}/${documentId}`, data);

async function openYearWithCard() {
  const year = await office.openYear('Xã Tiên Châu', 'Xã Tiên Mỹ');
  const [unit] = year.units;
  if (!unit) throw new Error('a year was opened without units');
  const scorecard = await office.createScorecard({
    block: relationTo(year.block),
    unit: relationTo(unit),
    scores: SCORES,
  });
  return { ...year, unit, scorecard };
}

describe('a period', () => {
  test('moves forward one stage at a time', async () => {
    const { period } = await office.openYear('Xã Tiên Châu');
    const jump = await office.moveTo(period, 'explanation');
    expect(messagesOf(jump)).toEqual([expect.stringContaining('“Tự chấm điểm” sang “Giải trình”')]);
    expect((await read(PERIODS, period)).stage).toBe('self-assessment');
    documentOf(await office.moveTo(period, 'appraisal'));
    expect((await read(PERIODS, period)).stage).toBe('appraisal');
  });

  test('starts at a stage in which scores can be entered', async () => {
    const answer = await office.administrator('POST', PERIODS, {
      periodId: 'da-phe-duyet',
      name: 'Kỳ',
      year: 2022,
      stage: 'approved',
    });
    expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['stage'] })]);
  });

  test('without a block of units cannot be approved', async () => {
    const period = documentOf(
      await office.administrator('POST', PERIODS, { periodId: 'trong', name: 'Kỳ', year: 2022 }),
    );
    for (const stage of ['appraisal', 'explanation', 'second-appraisal', 'survey'])
      documentOf(await office.moveTo(period, stage));
    expect(messagesOf(await office.moveTo(period, 'approved'))).toEqual([
      'Kỳ chưa có khối đơn vị nào nên chưa phê duyệt được.',
    ]);
  });

  test('is approved and published only by those who may', async () => {
    const { period } = await office.openYear('Xã Tiên Châu');
    const address = `${PERIODS}/${period.documentId}`;
    for (const stage of ['appraisal', 'explanation', 'second-appraisal', 'survey'])
      documentOf(await office.moveTo(period, stage));

    const manager = await office.as('congkhai-administrator');
    const refused = await manager('PUT', address, { stage: 'approved' });
    expect(messagesOf(refused)).toEqual(['Bạn không có quyền phê duyệt kỳ đánh giá.']);
    expect((await read(PERIODS, period)).stage).toBe('survey');

    const approver = await office.as('congkhai-approver');
    documentOf(await approver('PUT', address, { stage: 'approved' }));
    documentOf(await approver('PUT', address, { stage: 'published' }));
    await office.as('congkhai-administrator');
    const withdrawal = await manager('PUT', address, { stage: 'approved' });
    expect(messagesOf(withdrawal)).toEqual(['Bạn không có quyền công bố kỳ đánh giá.']);
  });

  test('names its decision completely or not at all', async () => {
    const { period } = await office.openYear('Xã Tiên Châu');
    const answer = await update(PERIODS, period, { decisionNumber: '214/QĐ-UBND' });
    expect(refusalOf(answer).map(({ path }) => path)).toEqual([
      ['decisionIssuer'],
      ['decisionIssuedOn'],
    ]);
  });
});

describe('scores', () => {
  test('above an item’s maximum are refused with item and maximum, and nothing changes', async () => {
    const { scorecard } = await openYearWithCard();
    const answer = await update(SCORECARDS, scorecard, {
      scores: { ...SCORES, 2: anItemScore({ appraisedScoreThousandths: 3_001 }) },
    });
    expect(refusalOf(answer)).toEqual([
      {
        path: ['scores'],
        message: 'Mục 2 “Cải cách thể chế”: điểm thẩm định 3,001 vượt điểm tối đa 3.',
      },
    ]);
    expect((await read(SCORECARDS, scorecard)).scores).toEqual(SCORES);
  });

  test.each([
    ['for an item the framework does not have', { 9: anItemScore() }, 'Mục 9: không phải là mục'],
    [
      'that cannot be read',
      { 1: { ...anItemScore(), appraisedScoreThousandths: '12,9755' } },
      'Mục 1 “Công tác chỉ đạo, điều hành cải cách hành chính”: điểm thẩm định không đọc được',
    ],
    ['below zero', { 1: anItemScore({ selfScoreThousandths: -1 }) }, 'điểm tự chấm không đọc được'],
    ['in an unknown state', { 1: { ...anItemScore(), state: 'khác' } }, 'trạng thái phải là'],
    ['that are no table', 'abc', 'Bảng điểm không đúng cấu trúc.'],
  ])('%s are refused', async (_, scores, message) => {
    const { block, units } = await office.openYear('Xã Tiên Châu');
    const answer = await office.administrator('POST', SCORECARDS, {
      block: relationTo(block),
      unit: { connect: units.map(({ documentId }) => ({ documentId })) },
      scores,
    });
    expect(answer.status).toBe(400);
    expect(messagesOf(answer)).toEqual([expect.stringContaining(message)]);
  });

  test('belong to a unit of the block, which has one scorecard in it', async () => {
    const { block, unit, scorecard } = await openYearWithCard();
    const stranger = await office.createUnit({ unitId: 'xa-la', fullName: 'Xã Lạ' });
    const create = (of: { documentId: string }) =>
      office.administrator('POST', SCORECARDS, { block: relationTo(block), unit: relationTo(of) });
    expect(messagesOf(await create(stranger))).toEqual([
      '“Xã Lạ” không thuộc khối đơn vị đã chọn.',
    ]);
    expect(messagesOf(await create(unit))).toEqual([
      '“Xã Tiên Châu” đã có phiếu chấm trong khối này.',
    ]);
    expect((await read(SCORECARDS, scorecard)).title).toMatch(/^Xã Tiên Châu – \d{4}$/);
  });

  test('stay as they are from approval on, and can change again when the period is reopened', async () => {
    const { period, block, framework, scorecard } = await openYearWithCard();
    await office.approve(period);
    const locked = [
      await update(SCORECARDS, scorecard, { scores: {} }),
      await update(FRAMEWORKS, framework, { name: 'Tên khác' }),
      await update(BLOCKS, block, { gradeBands: [] }),
      await update(PERIODS, period, { tieRule: 'dense' }),
      await office.administrator('DELETE', `${SCORECARDS}/${scorecard.documentId}`),
    ];
    expect(locked.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(await read(SCORECARDS, scorecard)).toMatchObject({ scores: SCORES });

    documentOf(await office.moveTo(period, 'second-appraisal'));
    documentOf(await update(SCORECARDS, scorecard, { scores: {} }));
    expect((await read(SCORECARDS, scorecard)).scores).toEqual({});
  });

  test('already given keep a framework from changing so that they become wrong', async () => {
    const { framework, scorecard } = await openYearWithCard();
    const { items } = aFramework();
    const [first, ...others] = items;
    const answer = await update(FRAMEWORKS, framework, {
      items: [{ ...first, maximumThousandths: 12_000 }, ...others],
    });
    expect(messagesOf(answer)).toEqual([expect.stringContaining('12,97 vượt điểm tối đa 12')]);
    expect((await read(SCORECARDS, scorecard)).scores).toEqual(SCORES);
    documentOf(
      await update(FRAMEWORKS, framework, { items: [...items, { ...first, itemId: '9' }] }),
    );
  });
});

describe('a framework', () => {
  test('whose areas are not worth what their criteria are worth is refused', async () => {
    const criterion = {
      itemId: '1.1',
      name: 'Kế hoạch',
      maximumThousandths: 2_500,
      method: 'appraisal',
      children: [],
    };
    const answer = await office.administrator('POST', FRAMEWORKS, {
      frameworkId: 'khong-khop',
      name: 'Bộ chỉ số',
      items: [
        {
          itemId: '1',
          name: 'Chỉ đạo',
          maximumThousandths: 3_000,
          method: null,
          children: [criterion],
        },
      ],
    });
    expect(refusalOf(answer)).toEqual([
      {
        path: ['items'],
        message: 'Mục 1: điểm tối đa là 3 nhưng các mục con cộng lại là 2,5.',
      },
    ]);
  });
});

describe('publishing a period', () => {
  test('publishes period, framework and every scorecard; withdrawing takes them away', async () => {
    const { year, period, framework, block } = await openYearWithCard();
    documentOf(
      await update(BLOCKS, block, {
        gradeBands: [{ gradeId: 'tot', name: 'Tốt', minimumPercentThousandths: 80_000 }],
      }),
    );
    await office.approve(period);
    expect(await office.readPublished(`periods/nam-${year}.json`)).toBeNull();
    documentOf(
      await update(PERIODS, period, {
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
    const { year, period, unit } = await openYearWithCard();
    await office.approve(period);
    documentOf(await update(INDEX_COLLECTIONS.units, unit, { fullName: 'Xã Sơn Cẩm Hà' }));
    documentOf(await office.moveTo(period, 'published'));
    const keys = [`scorecards/nam-${year}/xa-${year}-1.json`, `periods/nam-${year}.json`] as const;
    const named = (name: string) => expect.stringContaining(`"name":"${name}"`);
    const publishedNames = async () =>
      Promise.all(keys.map(async (key) => JSON.stringify(await office.readPublished(key))));
    await office.expectPublished(keys[1], expect.anything());
    expect(await publishedNames()).toEqual([named('Xã Sơn Cẩm Hà'), named('Xã Sơn Cẩm Hà')]);

    documentOf(await update(INDEX_COLLECTIONS.units, unit, { fullName: 'Xã Tiên Phước' }));
    await office.expectPublished('units.json', {
      units: expect.arrayContaining([
        expect.objectContaining({ unitId: `xa-${year}-1`, fullName: 'Xã Tiên Phước' }),
      ]),
    });
    expect(await publishedNames()).toEqual([named('Xã Sơn Cẩm Hà'), named('Xã Sơn Cẩm Hà')]);
  });
});

describe('the items to score', () => {
  test('are shown to those who may read scorecards, and to nobody else', async () => {
    const { block, scorecard } = await openYearWithCard();
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
