import {
  cellProblem,
  foldWords,
  mergedProblems,
  plainText,
  shorten,
  textOf,
} from '../entered-cell';
import type { ProblemList } from '../problem-list';
import type { ReadCell, ReadRow, ReadSheet } from '../reading/sheet';
import type { BlockCard, BlockData } from './block-data';
import {
  FIRST_ENTRY_COLUMN,
  HEADING_ROWS,
  UNIT_ID_COLUMN,
  UNIT_ID_HEADING,
  UNIT_NAME_COLUMN,
} from './score-sheets';

/** A cell in which somebody may have entered something: where it is, and what it is about. */
export interface GridCell<Column> {
  row: number;
  cell: ReadCell;
  card: BlockCard;
  column: Column;
}

/** Finds columns by the heading above them, and rows by the hidden unit id, so that moved rows and columns do no harm. */
export interface GridLayout<Column> {
  /** What a heading stands for; null if the sheet has no such column. */
  columnOf(heading: string): Column | null;
  cards: ReadonlyMap<string, BlockCard>;
  data: BlockData;
  problems: ProblemList;
}

/** The filled cells of a sheet of units and columns. Whatever does not fit is a problem; nothing is passed over. */
export function* readGrid<Column>(
  sheet: ReadSheet,
  layout: GridLayout<Column>,
): Generator<GridCell<Column>> {
  const { problems } = layout;
  const heading = sheet.rows.find(({ cells }) =>
    cells.some(
      ({ column, text }) =>
        column === UNIT_ID_COLUMN && foldWords(text) === foldWords(UNIT_ID_HEADING),
    ),
  );
  if (!heading) {
    problems.add({
      sheet: sheet.name,
      cell: null,
      message: `Trang “${sheet.name}” thiếu hàng tiêu đề hoặc cột ẩn “${UNIT_ID_HEADING}”. Hãy tải lại mẫu.`,
    });
    return;
  }
  const columns = readColumns(sheet.name, heading, layout);
  problems.add(...mergedProblems(sheet, heading.number));
  const rowOfUnit = new Map<string, number>();
  for (const row of sheet.rows) {
    if (row.number < heading.number + HEADING_ROWS) continue;
    const card = readUnit(sheet.name, row, { ...layout, rowOfUnit });
    if (card) yield* entriesOf(sheet.name, row, { card, columns, problems });
  }
}

function readColumns<Column>(
  sheet: string,
  { number, cells }: ReadRow,
  { columnOf, problems }: GridLayout<Column>,
): Map<number, Column> {
  const columns = new Map<number, Column>();
  const seen = new Set<string>();
  for (const cell of cells) {
    if (cell.column < FIRST_ENTRY_COLUMN) continue;
    const entered = textOf(cell);
    const id = entered.kind === 'value' ? entered.value.trim() : '';
    const column = entered.kind === 'value' ? columnOf(id) : null;
    if (entered.kind === 'wrong')
      problems.add(cellProblem(sheet, number, cell.column, entered.sentence));
    else if (column === null)
      problems.add(
        cellProblem(
          sheet,
          number,
          cell.column,
          `không phải là cột của trang này: “${shorten(id)}”`,
        ),
      );
    else if (seen.has(id))
      problems.add(cellProblem(sheet, number, cell.column, `lặp lại cột “${shorten(id)}”`));
    else columns.set(cell.column, column);
    seen.add(id);
  }
  return columns;
}

function readUnit(
  sheet: string,
  row: ReadRow,
  {
    cards,
    data,
    problems,
    rowOfUnit,
  }: Pick<GridLayout<unknown>, 'cards' | 'data' | 'problems'> & { rowOfUnit: Map<string, number> },
): BlockCard | null {
  const fail = (column: number, sentence: string): null => {
    problems.add(cellProblem(sheet, row.number, column, sentence));
    return null;
  };
  const textAt = (column: number) => {
    const cell = row.cells.find((candidate) => candidate.column === column);
    return cell ? textOf(cell) : { kind: 'value' as const, value: '' };
  };
  const id = textAt(UNIT_ID_COLUMN);
  const name = textAt(UNIT_NAME_COLUMN);
  if (id.kind === 'wrong') return fail(UNIT_ID_COLUMN, id.sentence);
  if (name.kind === 'wrong') return fail(UNIT_NAME_COLUMN, name.sentence);
  const unitId = id.value.trim();
  const unitName = name.value.trim();
  if (unitId === '')
    return fail(
      UNIT_NAME_COLUMN,
      `(“${shorten(unitName)}”) không rõ là đơn vị nào: cột ẩn A thiếu mã đơn vị; hãy tải lại mẫu`,
    );
  const gone = data.nameIfNotInForce(unitId);
  const day = data.unitsAsOf.split('-').reverse().join('/');
  if (gone !== null)
    return fail(UNIT_NAME_COLUMN, `là đơn vị “${gone}”, không còn hiệu lực vào ngày ${day}`);
  const card = cards.get(unitId);
  if (!card)
    return fail(
      UNIT_NAME_COLUMN,
      `(“${shorten(unitName)}”, ${shorten(unitId)}) không phải là đơn vị của khối này`,
    );
  const before = rowOfUnit.get(unitId);
  if (before !== undefined)
    return fail(UNIT_NAME_COLUMN, `lặp lại đơn vị “${card.unit.name}” đã có ở hàng ${before}`);
  rowOfUnit.set(unitId, row.number);
  // Somebody who sorts only the visible columns gives every score to another unit.
  if (unitName !== plainText(card.unit.name))
    return fail(
      UNIT_NAME_COLUMN,
      `ghi “${shorten(unitName)}” nhưng mã ẩn của hàng là của “${card.unit.name}”; hãy tải lại mẫu và không sắp xếp hay sửa tên đơn vị`,
    );
  return card;
}

function* entriesOf<Column>(
  sheet: string,
  row: ReadRow,
  {
    card,
    columns,
    problems,
  }: { card: BlockCard; columns: ReadonlyMap<number, Column>; problems: ProblemList },
): Generator<GridCell<Column>> {
  for (const cell of row.cells) {
    if (cell.column < FIRST_ENTRY_COLUMN) continue;
    const column = columns.get(cell.column);
    if (column === undefined)
      problems.add(
        cellProblem(sheet, row.number, cell.column, 'không nằm dưới mã mục nào của mẫu'),
      );
    else yield { row: row.number, cell, card, column };
  }
}
