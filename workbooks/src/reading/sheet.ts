import { addressOf, parseAddress } from '../cell-address';
import {
  CELL_CHARACTERS_MAX,
  COLUMN_NUMBER_MAX,
  MERGED_RANGES_MAX,
  ROW_NUMBER_MAX,
} from '../limits';
import type { Archive } from './archive';
import type { NumberFormat } from './number-formats';
import type { SheetPart } from './parts';
import { WorkbookRefused } from './workbook-refused';
import { parseXml } from './xml';

/** What a cell holds. Numbers keep the digits of the file; formulas are never evaluated, not even by the result stored with them. */
export type CellKind = 'text' | 'number' | 'percent' | 'date' | 'boolean' | 'error' | 'formula';
export interface ReadCell {
  column: number;
  kind: CellKind;
  text: string;
}
export interface ReadRow {
  number: number;
  /** By column. Blank cells are left out. */
  cells: ReadCell[];
}
export interface ReadSheet {
  name: string;
  isHidden: boolean;
  rows: ReadRow[];
  /** Such as "B7:C7". */
  mergedRanges: string[];
}

export interface CellContext {
  sharedStrings: readonly string[];
  numberFormats: readonly NumberFormat[];
  /** Called for each cell that holds something; throws above the limit of the workbook. */
  countCell(): void;
}

/** Reads one sheet. @throws WorkbookRefused */
export async function readSheet(
  archive: Archive,
  { name, isHidden, part }: SheetPart,
  context: CellContext,
): Promise<ReadSheet> {
  const sheet: ReadSheet = { name, isHidden, rows: [], mergedRanges: [] };
  const reader = cellReader(sheet, context);
  await parseXml(archive.read(part), {
    open(element, attributes) {
      if (element === 's:row') reader.beginRow(attributes().r);
      else if (element === 's:c') reader.beginCell(attributes());
      else if (element === 's:f') reader.markFormula();
      else if (element === 's:v' || element === 's:t') reader.beginText();
      else if (element === 's:mergeCell') {
        sheet.mergedRanges.push(attributes().ref ?? '');
        if (sheet.mergedRanges.length > MERGED_RANGES_MAX)
          throw new WorkbookRefused(`Trang “${name}” có quá nhiều ô gộp.`);
      }
    },
    text: reader.addText,
    close(element) {
      if (element === 's:c') reader.endCell();
      else if (element === 's:v' || element === 's:t') reader.endText();
    },
  });
  return sheet;
}

function cellReader(sheet: ReadSheet, context: CellContext) {
  let row: ReadRow = { number: 0, cells: [] };
  let column = 0;
  let type = 'n';
  let style = 0;
  let text = '';
  let isInText = false;
  let isFormula = false;
  const refuse = (message: string): never => {
    throw new WorkbookRefused(`Trang “${sheet.name}”: ${message}`);
  };
  const keep = (value: string): void => {
    const kind = isFormula ? 'formula' : kindOf(type, context.numberFormats[style]);
    if (kind !== 'formula' && value.trim() === '') return;
    const address = addressOf(row.number, column);
    if (column > COLUMN_NUMBER_MAX)
      refuse(`ô ${address} vượt quá giới hạn ${COLUMN_NUMBER_MAX} cột.`);
    if (value.length > CELL_CHARACTERS_MAX) refuse(`ô ${address} chứa văn bản quá dài.`);
    context.countCell();
    // Rows of nothing but format are not kept.
    if (row.cells.length === 0) sheet.rows.push(row);
    row.cells.push({ column, kind, text: kind === 'text' ? unescapeText(value) : value });
  };
  return {
    beginRow(reference: string | undefined): void {
      const number = reference === undefined ? row.number + 1 : Number(reference);
      const isNext = Number.isSafeInteger(number) && number > row.number;
      if (!isNext) refuse('tệp bị hỏng, các hàng không theo thứ tự.');
      if (number > ROW_NUMBER_MAX)
        refuse(`có dữ liệu từ hàng ${number}, quá giới hạn ${ROW_NUMBER_MAX} hàng.`);
      row = { number, cells: [] };
      column = 0;
    },
    beginCell({ r, t = 'n', s }: Record<string, string>): void {
      const place = r === undefined ? { row: row.number, column: column + 1 } : parseAddress(r);
      const isNext = place !== null && place.row === row.number && place.column > column;
      if (!isNext) refuse('tệp bị hỏng, các ô không theo thứ tự.');
      column = place?.column ?? column;
      type = t;
      style = Number(s ?? 0);
      text = '';
      isFormula = false;
    },
    markFormula(): void {
      isFormula = true;
    },
    beginText(): void {
      isInText = true;
    },
    addText(piece: string): void {
      if (isInText) text += piece;
    },
    endText(): void {
      isInText = false;
    },
    endCell(): void {
      const value = type === 's' && text !== '' ? context.sharedStrings[Number(text)] : text;
      if (value === undefined) refuse('tệp bị hỏng, có ô trỏ tới văn bản không tồn tại.');
      else keep(value);
    },
  };
}

function kindOf(type: string, format: NumberFormat = 'plain'): CellKind {
  switch (type) {
    case 's':
    case 'str':
    case 'inlineStr':
      return 'text';
    case 'b':
      return 'boolean';
    case 'e':
      return 'error';
    case 'd':
      return 'date';
    default:
      return format === 'plain' ? 'number' : format;
  }
}

// Excel writes characters that XML cannot carry as _x000D_, and "_x000D_" itself as _x005F_x000D_.
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
