import {
  FrameworkDifferenceResponseSchema,
  ListAssessedUnitsResponseSchema,
  ListFrameworksAdminResponseSchema,
  UnitAccountsResponseSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import { AnalysisResponseSchema } from '@congkhai/shared/scorecards/analysis';
import * as z from 'zod';
import { describeAccounts } from '../helpers/account-facts';
import { describeAccountReport } from '../helpers/account-report-facts';
import { aFramework } from '../helpers/builders';
import type { CmsAnswer, CmsClient } from '../helpers/cms-process';
import { INDEX_COLLECTIONS, type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { refusalOf } from '../helpers/newsroom';
import { describeOnDatabases } from '../helpers/postgres';

let office: IndexOffice;
let get: (path: string) => Promise<CmsAnswer>;

const bodyOf = <Body>(schema: z.ZodType<{ data: Body }>, answer: CmsAnswer): Body => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return schema.parse(answer.body).data;
};
const framework = (year: { framework: { documentId: string } }) =>
  `/scorecards/frameworks/${year.framework.documentId}`;

describeOnDatabases('on %s,', (variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice({ ...(await variablesOf()), SESSIONS_PER_ACCOUNT: '3' });
    get = (path) => office.administrator('GET', `/scorecards${path}`);
  });
  afterAll(() => office?.stop());

  const listFrameworks = async () =>
    bodyOf(ListFrameworksAdminResponseSchema, await get('/frameworks'));

  describe('a framework', () => {
    test('can change until a scorecard is scored by it, and is locked from then on', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const find = async () =>
        (await listFrameworks()).find(({ documentId }) => documentId === year.framework.documentId);
      expect(await find()).toMatchObject({
        version: 1,
        scoredItemCount: 8,
        maximumThousandths: 100_000,
        blockCount: 1,
        isLocked: false,
      });
      const scored = await office.openYearWithCard();
      const locked = (await listFrameworks()).find(
        ({ documentId }) => documentId === scored.framework.documentId,
      );
      expect(locked?.isLocked).toBe(true);
    });

    test('that is locked goes on as a new version, which can change, and what changed can be seen', async () => {
      const year = await office.openYearWithCard();
      const copy = await office.administrator('POST', `${framework(year)}/duplicate`, {
        frameworkId: `bo-chi-so-${year.year}-ban-2`,
        name: 'Bộ chỉ số bản hai',
        yearFrom: 2023,
        yearTo: null,
      });
      const CopySchema = z.object({
        data: z.object({
          documentId: z.string(),
          version: z.number(),
          previousFrameworkId: z.string(),
          isLocked: z.boolean(),
        }),
      });
      const made = bodyOf(CopySchema, copy);
      expect(made).toMatchObject({
        version: 2,
        previousFrameworkId: `bo-chi-so-${year.year}`,
        isLocked: false,
      });

      const items = aFramework().items.map((item) =>
        item.itemId === '1' ? { ...item, maximumThousandths: 14_000 } : item,
      );
      const address = `${INDEX_COLLECTIONS.frameworks}/${made.documentId}`;
      expect((await office.administrator('PUT', address, { items })).status).toBe(200);
      const difference = await get(
        `/frameworks/${year.framework.documentId}/difference?to=${made.documentId}`,
      );
      expect(bodyOf(FrameworkDifferenceResponseSchema, difference).differences).toEqual([
        expect.objectContaining({
          itemId: '1',
          kind: 'changed',
          fields: [{ field: 'maximum', from: '13,5', to: '14' }],
        }),
      ]);
    });

    test('needs an identifier of its own to be duplicated', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const answer = await office.administrator('POST', `${framework(year)}/duplicate`, {
        frameworkId: `bo-chi-so-${year.year}`,
        name: 'Bản sao',
        yearFrom: null,
        yearTo: null,
      });
      expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['frameworkId'] })]);
    });
  });

  describe('the analysis of a block', () => {
    test('counts the units that are complete, and says what is lost', async () => {
      const { block, unit } = await office.openYearWithCard();
      const analysis = bodyOf(
        AnalysisResponseSchema,
        await get(`/blocks/${block.documentId}/analysis`),
      );
      expect(analysis).toMatchObject({ unitCount: 2 });
      // Tiên Châu: 85.82 of 100, so 14.18 were lost, and 4.18 are needed for 90.
      expect(analysis.units).toEqual([
        expect.objectContaining({
          unit: expect.objectContaining({ name: unit.fullName }),
          points: 85.82,
          rank: 1,
          nextRank: null,
        }),
      ]);
      const lost = analysis.areas.reduce((sum, { loss }) => sum + 1_000 * (loss?.meanLost ?? 0), 0);
      expect(Math.round(lost)).toBe(14_180);
    });

    test('of a block that is not there is not found', async () => {
      expect((await get('/blocks/khongco/analysis')).status).toBe(404);
    });
  });

  describe('an account of a unit', () => {
    const listAccounts = async () =>
      bodyOf(UnitAccountsResponseSchema, await get('/unit-accounts'));
    const editorOf = async () => {
      const found = (await listAccounts()).find(({ email }) => email.startsWith('bien-tap'));
      if (!found) throw new Error('the colleague has no account');
      return found;
    };
    const setUnits = async (userId: number, unitIds: string[]) =>
      office.administrator('PUT', `/scorecards/unit-accounts/${userId}`, { unitIds });

    test('is given units of blocks and can be taken them again', async () => {
      const { units } = await office.openYear('Xã Tiên Châu', 'Xã Tiên Hà');
      const [first] = units;
      const unitId = z.string().parse(first?.unitId);
      const candidates = bodyOf(ListAssessedUnitsResponseSchema, await get('/unit-accounts/units'));
      expect(candidates.map((candidate) => candidate.unitId)).toContain(unitId);

      const { userId } = await editorOf();
      expect((await setUnits(userId, [unitId, unitId])).status).toBe(204);
      expect((await editorOf()).units).toEqual([{ unitId, name: 'Xã Tiên Châu' }]);
      expect((await setUnits(userId, [])).status).toBe(204);
      expect((await editorOf()).units).toEqual([]);
    });

    test('keeps its units when one of the new ones does not exist', async () => {
      const { units } = await office.openYear('Xã Tiên Châu');
      const unitId = z.string().parse(units[0]?.unitId);
      const { userId } = await editorOf();
      await setUnits(userId, [unitId]);
      const answer = await setUnits(userId, ['xa-khong-co']);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).toContain('Không có đơn vị: xa-khong-co.');
      expect((await editorOf()).units).toHaveLength(1);
      await setUnits(userId, []);
    });

    test('is made by those who manage accounts and nobody else', async () => {
      const { userId } = await editorOf();
      const approver: CmsClient = await office.as('congkhai-approver');
      const answer = await approver('PUT', `/scorecards/unit-accounts/${userId}`, { unitIds: [] });
      expect(answer.status).toBe(403);
    });

    test('of nobody cannot be made', async () => {
      expect((await setUnits(999_999, [])).status).toBe(404);
    });
  });

  describeAccounts(() => office);
  describeAccountReport(() => office);
});
