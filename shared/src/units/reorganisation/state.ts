import * as z from 'zod';
import { parseCsv } from '../../text/csv';
import { lineSchema } from '../../text/text';
import type { Tier } from '../administrative-unit';

/** A unit of one state of the country, as a table of units lists it. Its code is its name inside the table. */
export interface StateUnit {
  code: string;
  tier: Tier;
  unitType: string;
  name: string;
  fullName: string;
  parentCode: string | null;
  /** What it was made of, in words; empty in a table that does not say. */
  predecessorsText: string;
}

const optional = z.string().default('');
const StateRowSchema = z.object({
  code: z.string().regex(/^(?:\d{2}|\d{3}|\d{5})$/),
  level: z.enum(['province', 'district', 'commune']),
  type: lineSchema(60),
  name: lineSchema(200),
  full_name: lineSchema(200),
  parent_code: z.string().regex(/^(?:|\d{2}|\d{3})$/),
  predecessors_text: optional,
});

/** Thrown when a table of units cannot be taken: names the first lines that are wrong and what was expected. */
export class StateInvalid extends Error {
  override readonly name = 'StateInvalid';
}
const PROBLEMS_SHOWN = 10;

/**
 * Reads a table of units from CSV with the columns code, level, type, name, full_name, parent_code and, for the later state,
 * predecessors_text. Every parent must be in the table, and no code may come twice.
 */
export function parseState(csv: string): StateUnit[] {
  const problems: string[] = [];
  const units = parseCsv(csv).flatMap((row, index) => {
    const parsed = StateRowSchema.safeParse(row);
    if (parsed.success) return [toUnit(parsed.data)];
    const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    problems.push(`line ${index + 2}: ${fields.join('; ')}`);
    return [];
  });
  problems.push(...findTreeProblems(units));
  if (units.length === 0) problems.push('the table has no units');
  if (problems.length > 0)
    throw new StateInvalid(
      problems.slice(0, PROBLEMS_SHOWN).join('\n') +
        (problems.length > PROBLEMS_SHOWN ? `\n… ${problems.length - PROBLEMS_SHOWN} more` : ''),
    );
  return units;
}

function toUnit(row: z.infer<typeof StateRowSchema>): StateUnit {
  return {
    code: row.code,
    tier: row.level,
    unitType: row.type,
    name: row.name,
    fullName: row.full_name,
    parentCode: row.parent_code === '' ? null : row.parent_code,
    predecessorsText: row.predecessors_text,
  };
}

function findTreeProblems(units: readonly StateUnit[]): string[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const seen = new Set<string>();
  return units.flatMap(({ code, tier, parentCode, fullName }) => {
    const problems: string[] = [];
    if (seen.has(code)) problems.push(`the code ${code} (${fullName}) is there twice`);
    seen.add(code);
    if (tier === 'province' ? parentCode !== null : !byCode.has(parentCode ?? ''))
      problems.push(`${code} (${fullName}) has no parent ${parentCode ?? ''} in the table`);
    return problems;
  });
}
