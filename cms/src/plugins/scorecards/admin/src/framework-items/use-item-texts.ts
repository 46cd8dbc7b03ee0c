import type { Text } from '@congkhai/admin-parts/plugin-text';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { useMemo } from 'react';
import { useText } from '../use-text';
import type { EnteredItem } from './entered-item';
import type { RowProblem } from './row-problems';

/** What a line says about itself: its problems in words, and what its details hold while they are closed. */
export function useItemTexts() {
  const text = useText();
  return useMemo(
    () => ({
      describe: (problem: RowProblem) => describe(problem, text),
      summaryOf: (item: EnteredItem) => summaryOf(item, text),
    }),
    [text],
  );
}

function describe(problem: RowProblem, text: Text): string {
  switch (problem.kind) {
    case 'field':
      return text(`items.problem.${problem.field}`);
    case 'sum-differs':
      return text('items.problem.sum-differs', {
        sum: formatThousandths(problem.childrenMaximumThousandths),
      });
    default:
      return text(`items.problem.${problem.kind}`);
  }
}

function summaryOf(item: EnteredItem, text: Text): string {
  return [
    item.effect === 'scored' ? null : text(`items.effect.${item.effect}`),
    item.ruleText ? text('items.summary.rule') : null,
    item.options.length > 0 ? text('items.summary.options', { count: item.options.length }) : null,
    item.isEvidenceRequired ? text('items.evidenceRequired') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
