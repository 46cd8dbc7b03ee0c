import { Button, Modal } from '@strapi/design-system';
import type { FormEvent, ReactNode } from 'react';
import { styled } from 'styled-components';
import { useReturnFocus } from './use-return-focus';

export interface FormDialogProps {
  /** The words of the ways out, in the reader's language. */
  words: { close: string; cancel: string };
  title: string;
  submitLabel: string;
  /** True for what cannot be undone by the same people in the same place. */
  isGrave?: boolean;
  isBusy: boolean;
  canSubmit?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

// The parts of the dialog stay its direct children as far as its layout is concerned.
const Form = styled.form`
  display: contents;
`;

/** A dialog with something to fill in or to confirm. Enter sends it, Escape closes it, and the focus goes back to where it was. */
export function FormDialog(props: FormDialogProps) {
  const { words, title, submitLabel, isGrave, isBusy, canSubmit = true, onSubmit, onClose } = props;
  const returnFocus = useReturnFocus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog is drawn elsewhere in the document, but its events still reach a form that it stands in.
    event.stopPropagation();
    if (canSubmit && !isBusy) onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
        <Form onSubmit={submit} noValidate>
          <Modal.Header closeLabel={words.close}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>{props.children}</Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button
              type="submit"
              variant={isGrave ? 'danger' : 'default'}
              loading={isBusy}
              disabled={!canSubmit}
            >
              {submitLabel}
            </Button>
          </Modal.Footer>
        </Form>
      </Modal.Content>
    </Modal.Root>
  );
}
