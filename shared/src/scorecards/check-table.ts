import type {
  CheckTableRequest,
  CheckTableResponse,
  Explanation,
  PrintedRow,
  TableFinding,
} from './check-table-contract';
import { checkRanks } from './check-table-ranks';
import { decimalOf, thousandthsOf, toDisplayed } from './points';
import {
  type CheckedRow,
  type Printing,
  percentOfPrinted,
  type Range,
  rangeOf,
} from './printed-figures';

/**
 * Checks a printed table against itself: totals against parts, percentages against totals and applicable maxima, ranks, grades and
 * means against the column they follow from. Each figure is compared with what follows from the figures *as printed*, so one wrong
 * total does not make its percentage wrong as well. Printed figures were often rounded from more decimals (scores have up to three),
 * so a finding says whether unrounded figures exist that would give it: in the national top ten of 2020 three totals differ from the
 * sum of their printed parts by 0.01. Nothing is tolerated in silence.
 */
export function checkTable(request: CheckTableRequest): CheckTableResponse['data'] {
  const { decimals, rounding } = request.rules;
  const printing: Printing = { decimals, rounding, step: 10 ** (3 - decimals) };
  const maxima = request.parts.map(({ maximum }) => thousandthsOf(maximum));
  const rows = request.rows.map((row, position) => readRow(row, { position, maxima, printing }));
  const findings: TableFinding[] = [];
  let checkedCount = 0;
  const context: Context = {
    request,
    printing,
    maxima,
    note(finding) {
      checkedCount += 1;
      if (finding) findings.push(finding);
    },
  };
  for (const row of rows) checkRow(row, context);
  checkRanks(rows, { tieRule: request.rules.tieRule, note: context.note });
  checkMeans(rows, context);
  return { isConsistent: findings.length === 0, checkedCount, findings };
}

interface Context {
  request: CheckTableRequest;
  printing: Printing;
  maxima: number[];
  /** Counts one comparison, and keeps what it found. */
  note: (finding: TableFinding | null) => void;
}

function readRow(
  printed: PrintedRow,
  { position, maxima, printing }: { position: number; maxima: number[]; printing: Printing },
): CheckedRow {
  const parts = printed.parts.map((part) => (part === null ? null : thousandthsOf(part)));
  const applicableMaximum = maxima.reduce(
    (sum, maximum, part) => (parts[part] === null ? sum : sum + maximum),
    0,
  );
  const total = thousandthsOrNull(printed.total) ?? sumOf(parts);
  const percent =
    thousandthsOrNull(printed.percent) ??
    (applicableMaximum === 0 ? null : percentOfPrinted(total, applicableMaximum, printing));
  return { position, printed, parts, applicableMaximum, total, percent };
}

function checkRow(row: CheckedRow, context: Context): void {
  const { printed, position } = row;
  const where = { row: position, name: printed.name, partId: null };
  for (const [part, points] of row.parts.entries()) {
    const maximum = context.maxima[part] ?? 0;
    if (points === null) continue;
    const isAbove = points > maximum;
    const partId = context.request.parts[part]?.id ?? null;
    context.note(
      isAbove
        ? finding(
            { ...where, partId, field: 'part' },
            decimalOf(points),
            decimalOf(maximum),
            'none',
          )
        : null,
    );
  }
  if (printed.total !== undefined) {
    const range = sumRangeOf(row, context);
    const recomputed = toDisplayed(sumOf(row.parts), context.printing);
    compare({ ...where, field: 'total' }, row.total, { recomputed, range, other: null }, context);
  }
  if (printed.percent !== undefined && row.applicableMaximum > 0)
    checkPercent(row, thousandthsOf(printed.percent), context);
  if (printed.grade !== undefined && context.request.gradeBands.length > 0)
    checkGrade(row, printed.grade, context);
}

function checkPercent(row: CheckedRow, percent: number, context: Context): void {
  const { printing } = context;
  const { applicableMaximum, total, printed } = row;
  const of = (points: number, as = printing) => percentOfPrinted(points, applicableMaximum, as);
  // A total that was not printed follows from the parts, whose rounding then counts.
  const totals = printed.total === undefined ? sumRangeOf(row, context) : rangeOf(total, printing);
  compare(
    { row: row.position, name: printed.name, partId: null, field: 'percent' },
    percent,
    {
      recomputed: of(total),
      range: { low: of(totals.low), high: of(totals.high) },
      other: of(total, withOtherRounding(printing)),
    },
    context,
  );
}

