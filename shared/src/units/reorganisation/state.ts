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

/** What is wrong with a table of units: at a line of the file, in a column of it, or with the whole. */
export interface StateProblem {
  kind: 'bad-cell' | 'duplicate-code' | 'no-parent' | 'no-units';
  /** 1 is the line that names the columns. */
  line: number;
  column: string;
  value: string;
}

/** Thrown when a table of units cannot be taken. Says everything that is wrong. */
export class StateInvalid extends Error {
  override readonly name = 'StateInvalid';
  constructor(readonly problems: readonly StateProblem[]) {
    super(`A table of units has ${problems.length} problems`);
  }
}

/**
 * Reads a table of units from CSV with the columns code, level, type, name, full_name, parent_code and, for the later state,
 * predecessors_text. Every parent must be in the table, and no code may come twice.
 */
export function parseState(csv: string): StateUnit[] {
  const problems: StateProblem[] = [];
  const units = parseCsv(csv).flatMap((row, index) => {
    const parsed = StateRowSchema.safeParse(row);
    if (parsed.success) return [toUnit(parsed.data)];
    for (const { path } of parsed.error.issues) {
      const column = String(path[0]);
      problems.push({ kind: 'bad-cell', line: index + 2, column, value: row[column] ?? '' });
    }
    return [];
  });
  if (problems.length === 0) problems.push(...findTreeProblems(units));
  if (units.length === 0 && problems.length === 0)
    problems.push({ kind: 'no-units', line: 1, column: 'code', value: '' });
  if (problems.length > 0) throw new StateInvalid(problems);
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

// A code is given once, and what a unit belongs to is in the table too.
function findTreeProblems(units: readonly StateUnit[]): StateProblem[] {
  const codes = new Set(units.map(({ code }) => code));
  const seen = new Set<string>();
  return units.flatMap(({ code, tier, parentCode }, index): StateProblem[] => {
    const line = index + 2;
    const isTwice = seen.has(code);
    seen.add(code);
    if (isTwice) return [{ kind: 'duplicate-code', line, column: 'code', value: code }];
    const hasParent = tier === 'province' ? parentCode === null : codes.has(parentCode ?? '');
    return hasParent
      ? []
      : [{ kind: 'no-parent', line, column: 'parent_code', value: parentCode ?? '' }];
  });
}
