import { useReturnFocus } from '@congkhai/admin-parts/use-return-focus';
import { Button, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useText } from '../use-text';

interface ViewDialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is read and closed. Escape closes it too, and the focus goes back to where it was. */
export function ViewDialog({ title, onClose, children }: ViewDialogProps) {
  const text = useText();
  const returnFocus = useReturnFocus();
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
        <Modal.Header closeLabel={text('request.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('request.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