function checkGrade(row: CheckedRow, grade: string, context: Context): void {
  if (row.percent === null) return;
  const nameOf = (percent: number) =>
    context.request.gradeBands.find(
      ({ minimumPercent }) => percent >= thousandthsOf(minimumPercent),
    )?.name ?? null;
  const recomputed = nameOf(row.percent);
  const { low, high } = rangeOf(row.percent, context.printing);
  const isPossible = [nameOf(low), nameOf(high)].some((name) => isSameName(name, grade));
  const where = {
    row: row.position,
    name: row.printed.name,
    partId: null,
    field: 'grade',
  } as const;
  context.note(
    isSameName(recomputed, grade)
      ? null
      : finding(where, grade, recomputed, isPossible ? 'rounding' : 'none'),
  );
}

function checkMeans(rows: readonly CheckedRow[], context: Context): void {
  const { mean, parts } = context.request;
  if (!mean) return;
  for (const [position, { id }] of parts.entries())
    checkMean(
      { field: 'part', partId: id },
      mean.parts?.[position],
      rows.map((row) => row.parts[position] ?? null),
      context,
    );
  checkMean(
    { field: 'total', partId: null },
    mean.total,
    rows.map(({ total }) => total),
    context,
  );
  checkMean(
    { field: 'percent', partId: null },
    mean.percent,
    rows.map(({ percent }) => percent),
    context,
  );
}

function checkMean(
  column: Pick<TableFinding, 'field' | 'partId'>,
  printed: number | null | undefined,
  values: readonly (number | null)[],
  context: Context,
): void {
  const known = values.filter((value) => value !== null);
  if (printed === undefined || printed === null || known.length === 0) return;
  const { printing } = context;
  const meanOf = (some: readonly number[], as = printing) => {
    const sum = some.reduce((total, value) => total + value, 0);
    // A mean is the sum as a share of the number of rows; 100 % of it is the mean itself.
    return percentOfPrinted(sum, some.length * 100_000, as);
  };
  const ranges = known.map((value) => rangeOf(value, printing));
  compare(
    { row: null, name: null, ...column },
    thousandthsOf(printed),
    {
      recomputed: meanOf(known),
      range: {
        low: meanOf(ranges.map(({ low }) => low)),
        high: meanOf(ranges.map(({ high }) => high)),
      },
      other: meanOf(known, withOtherRounding(printing)),
    },
    context,
  );
}

type Place = Pick<TableFinding, 'row' | 'name' | 'field' | 'partId'>;

/** Notes a figure that is not what was recomputed. `other` is what the other rounding rule gives. */
function compare(
  place: Place,
  printed: number,
  { recomputed, range, other }: { recomputed: number; range: Range; other: number | null },
  context: Context,
): void {
  if (printed === recomputed) {
    context.note(null);
    return;
  }
  const isPossible = printed >= range.low && printed <= range.high;
  const explanation = isPossible ? 'rounding' : 'none';
  context.note(
    finding(
      place,
      decimalOf(printed),
      decimalOf(recomputed),
      printed === other ? 'other-rounding-rule' : explanation,
    ),
  );
}

function finding(
  place: Place,
  printed: TableFinding['printed'],
  recomputed: TableFinding['recomputed'],
  explanation: Explanation,
): TableFinding {
  return { ...place, printed, recomputed, explanation };
}

/** The printed totals that unrounded parts could have. */
function sumRangeOf({ parts }: CheckedRow, { maxima, printing }: Context): Range {
  let low = 0;
  let high = 0;
  for (const [position, part] of parts.entries()) {
    if (part === null) continue;
    const range = rangeOf(part, printing);
    low += range.low;
    // Unrounded points are no more than the maximum either, unless the printed ones are.
    high += Math.max(part, Math.min(range.high, maxima[position] ?? part));
  }
  return { low: toDisplayed(low, printing), high: toDisplayed(high, printing) };
}

function withOtherRounding(printing: Printing): Printing {
  return { ...printing, rounding: printing.rounding === 'truncate' ? 'half-up' : 'truncate' };
}

function thousandthsOrNull(decimal: number | undefined): number | null {
  return decimal === undefined ? null : thousandthsOf(decimal);
}

function sumOf(parts: readonly (number | null)[]): number {
  return parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

function isSameName(left: string | null, right: string): boolean {
  return left !== null && left.toLowerCase() === right.toLowerCase();
}
