import {
  FrameworkItemSchema,
  type FrameworkProblem,
  findFrameworkProblems,
} from '@congkhai/shared/scorecards/framework';
import * as z from 'zod';
import type { EnteredItem } from './entered-item';
import { rowsOf } from './item-tree';

/** The fields of the line itself, and those of its details. */
const LINE_FIELDS = ['itemId', 'name', 'maximumThousandths'] as const;
const DETAIL_FIELDS = ['surveyMaximumThousandths', 'ruleText', 'options', 'derivation'] as const;
const FIELDS = [...LINE_FIELDS, ...DETAIL_FIELDS];

/** What is wrong with one line: a field that cannot be read, or a problem of the items as a whole. */
export type RowProblem =
  | { kind: 'field'; field: (typeof FIELDS)[number] }
  | { kind: Exclude<FrameworkProblem['kind'], 'sum-differs'> }
  | { kind: 'sum-differs'; childrenMaximumThousandths: number };

const DETAIL_KINDS = new Set<RowProblem['kind']>([
  'effect-below-first-level',
  'survey-maximum-missing',
  'survey-maximum-misplaced',
  'derivation-missing',
  'derivation-misplaced',
  'option-above-maximum',
]);

/** True for what can only be mended in the details of an item. */
export function isDetailProblem(problem: RowProblem): boolean {
  if (problem.kind !== 'field') return DETAIL_KINDS.has(problem.kind);
  return DETAIL_FIELDS.some((field) => field === problem.field);
}

/** The problems of each line, by its path. The items are looked at as a whole once each line can be read. */
export function findRowProblems(items: readonly EnteredItem[]): Map<string, RowProblem[]> {
  const problems = new Map<string, RowProblem[]>();
  for (const { item, path } of rowsOf(items)) {
    const fields = findFieldProblems(item);
    if (fields.length > 0) problems.set(path.join(), fields);
  }
  const whole = z.array(FrameworkItemSchema).safeParse(items);
  if (!whole.success) return problems;
  for (const problem of findFrameworkProblems(whole.data)) {
    const path = problem.path.filter((key) => typeof key === 'number').join();
    problems.set(path, [...(problems.get(path) ?? []), problem]);
  }
  return problems;
}

function findFieldProblems(item: EnteredItem): RowProblem[] {
  const parsed = FrameworkItemSchema.safeParse({ ...item, children: [] });
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  return FIELDS.filter((field) => wrong.has(field)).map((field) => ({ kind: 'field', field }));
}
