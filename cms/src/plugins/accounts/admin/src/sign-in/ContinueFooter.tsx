import { Button, Modal } from '@strapi/design-system';
import { useText } from '../use-text';

interface ContinueFooterProps {
  isBusy: boolean;
  /** Whether there is something to send. */
  canContinue: boolean;
  onCancel: () => void;
}

/** The end of a form in a dialog that asks for a proof: go on, or leave it. */
export function ContinueFooter({ isBusy, canContinue, onCancel }: ContinueFooterProps) {
  const text = useText();
  return (
    <Modal.Footer>
      <Button variant="tertiary" onClick={onCancel}>
        {text('second-step.cancel')}
      </Button>
      <Button type="submit" loading={isBusy} disabled={!canContinue}>
        {text('second-step.continue')}
      </Button>
    </Modal.Footer>
  );
}
