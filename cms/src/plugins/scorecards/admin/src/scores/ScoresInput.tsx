import { Loader } from '@strapi/design-system';
import {
  unstable_useContentManagerContext as useContentManagerContext,
  useField,
} from '@strapi/strapi/admin';
import { useCallback } from 'react';
import * as z from 'zod';
import { CustomField, type CustomFieldProps } from '../components/CustomField';
import { Notice } from '../components/Notice';
import { useEnteredValue } from '../use-entered-value';
import { useText } from '../use-text';
import { type EnteredScore, readScores } from './entered-scores';
import { ScoresTable } from './ScoresTable';
import { useScoringItems } from './use-scoring-items';

// How Strapi's form holds a relation to which a document was just added.
const ChosenRelationSchema = z.object({
  connect: z.array(z.object({ apiData: z.object({ documentId: z.string() }) })).min(1),
});

/** The scores of a card: one line for each item of the framework of the block that is chosen in the same form. */
export function ScoresInput(props: CustomFieldProps) {
  const { name, label, disabled = false } = props;
  const text = useText();
  const { entered: scores, error, change } = useEnteredValue(name, readScores);
  const state = useScoringItems(useItemsAddress());
  const changeScore = useCallback(
    (itemId: string, score: EnteredScore) => change((others) => ({ ...others, [itemId]: score })),
    [change],
  );

  return (
    <CustomField {...props} error={error}>
      {state.kind === 'loading' ? (
        <Loader small>{text('scores.loading')}</Loader>
      ) : state.kind === 'loaded' ? (
        <>
          {state.scoringItems.isOpen ? null : (
            <Notice title={text('scores.closed.title')}>
              {text('scores.closed', { period: state.scoringItems.periodName })}
            </Notice>
          )}
          <ScoresTable
            label={label}
            scoringItems={state.scoringItems}
            scores={scores}
            disabled={disabled || !state.scoringItems.isOpen}
            onChange={changeScore}
          />
        </>
      ) : (
        <Notice title={text(`scores.${state.kind}.title`)}>{text(`scores.${state.kind}`)}</Notice>
      )}
    </CustomField>
  );
}

// A block that was chosen just now wins; a saved scorecard keeps the block it has.
function useItemsAddress(): string | null {
  const { id, isCreatingEntry } = useContentManagerContext();
  const { value: block } = useField<unknown>('block');
  const chosen = ChosenRelationSchema.safeParse(block);
  if (chosen.success)
    return `/scorecards/blocks/${chosen.data.connect.at(-1)?.apiData.documentId}/items`;
  return isCreatingEntry || !id ? null : `/scorecards/scorecards/${id}/items`;
}
