import type { FileProblem } from '@congkhai/shared/contracts/scorecards-excel';
import {
  type FrameworkItem,
  FrameworkItemSchema,
  findFrameworkProblems,
} from '@congkhai/shared/scorecards/framework';
import { parseThousandths } from '@congkhai/shared/scorecards/points';
import {
  cellProblem,
  type Entered,
  foldWords,
  mergedProblems,
  shorten,
  textOf,
  thousandthsOf,
  wrong,
} from '../entered-cell';
import type { ReadCell, ReadRow, ReadSheet } from '../reading/sheet';
import {
  EFFECT_WORDS,
  EXPECTED,
  ITEM_COLUMNS,
  ITEM_KEYS,
  type ItemKey,
  METHOD_WORDS,
} from './framework-columns';
import { describeProblem } from './framework-problems';

const HEADINGS = new Map(ITEM_KEYS.map((key) => [foldWords(ITEM_COLUMNS[key].heading), key]));
const NEEDED: ItemKey[] = ['itemId', 'name', 'maximumThousandths', 'method'];
/** Below the heading: rows above it, such as a title, are the writer's own. */
const HEADING_ROW_MAX = 10;

/** Reads the tree of items. Null if something is wrong; what, is added to the problems. */
export function readItems(sheet: ReadSheet, problems: FileProblem[]): FrameworkItem[] | null {
  const before = problems.length;
  const heading = sheet.rows.find(
    ({ number, cells }) =>
      number <= HEADING_ROW_MAX && cells.some(({ text }) => headingKeyOf(text) === 'itemId'),
  );
  if (!heading) {
    problems.push({
      sheet: sheet.name,
      cell: null,
      message: `Trang “${sheet.name}” không có hàng tiêu đề với cột “${ITEM_COLUMNS.itemId.heading}”.`,
    });
    return null;
  }
  const columns = readColumns(sheet.name, heading, problems);
  problems.push(...mergedProblems(sheet, heading.number + 1));
  const rows = sheet.rows
    .filter(({ number }) => number > heading.number)
    .flatMap((row) => readRow(sheet.name, row, { columns, problems }) ?? []);
  if (problems.length > before) return null;
  const tree = buildTree(sheet.name, rows, { columns, problems });
  checkTree(sheet.name, tree, { columns, problems });
  return problems.length > before ? null : tree.items;
}

const headingKeyOf = (text: string) => HEADINGS.get(foldWords(text));

type Columns = ReadonlyMap<ItemKey, number>;
interface Context {
  columns: Columns;
  problems: FileProblem[];
}

function readColumns(sheet: string, { number, cells }: ReadRow, problems: FileProblem[]): Columns {
  const columns = new Map<ItemKey, number>();
  for (const { column, text } of cells) {
    const key = headingKeyOf(text);
    if (key === undefined)
      problems.push(
        cellProblem(sheet, number, column, `không phải là cột của mẫu: “${shorten(text)}”`),
      );
    else if (columns.has(key))
      problems.push(cellProblem(sheet, number, column, `lặp lại cột “${shorten(text)}”`));
    else columns.set(key, column);
  }
  for (const key of NEEDED)
    if (!columns.has(key))
      problems.push({
        sheet,
        cell: null,
        message: `Trang “${sheet}” thiếu cột “${ITEM_COLUMNS[key].heading}”.`,
      });
  return columns;
}

interface Row {
  number: number;
  level: number;
  item: FrameworkItem;
}

function readRow(sheet: string, row: ReadRow, { columns, problems }: Context): Row | null {
  const keys = new Map([...columns].map(([key, column]) => [column, key]));
  const values = new Map<ItemKey, unknown>();
  for (const cell of row.cells) {
    const key = keys.get(cell.column);
    const entered = key ? readCell(key, cell) : wrong('không nằm dưới cột nào của mẫu');
    if (entered.kind === 'value' && key) values.set(key, entered.value);
    else if (entered.kind === 'wrong')
      problems.push(cellProblem(sheet, row.number, cell.column, entered.sentence));
  }
  const parsed = FrameworkItemSchema.safeParse(itemOf(values));
  if (!parsed.success) {
    for (const key of new Set(parsed.error.issues.map(({ path }) => itemKeyOf(path)))) {
      const column = columns.get(key) ?? 1;
      // A cell that could not be read has been reported, and is blank here.
      const isReported = !values.has(key) && row.cells.some((cell) => cell.column === column);
      if (!isReported)
        problems.push(cellProblem(sheet, row.number, column, EXPECTED[key] ?? 'không hợp lệ'));
    }
    return null;
  }
  const level = values.get('level');
  const levelOfId = parsed.data.itemId.split('.').length;
  return {
    number: row.number,
    level: typeof level === 'number' ? level : levelOfId,
    item: parsed.data,
  };
}

