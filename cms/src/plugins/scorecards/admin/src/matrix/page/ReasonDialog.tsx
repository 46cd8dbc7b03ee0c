import { Field, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';
import { useText } from '../../use-text';

const LENGTH_MAX = 500;

interface ReasonDialogProps {
  onGiven: (reason: string) => void;
  onClose: () => void;
}

/** Asks once why scores of a published period are corrected. Until it is answered nothing is sent, and nothing is lost. */
export function ReasonDialog({ onGiven, onClose }: ReasonDialogProps) {
  const text = useText();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={text('matrix.reason.title')}
      submitLabel={text('matrix.reason.give')}
      isBusy={false}
      canSubmit={reason.trim() !== ''}
      onSubmit={() => onGiven(reason.trim())}
      onClose={onClose}
    >
      <Field.Root hint={text('matrix.reason.hint')} required>
        <Field.Label>{text('matrix.reason.label')}</Field.Label>
        <Textarea
          value={reason}
          maxLength={LENGTH_MAX}
          onChange={({ target }) => setReason(target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
}
