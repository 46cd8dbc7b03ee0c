import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useErrorText } from '../api/request-hooks';
import { FormDialog } from '../components/FormDialog';
import { useText } from '../use-text';
import { MoveField } from './MoveField';
import { type Doing, type Entered, inputsOf, isComplete, isGrave, requestOf } from './move-forms';
import { type Refusal, refusalOf } from './refusal';

interface MoveDialogProps {
  doing: Doing;
  /** Whether readers see a version of the article now. */
  isPublished: boolean;
  /** What the inputs begin with. */
  beginning?: Entered;
  onSend: (request: object) => Promise<void>;
  onClose: () => void;
}

/** Says what will happen, asks for what is needed, and stays open with the reason when the server refuses. */
export function MoveDialog({
  doing,
  isPublished,
  beginning = {},
  onSend,
  onClose,
}: MoveDialogProps) {
  const text = useText();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [entered, setEntered] = useState(beginning);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const inputs = inputsOf(doing, isPublished);
  const submit = async () => {
    setIsBusy(true);
    setRefusal(null);
    try {
      await onSend(requestOf(doing, inputs, entered));
      toggleNotification({ type: 'success', message: text(`workflow.done.${doing}`) });
      onClose();
    } catch (error) {
      const names = inputs.map(({ name }) => name);
      setRefusal(refusalOf(error, names, errorText(error)));
      setIsBusy(false);
    }
  };
  return (
    <FormDialog
      title={text(`workflow.move.${doing}`)}
      submitLabel={text(`workflow.move.${doing}`)}
      isGrave={isGrave(doing)}
      isBusy={isBusy}
      canSubmit={isComplete(inputs, entered)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text(`workflow.means.${doing}`)}</Typography>
        {refusal && refusal.messages.length > 0 ? (
          <div role="alert">
            {refusal.messages.map((message) => (
              <Typography key={message} tag="p" textColor="danger700">
                {message}
              </Typography>
            ))}
          </div>
        ) : null}
        {inputs.map((input) => (
          <MoveField
            key={input.name}
            input={input}
            label={text(`workflow.input.${doing}.${input.name}`)}
            value={entered[input.name] ?? ''}
            error={refusal?.byInput[input.name]}
            onChange={(value) => setEntered({ ...entered, [input.name]: value })}
          />
        ))}
      </Flex>
    </FormDialog>
  );
}