function itemKeyOf(path: readonly PropertyKey[]): ItemKey {
  const last = path[path[0] === 'derivation' ? 1 : 0];
  return ITEM_KEYS.find((key) => key === last) ?? (path[0] === 'derivation' ? 'measure' : 'itemId');
}

/** The item as its schema takes it, with the fields that are blank. */
function itemOf(values: ReadonlyMap<ItemKey, unknown>): Record<string, unknown> {
  const [measure, zeroAt, fullAt] = (
    ['measure', 'zeroAtThousandths', 'fullAtThousandths'] as const
  ).map((key) => values.get(key));
  const hasDerivation = [measure, zeroAt, fullAt].some((value) => value !== undefined);
  return {
    itemId: values.get('itemId') ?? '',
    name: values.get('name') ?? '',
    maximumThousandths: values.get('maximumThousandths') ?? 0,
    method: values.get('method') ?? null,
    effect: values.get('effect') ?? 'scored',
    surveyMaximumThousandths: values.get('surveyMaximumThousandths') ?? null,
    ruleText: values.get('ruleText') ?? null,
    options: values.get('options') ?? [],
    derivation: hasDerivation
      ? { measure, zeroAtThousandths: zeroAt, fullAtThousandths: fullAt }
      : null,
    isEvidenceRequired: values.get('isEvidenceRequired') ?? false,
    children: [],
  };
}

function readCell(key: ItemKey, cell: ReadCell): Entered<unknown> {
  if (key.endsWith('Thousandths')) return thousandthsOf(cell);
  const entered = textOf(cell);
  if (entered.kind === 'wrong') return entered;
  const text = entered.value.trim();
  const expected = wrong(`${EXPECTED[key]}, đang là “${shorten(text)}”`);
  const found = <Value>(value: Value | undefined): Entered<Value> =>
    value === undefined ? expected : { kind: 'value', value };
  switch (key) {
    case 'level':
      return found(/^[1-9]\d?$/.test(text) ? Number(text) : undefined);
    case 'method':
      return found(METHOD_WORDS.get(foldWords(text)));
    case 'effect':
      return found(EFFECT_WORDS.get(foldWords(text)));
    case 'isEvidenceRequired':
      return found(YES_WORDS.has(foldWords(text)) ? true : undefined);
    case 'options':
      return readOptions(text);
    case 'ruleText':
      return { kind: 'value', value: entered.value };
    default:
      return { kind: 'value', value: text };
  }
}
const YES_WORDS = new Set(['co', 'x', 'bat buoc']);

function readOptions(text: string): Entered<unknown> {
  const options: { label: string; scoreThousandths: number }[] = [];
  for (const line of text.split(/\r?\n/).filter((candidate) => candidate.trim() !== '')) {
    const bar = line.indexOf('|');
    const scoreThousandths = parseThousandths(line.slice(0, Math.max(bar, 0)));
    const label = line.slice(bar + 1).trim();
    if (bar < 0 || scoreThousandths === null || label === '' || label.length > 300)
      return wrong(`${EXPECTED.options}; dòng sai: “${shorten(line)}”`);
    options.push({ label, scoreThousandths });
  }
  return { kind: 'value', value: options };
}

interface Tree {
  items: FrameworkItem[];
  rowOf: Map<FrameworkItem, number>;
}

/** Nests rows by their level: each belongs to the last row above it of the level before. */
function buildTree(sheet: string, rows: readonly Row[], { columns, problems }: Context): Tree {
  const items: FrameworkItem[] = [];
  const rowOf = new Map<FrameworkItem, number>();
  const ancestors: FrameworkItem[] = [];
  for (const { number, level, item } of rows) {
    rowOf.set(item, number);
    if (level > ancestors.length + 1) {
      const column = columns.get('level') ?? columns.get('itemId') ?? 1;
      problems.push(cellProblem(sheet, number, column, EXPECTED.level ?? ''));
      continue;
    }
    ancestors.length = level - 1;
    const siblings = ancestors.at(-1)?.children ?? items;
    siblings.push(item);
    ancestors.push(item);
  }
  return { items, rowOf };
}

function checkTree(sheet: string, { items, rowOf }: Tree, { columns, problems }: Context): void {
  if (rowOf.size === 0)
    problems.push({ sheet, cell: null, message: `Trang “${sheet}” không có mục nào.` });
  for (const problem of findFrameworkProblems(items)) {
    const { key, sentence } = describeProblem(problem);
    const item = itemAt(items, problem.path);
    const row = (item && rowOf.get(item)) ?? 1;
    problems.push(
      cellProblem(sheet, row, columns.get(key) ?? columns.get('itemId') ?? 1, sentence),
    );
  }
}

function itemAt(
  items: readonly FrameworkItem[],
  path: readonly (string | number)[],
): FrameworkItem | undefined {
  let level: readonly FrameworkItem[] = items;
  let item: FrameworkItem | undefined;
  for (const key of path) {
    if (typeof key !== 'number') continue;
    item = level[key];
    level = item?.children ?? [];
  }
  return item;
}
