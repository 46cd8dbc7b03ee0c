import {
  type FrameworkItem,
  FrameworkItemSchema,
  type FrameworkProblem,
  findFrameworkProblems,
} from '@congkhai/shared/scorecards/framework';
import * as z from 'zod';
import type { EnteredPoints } from '../entered-points';

/** An item as it stands in the form, where anything may still be wrong. */
export interface EnteredItem {
  itemId: string;
  name: string;
  maximumThousandths: EnteredPoints;
  method: FrameworkItem['method'];
  children: EnteredItem[];
}

/** Where an item stands: its position among the areas, then among the children, and so on. */
export type ItemPath = readonly number[];

export interface ItemRow {
  item: EnteredItem;
  path: ItemPath;
}

/** A change of the items, to be applied to whatever they are by then. */
export type ItemsChange = (items: EnteredItem[]) => EnteredItem[];

const EnteredItemSchema: z.ZodType<EnteredItem> = z.object({
  itemId: z.string().catch(''),
  name: z.string().catch(''),
  maximumThousandths: z.union([z.number(), z.string(), z.null()]).catch(null),
  method: z.enum(['appraisal', 'survey']).nullable().catch(null),
  get children() {
    return z.array(EnteredItemSchema).catch([]);
  },
});

/** The items in a form's value; none if it holds something else. */
export function readItems(value: unknown): EnteredItem[] {
  return z.array(EnteredItemSchema).catch([]).parse(value);
}

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
  return withItem(items, path, { method: null, children: [...parent.children, added] });
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

/** What is wrong with one line: a field that cannot be read, or a problem of the items as a whole. */
export type RowProblem =
  | { kind: 'field'; field: 'itemId' | 'name' | 'maximumThousandths' }
  | { kind: Exclude<FrameworkProblem['kind'], 'sum-differs'> }
  | { kind: 'sum-differs'; childrenMaximumThousandths: number };

/** The problems of each line, by its path. The items are looked at as a whole once each line can be read. */
export function findRowProblems(items: readonly EnteredItem[]): Map<string, RowProblem[]> {
  const problems = new Map<string, RowProblem[]>();
  for (const { item, path } of rowsOf(items)) {
    const fields = findFieldProblems(item);
    if (fields.length > 0) problems.set(path.join(), fields);
  }
  const whole = z.array(FrameworkItemSchema).safeParse(items);
  if (!whole.success) return problems;
  for (const problem of findFrameworkProblems(whole.data)) {
    const path = problem.path.filter((key) => typeof key === 'number').join();
    problems.set(path, [...(problems.get(path) ?? []), problem]);
  }
  return problems;
}

function findFieldProblems(item: EnteredItem): RowProblem[] {
  const parsed = FrameworkItemSchema.safeParse({ ...item, children: [] });
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  return (['itemId', 'name', 'maximumThousandths'] as const)
    .filter((field) => wrong.has(field))
    .map((field) => ({ kind: 'field', field }));
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

function newItem(itemId: string): EnteredItem {
  return { itemId, name: '', maximumThousandths: null, method: 'appraisal', children: [] };
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
