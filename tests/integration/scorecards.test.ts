import { compactScores } from '@congkhai/shared/scorecards/scorecard';
import { aFramework, aScorecard } from '../helpers/builders';
import type { CmsAnswer } from '../helpers/cms-process';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { documentOf, refusalOf, relationTo } from '../helpers/newsroom';
import { describeOnDatabases } from '../helpers/postgres';

const { frameworks: FRAMEWORKS, periods: PERIODS, blocks: BLOCKS } = INDEX_COLLECTIONS;
const { scorecards: SCORECARDS } = INDEX_COLLECTIONS;
const { scores: SCORES } = aScorecard();

let office: IndexOffice;

const messagesOf = (answer: CmsAnswer) => refusalOf(answer).map(({ message }) => message);
describeOnDatabases('on %s,', (variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
  });
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
      const { block, unit } = await office.openYearWithCard();
      const unitId = String(unit.unitId);
      const outcome = await office.save(block, unitId, [{ itemId: '2', from: 3_000, to: 3_001 }]);
      expect(outcome).toMatchObject({
        appliedCount: 0,
        problems: [
          { message: 'Mục 2 “Cải cách thể chế”: điểm thẩm định 3,001 vượt điểm tối đa 3.' },
        ],
      });
      expect((await office.readCard(block, unitId)).scores).toEqual(compactScores(SCORES));
    });

    test.each([
      ['for an item the framework does not have', { itemId: '9', to: 1_000 }, 'Mục 9: không phải'],
      ['that are a text', { itemId: '1', to: '12,97' }, 'điểm thẩm định không đọc được'],
      [
        'of the survey for an appraised item',
        { itemId: '1', field: 'surveyScoreThousandths', to: 1_000 },
        'không có điểm điều tra xã hội học',
      ],
    ])('%s are refused, and no card is made', async (_, cell, message) => {
      const { block, units } = await office.openYear('Xã Tiên Châu');
      const outcome = await office.save(block, String(units[0]?.unitId), [cell]);
      expect(outcome.problems).toEqual([
        expect.objectContaining({ message: expect.stringContaining(message) }),
      ]);
      const board = await office.administrator(
        'GET',
        `/scorecards/blocks/${block.documentId}/revisions`,
      );
      expect(board.body).toEqual({ data: [{ unitId: units[0]?.unitId, revision: 0 }] });
    });

    test.each([[-1], [1.5], [Number.MAX_SAFE_INTEGER], [{}]])(
      'that are no points of ours are no request: %j',
      async (to) => {
        const { block, units } = await office.openYear('Xã Tiên Châu');
        const change = { unitId: units[0]?.unitId, itemId: '1', field: 'selfScoreThousandths' };
        const answer = await office.administrator(
          'POST',
          `/scorecards/blocks/${block.documentId}/scores`,
          { reason: null, changes: [{ ...change, from: null, to }] },
        );
        expect(answer.status).toBe(400);
      },
    );

    test('are not written in the form of a scorecard', async () => {
      const { block, unit, scorecard } = await office.openYearWithCard();
      documentOf(
        await office.update(SCORECARDS, scorecard, { scores: {}, revision: 99, note: 'Ghi chú' }),
      );
      const card = await office.readCard(block, String(unit.unitId));
      expect(card).toMatchObject({ revision: 1, scores: compactScores(SCORES) });
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
      const outcome = await office.save(block, 'xa-la', [{ itemId: '1', to: 1_000 }]);
      expect(outcome.problems[0]?.message).toContain('không thuộc khối này');
    });

    test('stay as they are from approval on, and can change again when the period is reopened', async () => {
      const { period, block, framework, unit, scorecard } = await office.openYearWithCard();
      const unitId = String(unit.unitId);
      await office.approve(period);
      const locked = [
        await office.update(FRAMEWORKS, framework, { name: 'Tên khác' }),
        await office.update(BLOCKS, block, { gradeBands: [] }),
        await office.update(PERIODS, period, { tieRule: 'dense' }),
        await office.administrator('DELETE', `${SCORECARDS}/${scorecard.documentId}`),
      ];
      expect(locked.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
      const refused = await office.save(block, unitId, [{ itemId: '2', from: 3_000, to: 1_000 }]);
      expect(refused.problems[0]?.message).toContain('“Đã phê duyệt”');
      expect(await office.readCard(block, unitId)).toMatchObject({ scores: compactScores(SCORES) });

      documentOf(await office.moveTo(period, 'second-appraisal'));
      await office.enter(block, unitId, [{ itemId: '2', from: 3_000, to: 1_000 }]);
      expect((await office.readCard(block, unitId)).scores[2]).toMatchObject({
        appraisedScoreThousandths: 1_000,
      });
    });
  });

  describe('a block', () => {
    test('takes units in force on the day of its period, of the tiers and in the years of its framework', async () => {
      const { items } = aFramework();
      const framework = documentOf(
        await office.administrator('POST', FRAMEWORKS, {
          frameworkId: 'cap-huyen',
          name: 'Bộ chỉ số cấp huyện',
          tiers: ['district'],
          yearFrom: 2030,
          yearTo: 2031,
          items,
        }),
      );
      const period = documentOf(
        await office.administrator('POST', PERIODS, {
          periodId: 'hop-le',
          name: 'Kỳ',
          year: 2029,
          unitsAsOf: '2029-06-30',
        }),
      );
      const commune = await office.createUnit({
        unitId: 'xa-da-het',
        fullName: 'Xã Đã Hết',
        validTo: '2025-06-30',
      });
      const other = await office.createUnit({ unitId: 'xa-con', fullName: 'Xã Còn' });
      const answer = await office.administrator('POST', BLOCKS, {
        blockId: 'khoi',
        name: 'Khối',
        period: relationTo(period),
        framework: relationTo(framework),
        units: { connect: [commune, other].map(({ documentId }) => ({ documentId })) },
      });
      expect(refusalOf(answer)).toEqual([
        {
          path: ['units'],
          message: expect.stringContaining('“Xã Đã Hết” không còn hoặc chưa có hiệu lực'),
        },
        {
          path: ['framework'],
          message: expect.stringMatching(/từ năm 2030 đến năm 2031.*2029[\s\S]*cấp của “Xã Còn”/),
        },
      ]);
    });
  });

  describe('a framework', () => {
    test('with a scorecard can no longer change, and the message names the way out: a new version', async () => {
      const { framework, year } = await office.openYearWithCard();
      const answer = await office.update(FRAMEWORKS, framework, {
        items: aFramework().items.slice(1),
      });
      expect(messagesOf(answer)).toEqual([expect.stringContaining('phiên bản mới')]);
      const copy = {
        frameworkId: `bo-chi-so-${year}-v2`,
        name: 'Phiên bản hai',
        yearFrom: null,
        yearTo: null,
      };
      const address = `/scorecards/frameworks/${framework.documentId}/duplicate`;
      const made = documentOf(await office.administrator('POST', address, copy));
      expect(made).toMatchObject({ version: 2, previousFrameworkId: framework.frameworkId });
      documentOf(await office.update(FRAMEWORKS, made, { items: aFramework().items.slice(1) }));
    });

    test('without a scorecard can change, also when a block uses it', async () => {
      const { framework } = await office.openYear('Xã Tiên Châu');
      documentOf(await office.update(FRAMEWORKS, framework, { name: 'Tên khác' }));
    });

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
