import { Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useScorecardsClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { FormDialog } from '../components/FormDialog';
import { useText } from '../use-text';
import type { BoardDialogProps } from './board';

/** Opens a published year to be corrected, with the reason that everybody will see on its board. */
export function OpenCorrectionDialog({ board, onDone, onClose }: BoardDialogProps) {
  const text = useText();
  const { openCorrection } = useScorecardsClient();
  const { isBusy, run } = useAction();
  const [reason, setReason] = useState('');
  const submit = async () => {
    const open = () => openCorrection(board.documentId, reason.trim());
    if (!(await run(open, text('correction.opened')))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={text('correction.open')}
      submitLabel={text('correction.open')}
      isBusy={isBusy}
      canSubmit={reason.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text('correction.means')}</Typography>
        <Field.Root required>
          <Field.Label>{text('correction.reason')}</Field.Label>
          <Textarea
            value={reason}
            maxLength={500}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field.Root>
      </Flex>
    </FormDialog>
  );
}
