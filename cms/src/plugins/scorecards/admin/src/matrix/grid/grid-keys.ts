import type { Place } from '../sheet/region';

/** What a key means in the grid, where the grid library does not know it. */
export type GridCommand =
  | { kind: 'undo' | 'redo' | 'save' | 'fill-down' | 'select-all' | 'clear' | 'collapse' | 'leave' }
  | { kind: 'open' }
  | { kind: 'extend'; step: Place };

const ARROWS = new Map<string, Place>([
  ['ArrowUp', { row: -1, column: 0 }],
  ['ArrowDown', { row: 1, column: 0 }],
  ['ArrowLeft', { row: 0, column: -1 }],
  ['ArrowRight', { row: 0, column: 1 }],
]);
const PAGE_ROWS = 20;
/** Further than any grid: extending stops at the edge. */
const EDGE = 1_000_000;

const WITH_CONTROL = new Map<string, GridCommand>([
  ['z', { kind: 'undo' }],
  ['y', { kind: 'redo' }],
  ['s', { kind: 'save' }],
  ['d', { kind: 'fill-down' }],
  ['a', { kind: 'select-all' }],
]);

const PLAIN = new Map<string, GridCommand>([
  ['Delete', { kind: 'clear' }],
  ['Escape', { kind: 'collapse' }],
  ['F6', { kind: 'leave' }],
  ['F2', { kind: 'open' }],
]);

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command of a key, or null for one that the grid library or the browser sees to: arrows, Tab, Enter, typing, the clipboard. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): GridCommand | null {
  if (altKey) return null;
  const isControl = ctrlKey || metaKey;
  if (shiftKey) {
    if (isControl && key.toLowerCase() === 'z') return { kind: 'redo' };
    const arrow = ARROWS.get(key) ?? pageOf(key);
    if (!arrow) return null;
    const step = isControl ? { row: arrow.row * EDGE, column: arrow.column * EDGE } : arrow;
    return { kind: 'extend', step };
  }
  return (isControl ? WITH_CONTROL.get(key.toLowerCase()) : PLAIN.get(key)) ?? null;
}

function pageOf(key: string): Place | undefined {
  if (key === 'PageDown') return { row: PAGE_ROWS, column: 0 };
  return key === 'PageUp' ? { row: -PAGE_ROWS, column: 0 } : undefined;
}
