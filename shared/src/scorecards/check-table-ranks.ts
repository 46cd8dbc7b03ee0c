import type { TableFinding } from './check-table-contract';
import type { CheckedRow } from './printed-figures';
import type { TieRule } from './ranking';

interface RankContext {
  tieRule: TieRule;
  note: (finding: TableFinding | null) => void;
}

/**
 * Checks the ranks of a table by its percentages; by its totals where no percentages are printed and all rows have the same maximum.
 * A row for which neither a figure nor a rank is printed takes no part.
 */
export function checkRanks(rows: readonly CheckedRow[], { tieRule, note }: RankContext): void {
  const comparableOf = comparisonOf(rows);
  const ordered = rows
    .filter(({ printed: { total, percent, rank } }) => [total, percent, rank].some(isPrinted))
    .flatMap((row) => {
      const comparable = comparableOf(row);
      return comparable === null ? [] : [{ row, comparable }];
    })
    .sort((a, b) => b.comparable - a.comparable);
  let dense = 0;
  let first = 0;
  while (first < ordered.length) {
    const value = ordered[first]?.comparable;
    let end = first + 1;
    while (ordered[end]?.comparable === value) end += 1;
    dense += 1;
    const recomputed = tieRule === 'dense' ? dense : first + 1;
    for (const { row } of ordered.slice(first, end))
      checkRank(row, { recomputed, first: first + 1, last: end, note });
    first = end;
  }
}

interface Expected {
  recomputed: number;
  /** The places that the tied rows take together. */
  first: number;
  last: number;
  note: RankContext['note'];
}

function checkRank({ position, printed }: CheckedRow, expected: Expected): void {
  const { recomputed, first, last, note } = expected;
  if (printed.rank === undefined) return;
  if (printed.rank === recomputed) {
    note(null);
    return;
  }
  const isAmongTied = first < last && printed.rank >= first && printed.rank <= last;
  note({
    row: position,
    name: printed.name,
    field: 'rank',
    partId: null,
    printed: printed.rank,
    recomputed,
    explanation: isAmongTied ? 'tie-broken' : 'none',
  });
}

function comparisonOf(rows: readonly CheckedRow[]): (row: CheckedRow) => number | null {
  const hasPercents = rows.some(({ printed }) => isPrinted(printed.percent));
  const maxima = new Set(rows.map(({ applicableMaximum }) => applicableMaximum));
  return !hasPercents && maxima.size === 1 ? ({ total }) => total : ({ percent }) => percent;
}

function isPrinted(figure: unknown): boolean {
  return figure !== undefined;
}
