import type { FileProblem, TotalsChange } from '@congkhai/shared/contracts/scorecards-excel';
import { type FrameworkItem, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { ItemScoreSchema, maximumOf } from '@congkhai/shared/scorecards/scorecard';
import { cellProblem, foldWords, shorten, textOf, thousandthsOf } from '../entered-cell';
import { type ProblemList, problemList } from '../problem-list';
import { readWorkbook } from '../reading/read-workbook';
import type { ReadSheet } from '../reading/sheet';
import type { BlockCard, BlockData } from './block-data';
import { readMeta } from './meta-sheet';
import { type GridCell, readGrid } from './read-grid';
import { readTotals } from './read-totals';
import {
  META_SHEET,
  type PointsField,
  REMARKS_SHEET,
  SCORE_SHEETS,
  STATE_WORDS,
  TOTALS_SHEET,
} from './score-sheets';
import { collectStatements, type PlacedChange, type Statements } from './statements';

/** What a filled template says, compared with the scores that are there. With any problem, nothing of it is to be applied. */
export interface ScoreReading {
  problemCount: number;
  /** The first ones. */
  problems: FileProblem[];
  changes: PlacedChange[];
  totalsChanges: TotalsChange[];
  /** Units with changes whose card somebody has changed after the template was made. */
  unitsChangedSinceTemplate: Set<string>;
}

/** Reads a filled template of this block: a pure function of the file and of what is there. */
export async function readScores(bytes: Buffer, data: BlockData): Promise<ScoreReading> {
  const problems = problemList();
  const reading = await readWorkbook(bytes);
  if (reading.kind === 'refused') return wrongAsAWhole(reading.message);
  const meta = readMeta(reading.sheets, data);
  if (meta.kind === 'other') return wrongAsAWhole(meta.message);

  const cards = new Map(data.cards.map((card) => [card.unit.unitId, card]));
  const statements = collectStatements(problems);
  const totalsChanges: TotalsChange[] = [];
  for (const sheet of reading.sheets) {
    if (sheet.name === META_SHEET) continue;
    const context = { data, cards, problems };
    const scores = SCORE_SHEETS.find(({ name }) => name === sheet.name);
    if (scores) readPoints(sheet, scores, { ...context, statements });
    else if (sheet.name === REMARKS_SHEET) readRemarks(sheet, { ...context, statements });
    else if (sheet.name === TOTALS_SHEET) totalsChanges.push(...readTotals(sheet, context));
    else if (sheet.rows.length > 0)
      problems.add({
        sheet: sheet.name,
        cell: null,
        message: `Trang “${sheet.name}” không thuộc mẫu; hãy xoá trang này.`,
      });
  }
  const changes = statements.changes();
  return {
    problemCount: problems.count,
    problems: problems.list,
    changes,
    totalsChanges,
    unitsChangedSinceTemplate: changedUnits(changes, totalsChanges, { cards, ...meta }),
  };
}

function changedUnits(
  changes: readonly PlacedChange[],
  totalsChanges: readonly TotalsChange[],
  {
    cards,
    revisions,
  }: { cards: ReadonlyMap<string, BlockCard>; revisions: ReadonlyMap<string, number> },
): Set<string> {
  const unitIds = new Set([...changes, ...totalsChanges].map(({ unitId }) => unitId));
  return new Set(
    [...unitIds].filter((unitId) => revisions.get(unitId) !== cards.get(unitId)?.revision),
  );
}

function wrongAsAWhole(message: string): ScoreReading {
  return {
    problemCount: 1,
    problems: [{ sheet: null, cell: null, message }],
    changes: [],
    totalsChanges: [],
    unitsChangedSinceTemplate: new Set(),
  };
}

interface Context {
  data: BlockData;
  cards: ReadonlyMap<string, BlockCard>;
  problems: ProblemList;
  statements: Statements;
}

function readPoints(
  sheet: ReadSheet,
  { field, methods }: { field: PointsField; methods: readonly FrameworkItem['method'][] },
  context: Context,
): void {
  const { data, problems, statements } = context;
  const items = scoredItemsOf(data.framework.items).filter(({ method }) =>
    methods.includes(method),
  );
  for (const entry of readGrid(sheet, { ...context, columnOf: finderOf(items) })) {
    const { row, card, column: item, cell } = entry;
    const entered = readPointsCell(entry, field);
    const place = { sheet: sheet.name, row, column: cell.column };
    if (typeof entered === 'object')
      problems.add(cellProblem(sheet.name, row, cell.column, entered.sentence));
    else statements.addPoints({ card, itemId: item.itemId }, field, entered, place);
  }
}

function readPointsCell({ cell, column: item }: GridCell<FrameworkItem>, field: PointsField) {
  const word = cell.kind === 'text' ? STATE_WORDS.get(foldWords(cell.text)) : undefined;
  if (word !== undefined) return word;
  const entered = thousandthsOf(cell);
  if (entered.kind === 'wrong') return entered;
  if (field === 'measuredThousandths') return entered.value;
  const maximum = maximumOf(item, field);
  if (entered.value <= maximum) return entered.value;
  const sentence = `là ${formatThousandths(entered.value)}, vượt điểm tối đa ${formatThousandths(maximum)} của mục ${item.itemId} “${shorten(item.name)}”`;
  return { kind: 'wrong' as const, sentence };
}

function readRemarks(sheet: ReadSheet, context: Context): void {
  const { data, problems, statements } = context;
  const columnOf = finderOf(scoredItemsOf(data.framework.items));
  for (const { row, cell, card, column: item } of readGrid(sheet, { ...context, columnOf })) {
    const entered = textOf(cell);
    const place = { sheet: sheet.name, row, column: cell.column };
    const fail = (sentence: string) =>
      problems.add(cellProblem(sheet.name, row, cell.column, sentence));
    if (entered.kind === 'wrong') {
      fail(entered.sentence);
      continue;
    }
    const remark = entered.value.trim();
    const isFitting = ItemScoreSchema.shape.remark.safeParse(remark).success;
    if (isFitting) statements.addRemark({ card, itemId: item.itemId }, remark, place);
    else fail('dài quá 2.000 ký tự');
  }
}

function finderOf(items: readonly FrameworkItem[]): (heading: string) => FrameworkItem | null {
  const byId = new Map(items.map((item) => [item.itemId, item]));
  return (heading) => byId.get(heading) ?? null;
}
