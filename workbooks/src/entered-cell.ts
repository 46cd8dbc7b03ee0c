import type { FileProblem } from '@congkhai/shared/contracts/scorecards-excel';
import { parseThousandths } from '@congkhai/shared/scorecards/points';
import { foldDiacritics } from '@congkhai/shared/text/text';
import { addressOf } from './cell-address';
import type { ReadCell, ReadSheet } from './reading/sheet';

/** A problem of one cell; the sentence begins with its address. */
export function cellProblem(
  sheet: string,
  row: number,
  column: number,
  sentence: string,
): FileProblem {
  const cell = addressOf(row, column);
  return { sheet, cell, message: `Ô ${cell} ${sentence}.` };
}

/** What a cell holds, or what is wrong with it as the rest of a sentence that begins with the cell. */
export type Entered<Value> = { kind: 'value'; value: Value } | { kind: 'wrong'; sentence: string };

const NO_FORMULA = 'chứa công thức; hãy dán giá trị';

/** Text as we take it from a cell: in Unicode NFC, and with plain blanks instead of the hard ones that Word makes. */
export function plainText(text: string): string {
  return text.normalize('NFC').replaceAll('\u00a0', ' ');
}

/** The text of a cell. A number that is whole is text too: people number items 1, 2, 3. */
export function textOf(cell: ReadCell): Entered<string> {
  switch (cell.kind) {
    case 'text':
      return { kind: 'value', value: plainText(cell.text) };
    case 'number':
      return /^\d{1,15}$/.test(cell.text)
        ? { kind: 'value', value: cell.text }
        : wrong('là số; hãy định dạng ô là văn bản (Text) rồi gõ lại');
    case 'formula':
      return wrong(NO_FORMULA);
    case 'date':
    case 'percent':
      return wrong(
        'bị Excel đổi thành ngày tháng hoặc phần trăm; hãy định dạng là Text rồi gõ lại',
      );
    default:
      return wrong('phải là văn bản');
  }
}

/** Thousandths of the figure in a cell: a number, or text with a comma or a dot such as "12,97". */
export function thousandthsOf(cell: ReadCell): Entered<number> {
  switch (cell.kind) {
    case 'number':
      return thousandthsOfText(plainDigitsOf(cell.text));
    case 'text':
      return thousandthsOfText(cell.text.replace(/[\s\u00a0]+/g, ' ').trim());
    case 'formula':
      return wrong(NO_FORMULA);
    case 'percent':
      return wrong(
        'có định dạng phần trăm nên không rõ là bao nhiêu; hãy định dạng là số rồi nhập, ví dụ 98,5',
      );
    case 'date':
      return wrong('bị Excel hiểu là ngày tháng; hãy định dạng ô là số rồi nhập lại');
    default:
      return wrong(`phải là số, đang là “${shorten(cell.text)}”`);
  }
}

function thousandthsOfText(text: string): Entered<number> {
  const thousandths = parseThousandths(text);
  if (thousandths !== null) return { kind: 'value', value: thousandths };
  const shown = `đang là “${shorten(text)}”`;
  if (/^[-−–]\s*\d/.test(text)) return wrong(`không được âm, ${shown}`);
  if (/,/.test(text) && /\./.test(text))
    return wrong(`vừa có dấu phẩy vừa có dấu chấm nên không rõ là bao nhiêu, ${shown}`);
  if (/^\d+[.,]\d{4,}$/.test(text)) return wrong(`có hơn 3 chữ số thập phân, ${shown}`);
  return wrong(`phải là số như 12,97, ${shown}`);
}

// Excel shows 15 digits and stores binary fractions: what it shows as 79.04 is in the file as 79.039999999999992.
function plainDigitsOf(text: string): string {
  return String(Number(Number(text).toPrecision(15)));
}

/** Text for comparing words that people type: without diacritics, capitals, doubled blanks. */
export function foldWords(text: string): string {
  return foldDiacritics(text).replace(/\s+/g, ' ').trim();
}

/** Text short enough to quote in a message. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export function wrong(sentence: string): { kind: 'wrong'; sentence: string } {
  return { kind: 'wrong', sentence };
}

/** Problems of merged cells that reach into the rows from `firstRow` on: which row or column they speak for is not clear. */
export function mergedProblems({ name, mergedRanges }: ReadSheet, firstRow: number): FileProblem[] {
  return mergedRanges.flatMap((range) => {
    const lastRow = Number(/(\d+)$/.exec(range)?.[1] ?? 0);
    if (lastRow < firstRow) return [];
    const cell = range.split(':')[0] ?? range;
    return [
      {
        sheet: name,
        cell,
        message: `Ô ${cell} bị gộp (${range}); hãy bỏ gộp ô (Unmerge) và điền từng ô.`,
      },
    ];
  });
}
