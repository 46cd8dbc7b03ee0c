import { CHANGE_TO_GROUP, type EnteredItem, newItem } from './entered-item';

/** Where an item stands: its position among the areas, then among the children, and so on. */
export type ItemPath = readonly number[];

export interface ItemRow {
  item: EnteredItem;
  path: ItemPath;
}

/** A change of the items, to be applied to whatever they are by then. */
export type ItemsChange = (items: EnteredItem[]) => EnteredItem[];

/** The lines of the table: every item before its children. */
export function rowsOf(items: readonly EnteredItem[], parentPath: ItemPath = []): ItemRow[] {
  return items.flatMap((item, position) => {
    const path = [...parentPath, position];
    return [{ item, path }, ...rowsOf(item.children, path)];
  });
}

/** The same items with the one at `path` changed. */
export function withItem(
  items: readonly EnteredItem[],
  path: ItemPath,
  change: Partial<EnteredItem>,
): EnteredItem[] {
  return withSiblings(items, path, (siblings, position) =>
    siblings.map((item, index) => (index === position ? { ...item, ...change } : item)),
  );
}

/** The same items with a new one right after the one at `path`, on its level. */
export function withSibling(items: readonly EnteredItem[], path: ItemPath): EnteredItem[] {
  return withSiblings(items, path, (siblings, position) => {
    const parentId = parentIdOf(siblings[position]?.itemId ?? '');
    const added = newItem(nextIdIn(siblings, parentId));
    return [...siblings.slice(0, position + 1), added, ...siblings.slice(position + 1)];
  });
}

/** The same items with a new last child of the one at `path`, which is then no longer scored itself. */
export function withChild(items: readonly EnteredItem[], path: ItemPath): EnteredItem[] {
  const parent = rowsOf(items).find((row) => row.path.join() === path.join())?.item;
  if (!parent) return [...items];
  const added = newItem(nextIdIn(parent.children, parent.itemId));
  return withItem(items, path, { ...CHANGE_TO_GROUP, children: [...parent.children, added] });
}

/** The same items without the one at `path` and what is below it. */
export function withoutItem(items: readonly EnteredItem[], path: ItemPath): EnteredItem[] {
  return withSiblings(items, path, (siblings, position) =>
    siblings.filter((_, index) => index !== position),
  );
}

/** The same items with a new area at the end. */
export function withArea(items: readonly EnteredItem[]): EnteredItem[] {
  return [...items, newItem(nextIdIn(items, ''))];
}

function withSiblings(
  items: readonly EnteredItem[],
  path: ItemPath,
  change: (siblings: readonly EnteredItem[], position: number) => EnteredItem[],
): EnteredItem[] {
  const [position = 0, ...rest] = path;
  if (rest.length === 0) return change(items, position);
  return items.map((item, index) =>
    index === position ? { ...item, children: withSiblings(item.children, rest, change) } : item,
  );
}

function parentIdOf(itemId: string): string {
  return itemId.split('.').slice(0, -1).join('.');
}

// "1.3" after "1.1" and "1.2": one more than the highest number there is on that level.
function nextIdIn(siblings: readonly EnteredItem[], parentId: string): string {
  const numbers = siblings.map(({ itemId }) => Number(itemId.split('.').at(-1)));
  const next = Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1;
  return parentId === '' ? String(next) : `${parentId}.${next}`;
}
