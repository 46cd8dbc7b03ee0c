import { appraised } from '@congkhai/shared/scorecards/test-builders';
import { enterTexts } from './edits';
import {
  countPending,
  listStale,
  mergeCards,
  noteFailure,
  noteRevisions,
  noteSaved,
  resolveConflict,
  takeChanges,
} from './pending';
import { contentOf, openSheet, type Sheet } from './sheet';
import { aCard, ITEMS, rightsTo } from './test-matrix';

const field = 'appraisedScoreThousandths' as const;
const rights = rightsTo(field, 'state');
const cell = { unitId: 'a', itemId: '1.1', field };
const saved = { appliedCount: 1, conflicts: [], problems: [], revisions: [] };
const enter = (sheet: Sheet, text: string) => enterTexts(sheet, [{ address: cell, text }], rights);
const open = () => openSheet(ITEMS, [aCard('a', { '1.1': appraised(1_000) }, 4)]);

test('a change names what was there, and is no draft once it is saved', () => {
  const sheet = open();
  enter(sheet, '2');
  const changes = takeChanges(sheet, 10);
  expect(changes).toEqual([{ ...cell, from: 1_000, to: 2_000 }]);
  noteSaved(sheet, changes, { ...saved, revisions: [{ unitId: 'a', revision: 5 }] });
  expect(countPending(sheet)).toEqual({ unsaved: 0, problems: 0, conflicts: 0 });
  expect(sheet.units[0]?.card).toMatchObject({ revision: 5, scores: { '1.1': appraised(2_000) } });
  expect(listStale(sheet)).toEqual([]);
});

test('what is typed while it is being saved is saved on top of it', () => {
  const sheet = open();
  enter(sheet, '2');
  const changes = takeChanges(sheet, 10);
  enter(sheet, '1');
  noteSaved(sheet, changes, saved);
  expect(takeChanges(sheet, 10)).toEqual([{ ...cell, from: 2_000, to: 1_000 }]);
});

test('a save that fails loses nothing and is sent again as it was', () => {
  const sheet = open();
  enter(sheet, '2');
  const changes = takeChanges(sheet, 10);
  noteFailure(sheet, changes);
  expect(takeChanges(sheet, 10)).toEqual(changes);
});

test('a text that is no value is never sent', () => {
  const sheet = open();
  enter(sheet, '99');
  expect(takeChanges(sheet, 10)).toEqual([]);
  expect(countPending(sheet)).toEqual({ unsaved: 0, problems: 1, conflicts: 0 });
});

describe('in a conflict', () => {
  const conflict = { current: 3_000, changedBy: 'Lê Thị Bình', changedAt: '2026-03-01T02:00:00Z' };
  function openConflict(): Sheet {
    const sheet = open();
    enter(sheet, '2');
    const changes = takeChanges(sheet, 10);
    noteSaved(sheet, changes, { ...saved, conflicts: [{ ...cell, ...conflict }] });
    return sheet;
  }

  test('the cell waits for a decision, with both values', () => {
    const sheet = openConflict();
    expect(takeChanges(sheet, 10)).toEqual([]);
    expect(contentOf(sheet, cell)).toEqual({ kind: 'value', value: 2_000 });
    expect(countPending(sheet).conflicts).toBe(1);
  });

  test('the own value is saved over the other one', () => {
    const sheet = openConflict();
    resolveConflict(sheet, cell, 'mine');
    expect(takeChanges(sheet, 10)).toEqual([{ ...cell, from: 3_000, to: 2_000 }]);
  });

  test('the other value is taken over, and nothing is left to save', () => {
    const sheet = openConflict();
    resolveConflict(sheet, cell, 'theirs');
    expect(contentOf(sheet, cell)).toEqual({ kind: 'value', value: 3_000 });
    expect(countPending(sheet)).toEqual({ unsaved: 0, problems: 0, conflicts: 0 });
  });
});

test('a card that others have changed is fetched again; a draft on it is sent with the value that was seen', () => {
  const sheet = open();
  enter(sheet, '2');
  expect(noteRevisions(sheet, [{ unitId: 'a', revision: 6 }])).toEqual(['a']);
  mergeCards(sheet, [aCard('a', { '1.1': appraised(3_000), '1.2': appraised(4_000) }, 6)]);
  expect(listStale(sheet)).toEqual([]);
  expect(sheet.units[0]?.shown['1.2']).toEqual(appraised(4_000));
  // The server then answers with a conflict, because 1 is no longer there.
  expect(takeChanges(sheet, 10)).toEqual([{ ...cell, from: 1_000, to: 2_000 }]);
});

test('a card that grew by more than the own save was changed by others too', () => {
  const sheet = open();
  enter(sheet, '2');
  const changes = takeChanges(sheet, 10);
  noteSaved(sheet, changes, { ...saved, revisions: [{ unitId: 'a', revision: 7 }] });
  expect(listStale(sheet)).toEqual(['a']);
});

test('a value that the server refuses waits until it is changed', () => {
  const sheet = open();
  enter(sheet, '2');
  const changes = takeChanges(sheet, 10);
  noteSaved(sheet, changes, { ...saved, problems: [{ ...cell, message: 'Đã hết hạn' }] });
  expect(takeChanges(sheet, 10)).toEqual([]);
  enter(sheet, '3');
  expect(takeChanges(sheet, 10)).toEqual([{ ...cell, from: 1_000, to: 3_000 }]);
});
