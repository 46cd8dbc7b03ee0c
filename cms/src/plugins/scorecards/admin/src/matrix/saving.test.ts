import { type MatrixClient, startSaving } from './saving';
import { enterTexts } from './sheet/edits';
import { countPending } from './sheet/pending';
import { openSheet } from './sheet/sheet';
import { aCard, ITEMS, rightsTo } from './sheet/test-matrix';

const field = 'appraisedScoreThousandths' as const;
const answer = { appliedCount: 1, revisions: [], conflicts: [], problems: [] };

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function open(saveScores: MatrixClient['saveScores'], isReasonRequired = false) {
  const sheet = openSheet(ITEMS, [aCard('a')]);
  let reason: string | null = null;
  const saving = startSaving({
    sheet,
    client: { saveScores, listRevisions: async () => [], readCards: async () => [] },
    reasonOf: () => reason,
    isReasonRequired,
    onChange: () => {},
  });
  const type = (itemId: string, text: string) => {
    enterTexts(sheet, [{ address: { unitId: 'a', itemId, field }, text }], rightsTo(field));
    saving.schedule();
  };
  return { sheet, saving, type, give: (given: string) => (reason = given) };
}

test('what is typed in quick succession is saved together, shortly after the last', async () => {
  const saveScores = jest.fn().mockResolvedValue(answer);
  const { type, sheet } = open(saveScores);
  type('1.1', '5');
  await jest.advanceTimersByTimeAsync(500);
  type('1.2', '6');
  await jest.advanceTimersByTimeAsync(500);
  expect(saveScores).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(400);
  expect(saveScores.mock.calls).toEqual([
    [[expect.objectContaining({ to: 5_000 }), expect.objectContaining({ to: 6_000 })], null],
  ]);
  expect(countPending(sheet).unsaved).toBe(0);
});

test('without a connection changes wait and are sent again at growing intervals', async () => {
  const saveScores = jest
    .fn()
    .mockRejectedValueOnce(new Error('offline'))
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue(answer);
  const { type, saving, sheet } = open(saveScores);
  type('1.1', '5');
  await jest.advanceTimersByTimeAsync(800);
  expect(saving.state().kind).toBe('failed');
  expect(countPending(sheet).unsaved).toBe(1);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(saveScores).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(3_900);
  expect(saveScores).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(200);
  expect(saving.state().kind).toBe('idle');
  expect(countPending(sheet).unsaved).toBe(0);
});

test('in a correction nothing is sent until the reason is given', async () => {
  const saveScores = jest.fn().mockResolvedValue(answer);
  const { type, saving, give, sheet } = open(saveScores, true);
  type('1.1', '5');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(saveScores).not.toHaveBeenCalled();
  expect(countPending(sheet).unsaved).toBe(1);
  give('Cộng sai');
  await saving.saveNow();
  expect(saveScores.mock.calls[0]?.[1]).toBe('Cộng sai');
});
