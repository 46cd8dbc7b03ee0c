import type { Tier } from '@congkhai/shared/units/administrative-unit';
import type { Core } from '@strapi/strapi';
import { findAssessedUnits } from '../assessed-units';
import { type FrameworkRow, type PeriodRow, unitsDayOf } from '../rows';
import type { FieldProblem } from './field-problem';

const NAMES_SHOWN = 5;

/** A block that has its period, framework and units. */
interface Block {
  period: Pick<PeriodRow, 'name' | 'year' | 'unitsAsOf'>;
  framework: Pick<FrameworkRow, 'name' | 'tiers' | 'yearFrom' | 'yearTo'> | null;
  units: { unitId: string; fullName: string }[];
}

/**
 * Whether units and framework belong together: the units in force on the day at which the period looks at them, and the framework
 * enacted for their tiers and for the year.
 */
export async function findFitProblems(
  strapi: Core.Strapi,
  { period, framework, units }: Block,
): Promise<FieldProblem[]> {
  const day = unitsDayOf(period);
  const inForce = await findAssessedUnits(
    strapi,
    units.map(({ unitId }) => unitId),
    day,
  );
  const tiers = new Map(inForce.map(({ unitId, tier }) => [unitId, tier]));
  return [
    ...findValidityProblems(
      units.filter(({ unitId }) => !tiers.has(unitId)),
      day,
    ),
    ...(framework ? findFrameworkProblems(framework, period, units, tiers) : []),
  ];
}

function findValidityProblems(absent: Block['units'], day: string): FieldProblem[] {
  if (absent.length === 0) return [];
  const date = day.split('-').reverse().join('/');
  return [
    {
      field: 'units',
      message: `${listNames(absent)} không còn hoặc chưa có hiệu lực vào ngày ${date}, ngày mà kỳ lấy danh sách đơn vị.`,
    },
  ];
}

function findFrameworkProblems(
  framework: NonNullable<Block['framework']>,
  period: Block['period'],
  units: Block['units'],
  tiers: ReadonlyMap<string, Tier>,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { yearFrom, yearTo } = framework;
  const isValid =
    (yearFrom ?? period.year) <= period.year && period.year <= (yearTo ?? period.year);
  if (!isValid)
    problems.push({
      field: 'framework',
      message: `Bộ chỉ số “${framework.name}” áp dụng ${describeYears(yearFrom, yearTo)}, không áp dụng cho năm ${period.year}.`,
    });
  const allowed = framework.tiers ?? [];
  const others = units.filter(({ unitId }) => {
    const tier = tiers.get(unitId);
    return tier !== undefined && !allowed.includes(tier);
  });
  if (allowed.length > 0 && others.length > 0)
    problems.push({
      field: 'framework',
      message: `Bộ chỉ số “${framework.name}” không ban hành cho cấp của ${listNames(others)}.`,
    });
  return problems;
}

function describeYears(yearFrom: number | null, yearTo: number | null): string {
  if (yearTo === null) return `từ năm ${yearFrom}`;
  return yearFrom === null ? `đến năm ${yearTo}` : `từ năm ${yearFrom} đến năm ${yearTo}`;
}

function listNames(units: Block['units']): string {
  const names = units.slice(0, NAMES_SHOWN).map(({ fullName }) => `“${fullName}”`);
  const others = units.length - names.length;
  return `${names.join(', ')}${others > 0 ? ` và ${others} đơn vị khác` : ''}`;
}
