import type { Framework, FrameworkItem } from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { METHOD_NAMES } from '../published/item-table';
import type { Cell, CellStyle, RowContent, SheetContent } from '../writing/content';
import { writeWorkbook } from '../writing/write-workbook';
import {
  EFFECT_NAMES,
  HEADER_LABELS,
  HEADER_SHEET,
  type HeaderKey,
  ITEM_COLUMNS,
  ITEM_KEYS,
  ITEMS_SHEET,
  TIER_NAMES,
} from './framework-columns';

const HEADING: CellStyle = {
  isBold: true,
  fill: 'DCE6F1',
  horizontal: 'center',
  isWrapped: true,
  hasBorder: true,
};
const LABEL: CellStyle = { isBold: true, fill: 'DCE6F1', hasBorder: true };
// "@" keeps what people type: 1.10 would become 1.1, and 1.2 the first of February.
const TEXT: CellStyle = { numberFormat: '@', isWrapped: true, hasBorder: true };
const GROUP_TEXT: CellStyle = { ...TEXT, isBold: true, fill: 'F2F2F2' };
const POINTS: CellStyle = { numberFormat: '0.###', hasBorder: true };
const GROUP_POINTS: CellStyle = { ...POINTS, isBold: true, fill: 'F2F2F2' };
const INTEGER: CellStyle = { numberFormat: '0', horizontal: 'center', hasBorder: true };

/** A framework as a workbook: what is said of it as a whole, and one row for each item. Importing it gives the same framework. */
export async function frameworkWorkbook(framework: Framework): Promise<Buffer> {
  return writeWorkbook({
    title: framework.name,
    sheets: [headerSheet(headerValues(framework)), itemsSheet(itemRows(framework.items, 1))],
  });
}

/** An empty framework to fill in, with rows ready for typing. */
export async function frameworkTemplate(): Promise<Buffer> {
  const blanks = Array.from({ length: TEMPLATE_ROWS }, () => ({
    cells: ITEM_KEYS.map((key): Cell => ({ kind: 'blank', style: styleOf(key, false) })),
  }));
  return writeWorkbook({
    title: 'Mẫu bộ chỉ số',
    sheets: [headerSheet({}), itemsSheet(blanks)],
  });
}
const TEMPLATE_ROWS = 300;

/** The JSON of a framework, for people and programs. Importing it gives the same framework. */
export function frameworkJson(framework: Framework): string {
  return `${JSON.stringify(framework, null, 2)}\n`;
}

function headerValues(framework: Framework): Partial<Record<HeaderKey, string>> {
  const { decision, yearFrom, yearTo, previousFrameworkId } = framework;
  return {
    frameworkId: framework.frameworkId,
    name: framework.name,
    version: String(framework.version),
    previousFrameworkId: previousFrameworkId ?? '',
    decisionNumber: decision?.number ?? '',
    decisionIssuer: decision?.issuer ?? '',
    decisionIssuedOn: decision ? decision.issuedOn.split('-').reverse().join('/') : '',
    decisionTitle: decision?.title ?? '',
    tiers: framework.tiers.map((tier) => TIER_NAMES[tier]).join('; '),
    yearFrom: yearFrom === null ? '' : String(yearFrom),
    yearTo: yearTo === null ? '' : String(yearTo),
  };
}

function headerSheet(values: Partial<Record<HeaderKey, string>>): SheetContent {
  const rows = Object.entries(HEADER_LABELS).map(([key, label]): RowContent => {
    const value = Object.entries(values).find(([name]) => name === key)?.[1] ?? '';
    return {
      cells: [{ kind: 'text', text: label, style: LABEL }, textCell(value, TEXT)],
    };
  });
  return { name: HEADER_SHEET, columns: [{ width: 34 }, { width: 80 }], rows };
}

function itemsSheet(rows: Iterable<RowContent>): SheetContent {
  return {
    name: ITEMS_SHEET,
    columns: ITEM_KEYS.map((key) => ({ width: ITEM_COLUMNS[key].width })),
    rows: withHeading(rows),
    frozen: { rows: 1, columns: 3 },
    isLandscape: true,
  };
}

function* withHeading(rows: Iterable<RowContent>): Generator<RowContent> {
  yield {
    cells: ITEM_KEYS.map(
      (key): Cell => ({ kind: 'text', text: ITEM_COLUMNS[key].heading, style: HEADING }),
    ),
    height: 48,
  };
  yield* rows;
}

function* itemRows(items: readonly FrameworkItem[], level: number): Generator<RowContent> {
  for (const item of items) {
    const isGroup = item.children.length > 0;
    const text = (value: string | null) => textCell(value ?? '', isGroup ? GROUP_TEXT : TEXT);
    const points = (value: number | null): Cell => {
      const style = isGroup ? GROUP_POINTS : POINTS;
      return value === null
        ? { kind: 'blank', style }
        : { kind: 'decimal', thousandths: value, style };
    };
    yield {
      cells: [
        { kind: 'integer', value: level, style: INTEGER },
        text(item.itemId),
        text(item.name),
        text(level === 1 || item.effect !== 'scored' ? EFFECT_NAMES[item.effect] : null),
        points(item.maximumThousandths),
        text(item.method && METHOD_NAMES[item.method]),
        points(item.surveyMaximumThousandths),
        text(item.ruleText),
        text(optionLines(item)),
        text(item.derivation?.measure ?? null),
        points(item.derivation?.zeroAtThousandths ?? null),
        points(item.derivation?.fullAtThousandths ?? null),
        text(item.isEvidenceRequired ? 'Có' : null),
      ],
    };
    yield* itemRows(item.children, level + 1);
  }
}

function optionLines({ options }: FrameworkItem): string {
  return options
    .map(({ label, scoreThousandths }) => `${formatThousandths(scoreThousandths)} | ${label}`)
    .join('\n');
}

function styleOf(key: (typeof ITEM_KEYS)[number], isGroup: boolean): CellStyle {
  if (key === 'level') return INTEGER;
  const isPoints = key.endsWith('Thousandths');
  if (isGroup) return isPoints ? GROUP_POINTS : GROUP_TEXT;
  return isPoints ? POINTS : TEXT;
}

function textCell(text: string, style: CellStyle): Cell {
  return text === '' ? { kind: 'blank', style } : { kind: 'text', text, style };
}
