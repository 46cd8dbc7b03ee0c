import { aFramework, anItemScore, aScorecard } from '../helpers/builders';
import type { CmsAnswer } from '../helpers/cms-process';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { documentOf, refusalOf, relationTo } from '../helpers/newsroom';
import { databases, type PostgresServer, startPostgres } from '../helpers/postgres';

const { frameworks: FRAMEWORKS, periods: PERIODS, blocks: BLOCKS } = INDEX_COLLECTIONS;
const { scorecards: SCORECARDS } = INDEX_COLLECTIONS;
const { scores: SCORES } = aScorecard();

let office: IndexOffice;
let postgres: PostgresServer;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

const messagesOf = (answer: CmsAnswer) => refusalOf(answer).map(({ message }) => message);
describe.each(databases(() => postgres))('on %s,', (_, variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
  }, 180_000);
  afterAll(() => office?.stop());

  describe('a period', () => {
    test('moves forward one stage at a time', async () => {
      const { period } = await office.openYear('Xã Tiên Châu');
      const jump = await office.moveTo(period, 'explanation');
      expect(messagesOf(jump)).toEqual([
        expect.stringContaining('“Tự chấm điểm” sang “Giải trình”'),
      ]);
      expect((await office.read(PERIODS, period)).stage).toBe('self-assessment');
      documentOf(await office.moveTo(period, 'appraisal'));
      expect((await office.read(PERIODS, period)).stage).toBe('appraisal');
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
      expect((await office.read(PERIODS, period)).stage).toBe('survey');

      const approver = await office.as('congkhai-approver');
      documentOf(await approver('PUT', address, { stage: 'approved' }));
      documentOf(await approver('PUT', address, { stage: 'published' }));
      await office.as('congkhai-administrator');
      const withdrawal = await manager('PUT', address, { stage: 'approved' });
      expect(messagesOf(withdrawal)).toEqual(['Bạn không có quyền công bố kỳ đánh giá.']);
    });

    test('names its decision completely or not at all', async () => {
      const { period } = await office.openYear('Xã Tiên Châu');
      const answer = await office.update(PERIODS, period, { decisionNumber: '214/QĐ-UBND' });
      expect(refusalOf(answer).map(({ path }) => path)).toEqual([
        ['decisionIssuer'],
        ['decisionIssuedOn'],
      ]);
    });
  });

  describe('scores', () => {
    test('above an item’s maximum are refused with item and maximum, and nothing changes', async () => {
      const { scorecard } = await office.openYearWithCard();
      const answer = await office.update(SCORECARDS, scorecard, {
        scores: { ...SCORES, 2: anItemScore({ appraisedScoreThousandths: 3_001 }) },
      });
      expect(refusalOf(answer)).toEqual([
        {
          path: ['scores'],
          message: 'Mục 2 “Cải cách thể chế”: điểm thẩm định 3,001 vượt điểm tối đa 3.',
        },
      ]);
      expect((await office.read(SCORECARDS, scorecard)).scores).toEqual(SCORES);
    });

    test.each([
      ['for an item the framework does not have', { 9: anItemScore() }, 'Mục 9: không phải là mục'],
      [
        'that cannot be read',
        { 1: { ...anItemScore(), appraisedScoreThousandths: '12,9755' } },
        'Mục 1 “Công tác chỉ đạo, điều hành cải cách hành chính”: điểm thẩm định không đọc được',
      ],
      [
        'below zero',
        { 1: anItemScore({ selfScoreThousandths: -1 }) },
        'điểm tự chấm không đọc được',
      ],
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
      const { block, unit, scorecard } = await office.openYearWithCard();
      const stranger = await office.createUnit({ unitId: 'xa-la', fullName: 'Xã Lạ' });
      const create = (of: { documentId: string }) =>
        office.administrator('POST', SCORECARDS, {
          block: relationTo(block),
          unit: relationTo(of),
        });
      expect(messagesOf(await create(stranger))).toEqual([
        '“Xã Lạ” không thuộc khối đơn vị đã chọn.',
      ]);
      expect(messagesOf(await create(unit))).toEqual([
        '“Xã Tiên Châu” đã có phiếu chấm trong khối này.',
      ]);
      expect((await office.read(SCORECARDS, scorecard)).title).toMatch(/^Xã Tiên Châu – \d{4}$/);
    });

    test('stay as they are from approval on, and can change again when the period is reopened', async () => {
      const { period, block, framework, scorecard } = await office.openYearWithCard();
      await office.approve(period);
      const locked = [
        await office.update(SCORECARDS, scorecard, { scores: {} }),
        await office.update(FRAMEWORKS, framework, { name: 'Tên khác' }),
        await office.update(BLOCKS, block, { gradeBands: [] }),
        await office.update(PERIODS, period, { tieRule: 'dense' }),
        await office.administrator('DELETE', `${SCORECARDS}/${scorecard.documentId}`),
      ];
      expect(locked.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
      expect(await office.read(SCORECARDS, scorecard)).toMatchObject({ scores: SCORES });

      documentOf(await office.moveTo(period, 'second-appraisal'));
      documentOf(await office.update(SCORECARDS, scorecard, { scores: {} }));
      expect((await office.read(SCORECARDS, scorecard)).scores).toEqual({});
    });

    test('already given keep a framework from changing so that they become wrong', async () => {
      const { framework, scorecard } = await office.openYearWithCard();
      const { items } = aFramework();
      const [first, ...others] = items;
      const answer = await office.update(FRAMEWORKS, framework, {
        items: [{ ...first, maximumThousandths: 12_000 }, ...others],
      });
      expect(messagesOf(answer)).toEqual([expect.stringContaining('12,97 vượt điểm tối đa 12')]);
      expect((await office.read(SCORECARDS, scorecard)).scores).toEqual(SCORES);
      documentOf(
        await office.update(FRAMEWORKS, framework, {
          items: [...items, { ...first, itemId: '9' }],
        }),
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
});
