import { commandOf } from './grid-keys';

const press = (key: string, ...modifiers: ('ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey')[]) =>
  commandOf({
    key,
    ctrlKey: modifiers.includes('ctrlKey'),
    shiftKey: modifiers.includes('shiftKey'),
    altKey: modifiers.includes('altKey'),
    metaKey: modifiers.includes('metaKey'),
  });

test.each([
  ['z', 'undo'],
  ['y', 'redo'],
  ['d', 'fill-down'],
  ['s', 'save'],
  ['a', 'select-all'],
])('Ctrl+%s means %s', (key, kind) => {
  expect(press(key, 'ctrlKey')).toEqual({ kind });
  expect(press(key, 'metaKey')).toEqual({ kind });
});

test('Ctrl+Shift+Z does again', () => {
  expect(press('Z', 'ctrlKey', 'shiftKey')).toEqual({ kind: 'redo' });
});

test('Shift with an arrow extends the selection', () => {
  expect(press('ArrowDown', 'shiftKey')).toEqual({ kind: 'extend', step: { row: 1, column: 0 } });
});

test.each(['ArrowDown', 'Tab', 'Enter', 'a', '5', 'Backspace'])('%s is left to the grid', (key) => {
  expect(press(key)).toBeNull();
});
test.each(['c', 'v', 'x'])('Ctrl+%s is left to the clipboard', (key) => {
  expect(press(key, 'ctrlKey')).toBeNull();
});
