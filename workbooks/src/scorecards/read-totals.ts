import type { TotalsChange } from '@congkhai/shared/contracts/scorecards-excel';
import { type PublishedTotals, PublishedTotalsSchema } from '@congkhai/shared/scorecards/scorecard';
import {
  cellProblem,
  type Entered,
  foldWords,
  plainText,
  textOf,
  thousandthsOf,
  wrong,
} from '../entered-cell';
import type { ProblemList } from '../problem-list';
import type { ReadCell, ReadSheet } from '../reading/sheet';
import type { BlockCard, BlockData } from './block-data';
import { readGrid } from './read-grid';
import { TOTALS_COLUMNS } from './score-sheets';

type Key = keyof PublishedTotals;
const NO_TOTALS: PublishedTotals = {
  pointsThousandths: null,
  percentThousandths: null,
  rank: null,
  gradeName: null,
};

/** The totals that a decision prints, where they differ from those that are there. Blank cells leave a figure as it is. */
export function readTotals(
  sheet: ReadSheet,
  context: { data: BlockData; cards: ReadonlyMap<string, BlockCard>; problems: ProblemList },
): TotalsChange[] {
  const keys = new Map(TOTALS_COLUMNS.map(({ heading, key }) => [foldWords(heading), key]));
  const columnOf = (heading: string) => keys.get(foldWords(heading)) ?? null;
  const enteredByUnit = new Map<BlockCard, Partial<Record<Key, unknown>>>();
  for (const { row, cell, card, column: key } of readGrid(sheet, { ...context, columnOf })) {
    const entered = readCell(key, cell);
    if (entered.kind === 'wrong')
      context.problems.add(cellProblem(sheet.name, row, cell.column, entered.sentence));
    else enteredByUnit.set(card, { ...enteredByUnit.get(card), [key]: entered.value });
  }
  return [...enteredByUnit].flatMap(([{ unit, publishedTotals: from }, entered]) => {
    const to = PublishedTotalsSchema.parse({ ...NO_TOTALS, ...from, ...entered });
    const isSame = TOTALS_COLUMNS.every(({ key }) => plain(from?.[key]) === plain(to[key]));
    return isSame ? [] : [{ unitId: unit.unitId, from, to }];
  });
}

function plain(value: string | number | null = null) {
  return typeof value === 'string' ? plainText(value) : value;
}

function readCell(key: Key, cell: ReadCell): Entered<unknown> {
  if (key === 'gradeName') {
    const text = textOf(cell);
    if (text.kind === 'wrong') return text;
    const parsed = PublishedTotalsSchema.shape.gradeName.safeParse(text.value);
    return parsed.success
      ? { kind: 'value', value: parsed.data }
      : wrong('phải là tên xếp loại trên một dòng, tối đa 60 ký tự');
  }
  const entered = thousandthsOf(cell);
  if (key !== 'rank' || entered.kind === 'wrong') return entered;
  const isWhole = entered.value >= 1_000 && entered.value % 1_000 === 0;
  return isWhole
    ? { kind: 'value', value: entered.value / 1_000 }
    : wrong('phải là hạng: số nguyên từ 1');
}
