import { DuplicateFrameworkRequestSchema } from '@congkhai/shared/contracts/scorecards-admin';
import type * as z from 'zod';
import type { ListedFramework } from './frameworks';

type Copy = z.infer<typeof DuplicateFrameworkRequestSchema>;

/** A copy as it stands in the form. */
export interface EnteredCopy {
  frameworkId: string;
  name: string;
  yearFrom: string;
  yearTo: string;
}

/**
 * What next year's framework is called until somebody says otherwise: a year in name and identifier is raised by one, and an
 * identifier without one gets the number of its version.
 */
export function suggestCopy(
  original: Pick<ListedFramework, 'frameworkId' | 'name' | 'version' | 'yearFrom' | 'yearTo'>,
): EnteredCopy {
  const { frameworkId, name, version, yearFrom, yearTo } = original;
  const raised = raiseYear(frameworkId);
  return {
    frameworkId: raised === frameworkId ? `${frameworkId}-${version + 1}` : raised,
    name: raiseYear(name),
    yearFrom: yearFrom === null ? '' : String((yearTo ?? yearFrom) + 1),
    yearTo: '',
  };
}

export type CopyProblem = keyof EnteredCopy | 'taken' | 'reversed';
type ReadCopy = { kind: 'copy'; copy: Copy } | { kind: 'wrong'; problems: CopyProblem[] };

/** The copy that a form holds, or what is wrong with it. Identifiers are never reused. */
export function readCopy(entered: EnteredCopy, taken: readonly string[]): ReadCopy {
  const yearFrom = yearOf(entered.yearFrom);
  const yearTo = yearOf(entered.yearTo);
  const parsed = DuplicateFrameworkRequestSchema.safeParse({
    ...entered,
    name: entered.name.trim(),
    yearFrom,
    yearTo,
  });
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  const problems: CopyProblem[] = (['frameworkId', 'name', 'yearFrom', 'yearTo'] as const).filter(
    (field) => wrong.has(field),
  );
  if (taken.includes(entered.frameworkId)) problems.push('taken');
  if (yearFrom !== null && yearTo !== null && yearTo < yearFrom) problems.push('reversed');
  return parsed.success && problems.length === 0
    ? { kind: 'copy', copy: parsed.data }
    : { kind: 'wrong', problems };
}

function raiseYear(text: string): string {
  return text.replace(/\b(?:19|20)\d{2}\b/, (year) => String(Number(year) + 1));
}

// What is no number becomes NaN, which the schema refuses.
function yearOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
