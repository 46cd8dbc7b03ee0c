import { Button, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Loaded } from '../api/use-loaded';
import { useText } from '../use-text';
import { useReturnFocus } from './use-return-focus';

interface ReadingDialogProps<Data> {
  title: string;
  loaded: Loaded<Data>;
  onClose: () => void;
  children: (data: Data) => ReactNode;
}

/** A dialog that shows something from the server. */
export function ReadingDialog<Data>(props: ReadingDialogProps<Data>) {
  const { title, loaded, onClose, children } = props;
  const text = useText();
  const returnFocus = useReturnFocus();
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
        <Modal.Header closeLabel={text('request.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {loaded.status === 'loading' ? <p role="status">{text('request.loading')}</p> : null}
          {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
          {loaded.status === 'loaded' ? children(loaded.data) : null}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('request.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
