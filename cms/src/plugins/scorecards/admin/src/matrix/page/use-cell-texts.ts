import type { Text } from '@congkhai/admin-parts/plugin-text';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { useMemo } from 'react';
import { useText } from '../../use-text';
import type { MarkSigns } from '../grid/cell-renderer';
import type { EntryProblem } from '../sheet/entry';
import type { CellWords } from '../sheet/shown-cell';

export interface CellTexts {
  text: Text;
  words: CellWords;
  signs: MarkSigns;
  problemText(problem: EntryProblem): string;
}

/** The words, signs and messages of cells in the reader's language. */
export function useCellTexts(): CellTexts {
  const text = useText();
  return useMemo(
    () => ({
      text,
      words: {
        stateOf: (state) => text(`state.${state}`),
        evidenceOf: (count) => text('matrix.evidenceCount', { count }),
      },
      signs: {
        unsaved: { sign: '•', label: text('matrix.mark.unsaved') },
        conflict: { sign: '⇄', label: text('matrix.mark.conflict') },
        problem: { sign: '⚠', label: text('matrix.mark.problem') },
      },
      problemText: (problem) =>
        text(`matrix.problem.${problem.kind}`, {
          maximum:
            problem.kind === 'above-maximum' ? formatThousandths(problem.maximumThousandths) : '',
        }),
    }),
    [text],
  );
}
