import { type FrameworkItem, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { decimalOf, formatThousandths } from '@congkhai/shared/scorecards/points';
import { BLANK_SCORE, type ItemScore, maximumOf } from '@congkhai/shared/scorecards/scorecard';
import { addressOf } from '../cell-address';
import type { Cell, CellRule, CellStyle, RowContent, SheetContent } from '../writing/content';
import { writeWorkbook } from '../writing/write-workbook';
import type { BlockCard, BlockData } from './block-data';
import { metaSheet } from './meta-sheet';
import {
  FIRST_ENTRY_COLUMN,
  FIRST_UNIT_ROW,
  NOT_APPLICABLE_WORD,
  type PointsField,
  REMARKS_SHEET,
  SCORE_SHEETS,
  TOTALS_COLUMNS,
  TOTALS_SHEET,
  UNIT_ID_HEADING,
} from './score-sheets';

const TITLE: CellStyle = { isBold: true, fontSize: 13 };
const HINT: CellStyle = { isItalic: true, color: '44546A' };
const HEADING: CellStyle = {
  isBold: true,
  fill: 'DCE6F1',
  horizontal: 'center',
  isWrapped: true,
  hasBorder: true,
};
const UNIT: CellStyle = { fill: 'F2F2F2', hasBorder: true };
const ENTRY: CellStyle = {
  hasBorder: true,
  horizontal: 'right',
  numberFormat: '0.###',
  isUnlocked: true,
};
const WORD_ENTRY: CellStyle = { ...ENTRY, horizontal: 'center', color: '7F7F7F' };
const RANK_ENTRY: CellStyle = { ...ENTRY, numberFormat: '0' };
const TEXT_ENTRY: CellStyle = {
  hasBorder: true,
  isWrapped: true,
  numberFormat: '@',
  isUnlocked: true,
};

/**
 * The workbook in which a block is scored: rows are units, columns are scored items, one sheet for each kind of points, filled with
 * what is there. Importing it unchanged changes nothing.
 */
export async function scoreTemplate(data: BlockData): Promise<Buffer> {
  const items = scoredItemsOf(data.framework.items);
  const sheets = SCORE_SHEETS.flatMap(({ name, field, methods }) => {
    const own = items.filter(({ method }) => methods.includes(method));
    return own.length > 0 ? [pointsSheet(data, { name, field, items: own })] : [];
  });
  return writeWorkbook({
    title: `${data.period.name} – ${data.block.name}`,
    sheets: [...sheets, remarksSheet(data, items), totalsSheet(data), metaSheet(data)],
  });
}

interface PointsSheet {
  name: string;
  field: PointsField;
  items: readonly FrameworkItem[];
}

function pointsSheet(data: BlockData, { name, field, items }: PointsSheet): SheetContent {
  const isMeasured = field === 'measuredThousandths';
  const limitOf = (item: FrameworkItem) =>
    field === 'measuredThousandths' ? null : maximumOf(item, field);
  return gridSheet(data, {
    name,
    hint: `Điền ${isMeasured ? 'số đo' : 'điểm'} dạng số, tối đa 3 chữ số thập phân. Để trống: giữ nguyên. KAD: không áp dụng. CN: chưa nộp.`,
    headings: items.map((item) => {
      const limit = limitOf(item);
      const below = limit === null ? (item.derivation?.measure ?? '') : formatThousandths(limit);
      return { id: item.itemId, name: item.name, below };
    }),
    belowLabel: isMeasured ? 'Số đo' : 'Điểm tối đa',
    width: 12,
    cellsOf: ({ scores }) =>
      items.map((item) => pointsCell(scores[item.itemId] ?? BLANK_SCORE, field)),
    rules: items.map((item, index) =>
      pointsRule(item, { limit: limitOf(item), column: FIRST_ENTRY_COLUMN + index, data }),
    ),
  });
}

function pointsCell(score: ItemScore, field: PointsField): Cell {
  const thousandths = score[field];
  if (thousandths !== null) return { kind: 'decimal', thousandths, style: ENTRY };
  return score.state === 'not-applicable'
    ? { kind: 'text', text: NOT_APPLICABLE_WORD, style: WORD_ENTRY }
    : { kind: 'blank', style: ENTRY };
}

/** Excel checks what the import will check: a number in bounds with three decimals at most, or one of the two words. */
function pointsRule(
  item: FrameworkItem,
  { limit, column, data }: { limit: number | null; column: number; data: BlockData },
): CellRule {
  const first = addressOf(FIRST_UNIT_ROW, column);
  const last = addressOf(FIRST_UNIT_ROW + Math.max(data.cards.length, 1) - 1, column);
  const bound = limit === null ? '' : `,${first}<=${decimalOf(limit)}`;
  const isNumber = `AND(ISNUMBER(${first}),${first}>=0${bound},ROUND(${first},3)=${first})`;
  const what =
    limit === null
      ? 'Số không âm, tối đa 3 chữ số thập phân.'
      : `Số từ 0 đến ${formatThousandths(limit)}, tối đa 3 chữ số thập phân.`;
  return {
    range: `${first}:${last}`,
    formula: `OR(${isNumber},UPPER(${first})="KAD",UPPER(${first})="CN")`,
    promptTitle: `Mục ${item.itemId}`,
    prompt: `${what} KAD: không áp dụng. CN: chưa nộp. Để trống: giữ nguyên.`,
    error: `${what} Hoặc KAD (không áp dụng), CN (chưa nộp).`,
  };
}

function remarksSheet(data: BlockData, items: readonly FrameworkItem[]): SheetContent {
  return gridSheet(data, {
    name: REMARKS_SHEET,
    hint: 'Nhận xét của hội đồng, tối đa 2.000 ký tự. Để trống: giữ nguyên.',
    headings: items.map(({ itemId, name, maximumThousandths }) => ({
      id: itemId,
      name,
      below: formatThousandths(maximumThousandths),
    })),
    belowLabel: 'Điểm tối đa',
    width: 24,
    cellsOf: ({ scores }) =>
      items.map(({ itemId }) => textCell(scores[itemId]?.remark ?? null, TEXT_ENTRY)),
    rules: [],
  });
}

function totalsSheet(data: BlockData): SheetContent {
  return gridSheet(data, {
    name: TOTALS_SHEET,
    hint: 'Số liệu in trong quyết định, nếu có, để đối chiếu với số tính lại. Để trống: giữ nguyên.',
    headings: TOTALS_COLUMNS.map(({ heading }) => ({ id: heading, name: '', below: '' })),
    belowLabel: '',
    width: 14,
    cellsOf: ({ publishedTotals }) =>
      TOTALS_COLUMNS.map(({ key }): Cell => {
        const value = publishedTotals?.[key] ?? null;
        if (typeof value === 'string' || key === 'gradeName')
          return textCell(value === null ? null : String(value), TEXT_ENTRY);
        if (key === 'rank')
          return value === null
            ? { kind: 'blank', style: RANK_ENTRY }
            : { kind: 'integer', value, style: RANK_ENTRY };
        return value === null
          ? { kind: 'blank', style: ENTRY }
          : { kind: 'decimal', thousandths: value, style: ENTRY };
      }),
    rules: [],
  });
}

interface Grid {
  name: string;
  hint: string;
  headings: readonly { id: string; name: string; below: string }[];
  belowLabel: string;
  width: number;
  cellsOf(card: BlockCard): Cell[];
  rules: readonly CellRule[];
}

function gridSheet(data: BlockData, grid: Grid): SheetContent {
  return {
    name: grid.name,
    columns: [
      { width: 20, isHidden: true },
      { width: 10 },
      { width: 30 },
      ...grid.headings.map(() => ({ width: grid.width })),
    ],
    rows: gridRows(data, grid),
    frozen: { rows: FIRST_UNIT_ROW - 1, columns: FIRST_ENTRY_COLUMN - 1, firstPrintedRow: 3 },
    rules: grid.rules,
    isProtected: true,
    isLandscape: true,
  };
}

function* gridRows({ period, block, cards }: BlockData, grid: Grid): Generator<RowContent> {
  const title = `${grid.name.toLocaleUpperCase('vi')} – ${period.name} – ${block.name}`;
  yield { cells: [null, { kind: 'text', text: title, style: TITLE }] };
  yield { cells: [null, { kind: 'text', text: grid.hint, style: HINT }] };
  const headings = (left: readonly string[], right: readonly string[]): Cell[] =>
    [...left, ...right].map((text) => textCell(text, HEADING));
  const { headings: columns } = grid;
  yield {
    cells: headings(
      [UNIT_ID_HEADING, 'Mã ĐVHC', 'Đơn vị'],
      columns.map(({ id }) => id),
    ),
  };
  yield {
    cells: headings(
      ['', '', 'Tên'],
      columns.map(({ name }) => name),
    ),
    height: 75,
  };
  yield {
    cells: headings(
      ['', '', grid.belowLabel],
      columns.map(({ below }) => below),
    ),
  };
  for (const card of cards) {
    const { unitId, code, name } = card.unit;
    const unit = [unitId, code, name].map((text) => textCell(text, UNIT));
    yield { cells: [...unit, ...grid.cellsOf(card)] };
  }
}

function textCell(text: string | null, style: CellStyle): Cell {
  return text === null || text === '' ? { kind: 'blank', style } : { kind: 'text', text, style };
}

/** The name of the file of a template: period and block, and letters that every system allows. */
export function templateFileName({ period, block }: Pick<BlockData, 'period' | 'block'>): string {
  return `mau-${period.periodId}-${block.blockId}.xlsx`;
}
