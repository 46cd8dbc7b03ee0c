import { useReturnFocus } from '@congkhai/admin-parts/use-return-focus';
import { Button, Dialog, Typography } from '@strapi/design-system';
import { useText } from '../use-text';

interface RestoreDialogProps {
  question: string;
  explanation: string;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is brought back, and says what happens to what is there now. */
export function RestoreDialog(props: RestoreDialogProps) {
  const { question, explanation, isBusy, onConfirm, onClose } = props;
  const text = useText();
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Dialog.Content onCloseAutoFocus={returnFocus}>
        <Dialog.Header>{question}</Dialog.Header>
        <Dialog.Body>
          <Typography tag="p">{explanation}</Typography>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {text('cancel')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth loading={isBusy} onClick={onConfirm}>
            {text('versions.restore')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
