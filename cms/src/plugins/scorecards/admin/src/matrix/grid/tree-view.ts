import type { Text } from '@congkhai/admin-parts/plugin-text';
import type { EditableField, MatrixResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { isFieldOf } from '@congkhai/shared/scorecards/cell-changes';
import { type FrameworkItem, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { finalScoreOf } from '@congkhai/shared/scorecards/scoring';
import { FIGURE_FIELDS, type FigureField, isFigureField } from '../sheet/entry';
import type { Place } from '../sheet/region';
import { type Sheet, shownScoreOf, type UnitSheet } from '../sheet/sheet';
import { type CellWords, shownCellOf } from '../sheet/shown-cell';
import { fixedCell, type GridColumn, type GridView, NO_CELL, type ShownCell } from './grid-view';

interface TreeViewOptions {
  framework: MatrixResponse['data']['framework'];
  rules: MatrixResponse['data']['period']['rules'];
  sheet: Sheet;
  unit: UnitSheet;
  editableFields: ReadonlySet<EditableField>;
  isNarrow: boolean;
  text: Text;
  words: CellWords;
}

interface TreeRow {
  item: FrameworkItem;
  depth: number;
}

/** Every item before its children. */
function treeRowsOf(items: readonly FrameworkItem[], depth = 0): TreeRow[] {
  return items.flatMap((item) => [{ item, depth }, ...treeRowsOf(item.children, depth + 1)]);
}

type Points = Exclude<FigureField, 'measuredThousandths'>;
type Column = 'item' | 'maximum' | 'method' | 'final' | EditableField;
const WIDTHS: Partial<Record<Column, number>> = {
  maximum: 72,
  method: 120,
  state: 124,
  remark: 220,
  explanation: 220,
  evidence: 130,
};
const FIGURE_WIDTH = 92;
const INDENT = '\u2003';
const STATES = ['scored', 'not-applicable', 'not-submitted'] as const;

/** One unit by the tree of its framework, with every field as a column. */
export function treeView(options: TreeViewOptions): GridView {
  const { framework, sheet, unit, editableFields, text, words } = options;
  const rows = treeRowsOf(framework.items);
  const columns = columnsInUse(framework.items, options.isNarrow);
  // A bonus or penalty is no part of what can be reached.
  const scoredAreas = framework.items.filter(({ effect }) => effect === 'scored');
  const addressAt = ({ row, column }: Place) => {
    const item = rows[row]?.item;
    const field = columns[column];
    if (!item || !field || !isField(field) || item.children.length > 0) return null;
    return { unitId: unit.card.unit.unitId, itemId: item.itemId, field };
  };
  return {
    columns: columns.map((column) => gridColumnOf(column, options)),
    rowCount: rows.length,
    addressAt,
    cellAt(place) {
      const row = rows[place.row];
      const column = columns[place.column];
      if (!row || !column) return NO_CELL;
      const address = addressAt(place);
      return address
        ? shownCellOf(sheet, address, { editableFields, words })
        : plainCell(row, column, options);
    },
    choicesAt: (place) =>
      columns[place.column] === 'state' && addressAt(place)
        ? STATES.map((state) => words.stateOf(state))
        : null,
    isHeading: (row) => (rows[row]?.item.children.length ?? 0) > 0,
    footerAt(position) {
      const column = columns[position];
      if (column === 'item') return text('matrix.totalOfAreas');
      return column && hasSum(column)
        ? formatThousandths(sumOf(scoredAreas, column, options))
        : null;
    },
  };
}

function isField(column: Column): column is EditableField {
  return column !== 'item' && column !== 'maximum' && column !== 'method' && column !== 'final';
}

// Measured values are of different units and add up to nothing.
function hasSum(column: Column): column is 'final' | 'maximum' | Points {
  if (column === 'final' || column === 'maximum') return true;
  return isField(column) && isFigureField(column) && column !== 'measuredThousandths';
}

// On a phone the figures come first; maximum and method are told with the cell that has the focus.
function columnsInUse(items: readonly FrameworkItem[], isNarrow: boolean): Column[] {
  const scored = scoredItemsOf(items);
  const figures = FIGURE_FIELDS.filter((field) => scored.some((item) => isFieldOf(item, field)));
  const texts = ['final', 'remark', 'explanation', 'evidence'] as const;
  return isNarrow
    ? ['item', ...figures, 'state', ...texts]
    : ['item', 'maximum', 'method', 'state', ...figures, ...texts];
}

function gridColumnOf(id: Column, { isNarrow, text }: TreeViewOptions): GridColumn {
  const isItem = id === 'item';
  const isFigure = id === 'maximum' || id === 'final' || (isField(id) && isFigureField(id));
  const itemWidth = isNarrow ? 150 : 380;
  const heading = text(`matrix.columns.${id}`);
  return {
    id,
    heading: [heading],
    tooltip: heading,
    group: null,
    width: isItem ? itemWidth : (WIDTHS[id] ?? FIGURE_WIDTH),
    pin: isItem ? 'left' : null,
    align: isFigure ? 'figure' : 'text',
    isOpened: id === 'evidence',
  };
}

function plainCell({ item, depth }: TreeRow, column: Column, options: TreeViewOptions): ShownCell {
  const { text, unit, rules } = options;
  if (column === 'item')
    return fixedCell(`${INDENT.repeat(depth)}${item.itemId} ${item.name}`, 'text');
  if (column === 'method')
    return fixedCell(item.method === null ? '' : text(`method.${item.method}`), 'text');
  if (column === 'maximum') return fixedCell(formatThousandths(item.maximumThousandths));
  if (item.children.length > 0)
    return fixedCell(hasSum(column) ? formatThousandths(sumOf([item], column, options)) : '');
  if (column !== 'final') return NO_CELL;
  const final = finalScoreOf(item, unit.shown[item.itemId], rules.rounding);
  return fixedCell(final === null ? '' : formatThousandths(final));
}

function sumOf(
  items: readonly FrameworkItem[],
  column: 'final' | 'maximum' | Points,
  { unit, rules }: TreeViewOptions,
): number {
  return scoredItemsOf(items).reduce((sum, item) => {
    if (column === 'maximum') return sum + item.maximumThousandths;
    const score = shownScoreOf(unit, item.itemId);
    if (column === 'final') return sum + (finalScoreOf(item, score, rules.rounding) ?? 0);
    return sum + (score.state === 'scored' ? (score[column] ?? 0) : 0);
  }, 0);
}
