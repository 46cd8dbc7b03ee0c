import { appraised } from '@congkhai/shared/scorecards/test-builders';
import { enterTexts, openHistory, record, redo, STEPS_MAX, undo } from './edits';
import { mergeCards } from './pending';
import { contentOf, openSheet } from './sheet';
import { aCard, ITEMS, rightsTo } from './test-matrix';

const field = 'appraisedScoreThousandths' as const;
const rights = rightsTo(field, 'state', 'remark');
const cellOf = (itemId: string) => ({ unitId: 'a', itemId, field });
const valueIn = (sheet: ReturnType<typeof openSheet>, itemId: string) =>
  contentOf(sheet, cellOf(itemId));

function enter(sheet: ReturnType<typeof openSheet>, texts: Record<string, string>) {
  const entries = Object.entries(texts).map(([itemId, text]) => ({
    address: cellOf(itemId),
    text,
  }));
  return enterTexts(sheet, entries, rights);
}

test('a pasted block is taken back and done again as one step', () => {
  const sheet = openSheet(ITEMS, [aCard('a', { '1.1': appraised(1_000) })]);
  const history = openHistory();
  record(history, enter(sheet, { '1.1': '5', '1.2': '6,5', '2.1': 'KAD' }).step);
  undo(sheet, history);
  expect(valueIn(sheet, '1.1')).toEqual({ kind: 'value', value: 1_000 });
  expect(valueIn(sheet, '1.2')).toEqual({ kind: 'value', value: null });
  expect(sheet.units[0]?.drafts.size).toBe(0);
  redo(sheet, history);
  expect(valueIn(sheet, '1.2')).toEqual({ kind: 'value', value: 6_500 });
  expect(sheet.units[0]?.shown['2.1']?.state).toBe('not-applicable');
});

test('a text that is no points stays in its cell, and its item keeps its points', () => {
  const sheet = openSheet(ITEMS, [aCard('a', { '1.1': appraised(1_000) })]);
  const outcome = enter(sheet, { '1.1': '1.234,5' });
  expect(outcome.problemCount).toBe(1);
  expect(valueIn(sheet, '1.1')).toMatchObject({ kind: 'text', text: '1.234,5' });
  expect(sheet.units[0]?.shown['1.1']).toEqual(appraised(1_000));
});

test('cells that may not be changed are counted and stay', () => {
  const sheet = openSheet(ITEMS, [aCard('a')]);
  const address = { unitId: 'a', itemId: '1.1', field: 'selfScoreThousandths' as const };
  expect(enterTexts(sheet, [{ address, text: '5' }], rights)).toEqual({
    step: [],
    lockedCount: 1,
    problemCount: 0,
  });
});

test('taking back leaves what somebody else has changed since', () => {
  const sheet = openSheet(ITEMS, [aCard('a')]);
  const history = openHistory();
  record(history, enter(sheet, { '1.1': '5' }).step);
  // It was saved, and then somebody else made it 7.
  sheet.units[0]?.drafts.clear();
  mergeCards(sheet, [aCard('a', { '1.1': appraised(7_000) }, 2)]);
  expect(undo(sheet, history)).toEqual({ step: [], keptCount: 1 });
  expect(valueIn(sheet, '1.1')).toEqual({ kind: 'value', value: 7_000 });
});

test('a new step ends what could be done again, and the oldest steps are forgotten', () => {
  const sheet = openSheet(ITEMS, [aCard('a')]);
  const history = openHistory();
  for (let count = 0; count <= STEPS_MAX; count++)
    record(history, enter(sheet, { '1.1': String(count % 10) }).step);
  expect(history.done).toHaveLength(STEPS_MAX);
  undo(sheet, history);
  record(history, enter(sheet, { '1.2': '3' }).step);
  expect(redo(sheet, history)).toBeNull();
});

test('whoever may not set a state is told so in the cell, and the item keeps its state', () => {
  const sheet = openSheet(ITEMS, [aCard('a', { '1.1': appraised(1_000) })]);
  const entries = [{ address: cellOf('1.1'), text: 'KAD' }];
  enterTexts(sheet, entries, { ...rights, states: new Set(['scored', 'not-submitted'] as const) });
  expect(valueIn(sheet, '1.1')).toMatchObject({ problem: { kind: 'state-not-allowed' } });
  expect(sheet.units[0]?.shown['1.1']?.state).toBe('scored');
});
