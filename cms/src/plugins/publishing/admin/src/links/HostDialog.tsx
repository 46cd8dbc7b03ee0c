import { useReturnFocus } from '@congkhai/admin-parts/use-return-focus';
import { Button, Modal } from '@strapi/design-system';
import type { FormEvent, ReactNode } from 'react';
import { styled } from 'styled-components';
import { useText } from './request-hooks';

interface HostDialogProps {
  title: string;
  submitLabel: string;
  isBusy: boolean;
  canSubmit: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

// The parts of the dialog stay its direct children as far as its layout is concerned.
const Form = styled.form`
  display: contents;
`;

/** A dialog with a form about a host. Enter sends it, Escape closes it. */
export function HostDialog(props: HostDialogProps) {
  const { title, submitLabel, isBusy, canSubmit, onSubmit, onClose, children } = props;
  const text = useText();
  const returnFocus = useReturnFocus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canSubmit && !isBusy) onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
        <Form onSubmit={submit} noValidate>
          <Modal.Header closeLabel={text('links.close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>{children}</Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose}>
              {text('links.close')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={!canSubmit}>
              {submitLabel}
            </Button>
          </Modal.Footer>
        </Form>
      </Modal.Content>
    </Modal.Root>
  );
}
