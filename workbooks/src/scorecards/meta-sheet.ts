import type { ReadSheet } from '../reading/sheet';
import type { SheetContent } from '../writing/content';
import type { BlockData } from './block-data';
import { META_SHEET, TEMPLATE_VERSION } from './score-sheets';

const REVISION_KEY = 'revision';

/** The hidden sheet that says what a workbook is for, and how far each card was when it was made. */
export function metaSheet({ period, block, framework, cards }: BlockData): SheetContent {
  const text = (value: string) => ({ kind: 'text' as const, text: value });
  const entries = Object.entries(expectedMeta({ period, block, framework }));
  return {
    name: META_SHEET,
    isHidden: true,
    columns: [{ width: 24 }, { width: 40 }, { width: 12 }],
    rows: [
      ...entries.map(([key, value]) => ({ cells: [text(key), text(value)] })),
      ...cards.map(({ unit, revision }) => ({
        cells: [
          text(REVISION_KEY),
          text(unit.unitId),
          { kind: 'integer' as const, value: revision },
        ],
      })),
    ],
  };
}

function expectedMeta({
  period,
  block,
  framework,
}: Pick<BlockData, 'period' | 'block' | 'framework'>): Record<string, string> {
  return {
    template: TEMPLATE_VERSION,
    periodId: period.periodId,
    blockId: block.blockId,
    frameworkId: framework.frameworkId,
    frameworkVersion: String(framework.version),
  };
}

export type MetaReading =
  | { kind: 'matches'; revisions: ReadonlyMap<string, number> }
  | { kind: 'other'; message: string };

/** Whether a workbook was made for this period, block and framework. */
export function readMeta(sheets: readonly ReadSheet[], data: BlockData): MetaReading {
  const sheet = sheets.find(({ name }) => name === META_SHEET);
  if (!sheet)
    return {
      kind: 'other',
      message:
        'Tệp không phải là mẫu nhập điểm tải từ hệ thống (thiếu trang ẩn của mẫu). Hãy tải mẫu của khối này và điền vào đó.',
    };
  const found = new Map<string, string>();
  const revisions = new Map<string, number>();
  for (const { cells } of sheet.rows) {
    const [key, value, third] = cells;
    if (key?.text === REVISION_KEY && value && third) revisions.set(value.text, Number(third.text));
    else if (key && value) found.set(key.text, value.text);
  }
  for (const [key, expected] of Object.entries(expectedMeta(data))) {
    const actual = found.get(key) ?? '(không có)';
    if (actual !== expected) return { kind: 'other', message: mismatch(key, actual, data) };
  }
  return { kind: 'matches', revisions };
}

function mismatch(key: string, actual: string, { period, block, framework }: BlockData): string {
  switch (key) {
    case 'periodId':
      return `Tệp là mẫu của kỳ “${actual}”, không phải của kỳ “${period.name}” (${period.periodId}).`;
    case 'blockId':
      return `Tệp là mẫu của khối “${actual}”, không phải của khối “${block.name}” (${block.blockId}).`;
    case 'frameworkId':
      return `Tệp là mẫu của bộ chỉ số “${actual}”, không phải của bộ chỉ số “${framework.name}” (${framework.frameworkId}).`;
    case 'frameworkVersion':
      return `Tệp là mẫu của phiên bản ${actual} của bộ chỉ số, khối này dùng phiên bản ${framework.version}. Hãy tải lại mẫu.`;
    default:
      return 'Tệp là mẫu của phiên bản khác của hệ thống. Hãy tải lại mẫu.';
  }
}
