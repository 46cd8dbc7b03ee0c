import { startsLikeFormula } from '@congkhai/shared/text/formula';
import { xmlTextOf } from '@congkhai/shared/text/xml-text';
import { addressOf, columnName } from '../cell-address';
import { cellTextOf } from './cell-text';
import type { Cell, CellRule, ColumnContent, RowContent, SheetContent } from './content';
import type { StyleTable } from './styles';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
// Pieces this long are handed to the archive at once.
const PIECE_CHARACTERS = 64 * 1024;

/** The XML of a sheet, piece by piece: thousands of rows never stand in memory as text. */
export function* sheetXml(sheet: SheetContent, styles: StyleTable): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}">`;
  yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  yield `<sheetViews>${viewXml(sheet)}</sheetViews><sheetFormatPr defaultRowHeight="15"/>`;
  yield columnsXml(sheet.columns);
  yield '<sheetData>';
  let piece = '';
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    piece += rowXml(row, number, styles);
    if (piece.length > PIECE_CHARACTERS) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}</sheetData>`;
  if (sheet.isProtected)
    yield '<sheetProtection sheet="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>';
  yield listXml('mergeCells', (sheet.mergedRanges ?? []).map(mergeXml));
  yield listXml('dataValidations', (sheet.rules ?? []).map(ruleXml));
  // A4; as wide as a page, and as many pages high as it takes.
  yield '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  yield `<pageSetup paperSize="9" orientation="${sheet.isLandscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`;
  yield '<headerFooter><oddFooter>&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>';
}

function viewXml({ frozen }: SheetContent): string {
  if (!frozen || (frozen.rows === 0 && frozen.columns === 0))
    return '<sheetView workbookViewId="0"/>';
  const { rows, columns } = frozen;
  const splits = `${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''}`;
  const down = rows ? 'bottom' : 'top';
  const pane = `${down}${columns ? 'Right' : 'Left'}`;
  const topLeft = addressOf(rows + 1, columns + 1);
  return `<sheetView workbookViewId="0"><pane${splits} topLeftCell="${topLeft}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${topLeft}" sqref="${topLeft}"/></sheetView>`;
}

function columnsXml(columns: readonly ColumnContent[]): string {
  const cols = columns.map(({ width, isHidden }, index) => {
    const hidden = isHidden ? ' hidden="1"' : '';
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden}/>`;
  });
  return cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '';
}

function rowXml({ cells, height, isHidden }: RowContent, number: number, styles: StyleTable) {
  const size = height ? ` ht="${height}" customHeight="1"` : '';
  let xml = `<row r="${number}"${size}${isHidden ? ' hidden="1"' : ''}>`;
  for (const [index, cell] of cells.entries())
    if (cell) xml += cellXml(cell, columnName(index + 1) + number, styles);
  return `${xml}</row>`;
}

function cellXml(cell: Cell, address: string, styles: StyleTable): string {
  const isQuoted = cell.kind === 'text' && startsLikeFormula(cell.text);
  const style = styles.numberOf(cell.style, isQuoted);
  const place = style === 0 ? `r="${address}"` : `r="${address}" s="${style}"`;
  switch (cell.kind) {
    case 'blank':
      return style === 0 ? '' : `<c ${place}/>`;
    case 'decimal':
      return `<c ${place}><v>${decimalText(cell.thousandths)}</v></c>`;
    case 'integer':
      return `<c ${place}><v>${cell.value}</v></c>`;
    case 'text':
      return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${cellTextOf(cell.text)}</t></is></c>`;
  }
}

function decimalText(thousandths: number): string {
  const sign = thousandths < 0 ? '-' : '';
  const digits = String(Math.abs(thousandths)).padStart(4, '0');
  return `${sign}${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/\.?0+$/, '');
}

function mergeXml(range: string): string {
  return `<mergeCell ref="${range}"/>`;
}

// Excel refuses to open a workbook whose messages are longer than this.
const TITLE_CHARACTERS_MAX = 32;
const MESSAGE_CHARACTERS_MAX = 225;

function ruleXml({ range, formula, promptTitle, prompt, error }: CellRule): string {
  const attributes = [
    'type="custom" allowBlank="1" showInputMessage="1" showErrorMessage="1"',
    `errorTitle="Giá trị không hợp lệ" error="${xmlTextOf(error.slice(0, MESSAGE_CHARACTERS_MAX))}"`,
    `promptTitle="${xmlTextOf(promptTitle.slice(0, TITLE_CHARACTERS_MAX))}"`,
    `prompt="${xmlTextOf(prompt.slice(0, MESSAGE_CHARACTERS_MAX))}"`,
    `sqref="${range}"`,
  ];
  return `<dataValidation ${attributes.join(' ')}><formula1>${xmlTextOf(formula)}</formula1></dataValidation>`;
}

function listXml(name: string, entries: readonly string[]): string {
  return entries.length === 0
    ? ''
    : `<${name} count="${entries.length}">${entries.join('')}</${name}>`;
}
