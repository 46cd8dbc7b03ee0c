import { useState } from 'react';
import { useScorecardsClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { FormDialog } from '../components/FormDialog';
import { useText } from '../use-text';
import type { BoardDialogProps } from './board';
import { DecisionFields } from './DecisionFields';
import { enteredDecisionOf, readDecision } from './entered-decision';

/** The decision that approves and publishes the year. */
export function DecisionDialog({ board, onDone, onClose }: BoardDialogProps) {
  const text = useText();
  const { setDecision } = useScorecardsClient();
  const { isBusy, run } = useAction();
  const [entered, setEntered] = useState(() => enteredDecisionOf(board.decision));
  const read = readDecision(entered);
  const submit = async () => {
    if (read.kind !== 'decision') return;
    const save = () => setDecision(board.documentId, read.decision);
    if (!(await run(save, text('board.decisionSaved')))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={text('board.decision')}
      submitLabel={text('request.save')}
      isBusy={isBusy}
      canSubmit={read.kind === 'decision'}
      onSubmit={submit}
      onClose={onClose}
    >
      <DecisionFields entered={entered} onChange={setEntered} />
    </FormDialog>
  );
}
