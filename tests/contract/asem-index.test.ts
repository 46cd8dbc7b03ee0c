import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CompositeElement,
  type CompositeIndex,
  CompositeIndexSchema,
  type CompositeUnit,
  CompositeUnitsSchema,
  type Normalisation,
} from '@congkhai/shared/composite/composite-index';
import { computeIndex } from '@congkhai/shared/composite/compute-index';
import { parseCsv } from '@congkhai/shared/text/csv';

// The oracle: the index of the ASEM countries as the R package COINr computes and prints it (tests/fixtures/coinr-asem).
const read = (name: string) =>
  parseCsv(
    readFileSync(path.join(__dirname, '../fixtures/coinr-asem', `asem_${name}.csv`), 'utf8'),
  );
const META = read('meta');
const RAW = read('raw');
const AGGREGATED = read('aggregated');
const SCORES = read('scores_published_by_COINr');
const RANKS = read('ranks_published_by_COINr');
const numberOf = (text: string | undefined) =>
  text === undefined || text === '' ? null : Number(text);
const INDICATORS = META.filter(({ Type }) => Type === 'Indicator').map(({ iCode = '' }) => iCode);
const AGGREGATES = META.filter(({ Type }) => Type === 'Aggregate').map(({ iCode = '' }) => iCode);

function elementOf(elementId: string, isRaw: boolean): CompositeElement {
  const row = META.find(({ iCode }) => iCode === elementId) ?? {};
  const children = META.filter(({ Parent }) => Parent === elementId).map(({ iCode = '' }) =>
    elementOf(iCode, isRaw),
  );
  const normalisation: Normalisation = isRaw
    ? { kind: 'min-max', lowest: 0, highest: 100 }
    : { kind: 'none' };
  const isLess = isRaw && Number(row.Direction) === -1;
  return {
    elementId,
    name: row.iName ?? '',
    weight: Number(row.Weight),
    indicator:
      children.length > 0
        ? null
        : {
            direction: isLess ? 'less-is-better' : 'more-is-better',
            denominatorId: isRaw ? row.Denominator || null : null,
            imputation: isRaw ? { kind: 'mean', of: 'group' } : { kind: 'none' },
            outliers: isRaw ? { winsorisedMax: 5, skewnessMax: 2, kurtosisMax: 3.5 } : null,
            normalisation,
          },
    aggregation: children.length > 0 ? { mean: 'arithmetic', requiredShare: 0 } : null,
    children,
  };
}

const asem = (isRaw: boolean): CompositeIndex =>
  CompositeIndexSchema.parse({
    indexId: 'asem-2018',
    name: 'ASEM',
    root: elementOf('Index', isRaw),
    requiredShare: 0.9,
    tieRule: 'competition',
    comparison: 'displayed',
    decimalsShown: 2,
  });

const unitsFrom = (
  rows: Record<string, string>[],
  { code, group }: { code: string; group: string },
): CompositeUnit[] =>
  CompositeUnitsSchema.parse(
    rows.map((row) => ({
      unitId: row[code]?.toLowerCase(),
      groupId: row[group]?.toLowerCase(),
      values: Object.fromEntries(
        [...INDICATORS, 'Area', 'Energy', 'GDP', 'Population'].map((column) => [
          column,
          numberOf(row[column]),
        ]),
      ),
    })),
  );
const NORMALISED = unitsFrom(AGGREGATED, { code: 'UnitCode', group: 'Group_EurAsia' });
const MEASURED = unitsFrom(RAW, { code: 'uCode', group: 'EurAsia_group' });

function resultsOf(index: CompositeIndex, units: CompositeUnit[]) {
  const outcome = computeIndex(index, units);
  if (outcome.kind === 'impossible') throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.leftOut).toEqual([]);
  return new Map(outcome.results.map((result) => [result.unitId.toUpperCase(), result]));
}

function largestDifference(results: ReturnType<typeof resultsOf>, elementIds: string[]): number {
  return Math.max(
    ...AGGREGATED.flatMap((row) =>
      elementIds.map((elementId) =>
        Math.abs(
          (results.get(row.UnitCode ?? '')?.scores[elementId] ?? Number.NaN) -
            Number(row[elementId]),
        ),
      ),
    ),
  );
}

function printedBy(results: ReturnType<typeof resultsOf>) {
  const scoreRows = SCORES.map(({ UnitCode = '' }) => {
    const scores = results.get(UnitCode)?.scores ?? {};
    return AGGREGATES.map((id) => (Math.round((scores[id] ?? 0) * 100) / 100).toFixed(2));
  });
  const rankRows = RANKS.map(({ UnitCode = '' }) =>
    AGGREGATES.map((id) => results.get(UnitCode)?.ranks[id]),
  );
  return { scoreRows, rankRows };
}
const PRINTED = {
  scoreRows: SCORES.map((row) => AGGREGATES.map((id) => Number(row[id]).toFixed(2))),
  rankRows: RANKS.map((row) => AGGREGATES.map((id) => Number(row[id]))),
};

test('the tables are those of 51 countries, 49 indicators and 11 aggregates, with ties', () => {
  expect([AGGREGATED.length, INDICATORS.length, AGGREGATES.length]).toEqual([51, 49, 11]);
  expect(RANKS.filter(({ Instit }) => Instit === '3')).toHaveLength(2);
});

test("from COINr's normalised values: its scores on every level to 1e-9, its printed scores and ranks exactly", () => {
  const results = resultsOf(asem(false), NORMALISED);
  expect(largestDifference(results, AGGREGATES)).toBeLessThan(1e-9);
  expect(printedBy(results)).toEqual(PRINTED);
});

test("from raw data: COINr's normalised values as far as the printed raw digits go, its printed scores and ranks exactly", () => {
  const results = resultsOf(asem(true), MEASURED);
  // The raw table prints some variables with nine digits only, which is where the seventh decimal of a percent goes.
  expect(largestDifference(results, INDICATORS)).toBeLessThan(2e-7);
  expect(largestDifference(results, AGGREGATES)).toBeLessThan(1e-7);
  expect(printedBy(results)).toEqual(PRINTED);
});

test('the order of the units never changes a result, not even in its last digit', () => {
  expect(computeIndex(asem(true), [...MEASURED].reverse())).toEqual(
    computeIndex(asem(true), MEASURED),
  );
});
