import { scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { aFramework } from '../helpers/builders';
import { type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { describeOnDatabases } from '../helpers/postgres';

const SAVERS = 20;

let office: IndexOffice;

describeOnDatabases('saving scores on %s,', (variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
  });
  afterAll(() => office?.stop());

  const openCard = async () => {
    const year = await office.openYear('Xã Tiên Châu', 'Xã Tiên Mỹ');
    return { ...year, unitId: String(year.units[0]?.unitId) };
  };
  const historyOf = async (block: { documentId: string }, unitId: string) => {
    const address = `/scorecards/blocks/${block.documentId}/units/${unitId}/history`;
    return (await office.administrator('GET', address)).body;
  };

  test('two people change different leaves of one card, and nothing is lost', async () => {
    const { block, unitId } = await openCard();
    const colleague = await office.hire('congkhai-administrator');
    await office.enter(block, unitId, [{ itemId: '1', to: 1_000 }]);
    const outcome = await office.save(block, unitId, [{ itemId: '2', to: 2_000 }], {
      as: colleague.send,
    });
    expect(outcome).toMatchObject({ appliedCount: 1, conflicts: [] });
    expect((await office.readCard(block, unitId)).scores).toEqual({
      1: { state: 'scored', appraisedScoreThousandths: 1_000 },
      2: { state: 'scored', appraisedScoreThousandths: 2_000 },
    });
  });

  test('two people change the same leaf: the second is told what is there now, by whom and since when', async () => {
    const { block, unitId } = await openCard();
    const first = await office.hire('congkhai-administrator');
    await office.save(block, unitId, [{ itemId: '1', to: 1_000 }], { as: first.send });
    const before = Date.now();
    const outcome = await office.save(block, unitId, [
      { itemId: '1', to: 2_000 },
      { itemId: '2', to: 2_000 },
    ]);
    expect(outcome).toMatchObject({
      appliedCount: 1,
      conflicts: [
        {
          unitId,
          itemId: '1',
          field: 'appraisedScoreThousandths',
          current: 1_000,
          changedBy: expect.stringMatching(/^Người \d+$/),
        },
      ],
    });
    expect(Date.parse(outcome.conflicts[0]?.changedAt ?? '')).toBeLessThanOrEqual(before);
    const again = await office.save(block, unitId, [{ itemId: '1', from: 1_000, to: 2_000 }]);
    expect(again).toMatchObject({ appliedCount: 1, conflicts: [] });
  });

  test('a request that is sent again changes nothing and is no conflict', async () => {
    const { block, unitId } = await openCard();
    await office.enter(block, unitId, [{ itemId: '1', to: 1_000 }]);
    await office.enter(block, unitId, [{ itemId: '1', to: 1_000 }]);
    expect((await office.readCard(block, unitId)).revision).toBe(1);
  });

  test('twenty people save different leaves of a new card at once, and every one is kept and on record', async () => {
    const { items } = aFramework();
    const leaves = scoredItemsOf(items).map(({ itemId }) => itemId);
    const cells = leaves.flatMap((itemId) =>
      ['remark', 'explanation', 'evidence'].map((field) => ({
        itemId,
        field,
        from: field === 'evidence' ? [] : null,
        to: field === 'evidence' ? [{ title: `Kế hoạch ${itemId}` }] : `${field} ${itemId}`,
      })),
    );
    const { block, unitId } = await openCard();
    const saved = await Promise.all(
      cells.slice(0, SAVERS).map((cell) => office.save(block, unitId, [cell])),
    );
    expect(saved.every(({ appliedCount }) => appliedCount === 1)).toBe(true);
    const card = await office.readCard(block, unitId);
    expect(card.revision).toBe(SAVERS);
    for (const { itemId, field, to } of cells.slice(0, SAVERS))
      expect(card.scores[itemId]?.[field]).toEqual(
        field === 'evidence' ? [expect.objectContaining({ title: `Kế hoạch ${itemId}` })] : to,
      );
    expect(await historyOf(block, unitId)).toMatchObject({
      data: Array.from({ length: SAVERS }, (__, position) => ({ revision: SAVERS - position })),
    });
  });

  test('twenty people change the same leaf at once: one is applied, nineteen are told', async () => {
    const { block, unitId } = await openCard();
    const saved = await Promise.all(
      Array.from({ length: SAVERS }, (__, position) =>
        office.save(block, unitId, [{ itemId: '1', to: 1_000 + position }]),
      ),
    );
    expect(saved.filter(({ appliedCount }) => appliedCount === 1)).toHaveLength(1);
    expect(saved.filter(({ conflicts }) => conflicts.length === 1)).toHaveLength(SAVERS - 1);
    expect((await office.readCard(block, unitId)).revision).toBe(1);
  });

  test('history says who changed what from what to what and why, of one leaf if asked', async () => {
    const { block, unitId } = await openCard();
    await office.save(block, unitId, [{ itemId: '1', to: 1_000 }], { reason: 'Theo Công văn 5' });
    await office.save(block, unitId, [{ itemId: '2', to: 2_000 }]);
    await office.save(block, unitId, [{ itemId: '1', from: 1_000, to: 500 }]);
    const address = `/scorecards/blocks/${block.documentId}/units/${unitId}/history?itemId=1`;
    expect((await office.administrator('GET', address)).body).toEqual({
      data: [
        expect.objectContaining({
          revision: 3,
          stage: 'self-assessment',
          reason: null,
          changes: [{ itemId: '1', field: 'appraisedScoreThousandths', from: 1_000, to: 500 }],
        }),
        expect.objectContaining({ revision: 1, reason: 'Theo Công văn 5', changedBy: 'Quản trị' }),
      ],
    });
  });

  test.each(['UPDATE', 'DELETE'])(
    'the database itself refuses an %s of the record',
    async (action) => {
      const { block, unitId } = await openCard();
      await office.enter(block, unitId, [{ itemId: '1', to: 1_000 }]);
      const sql =
        action === 'UPDATE'
          ? "UPDATE scorecards_score_changes SET user_name = 'x'"
          : 'DELETE FROM scorecards_score_changes';
      await expect(office.query(sql)).rejects.toThrow(/never changed/);
    },
  );
});
