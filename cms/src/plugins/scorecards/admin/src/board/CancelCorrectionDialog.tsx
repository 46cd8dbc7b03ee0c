import { Typography } from '@strapi/design-system';
import { useScorecardsClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { FormDialog } from '../components/FormDialog';
import { useText } from '../use-text';
import type { BoardDialogProps } from './board';

/** Closes a correction without a new release: what was changed in it becomes what is public again. */
export function CancelCorrectionDialog({ board, onDone, onClose }: BoardDialogProps) {
  const text = useText();
  const { cancelCorrection } = useScorecardsClient();
  const { isBusy, run } = useAction();
  const submit = async () => {
    if (!(await run(() => cancelCorrection(board.documentId), text('correction.cancelled'))))
      return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={text('correction.cancel')}
      submitLabel={text('correction.cancel')}
      isGrave
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography tag="p">{text('correction.cancelMeans')}</Typography>
    </FormDialog>
  );
}
