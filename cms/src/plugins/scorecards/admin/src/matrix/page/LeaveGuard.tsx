import { useReturnFocus } from '@congkhai/admin-parts/use-return-focus';
import { Button, Dialog } from '@strapi/design-system';
import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useText } from '../../use-text';
import type { MatrixStore } from '../matrix-store';

interface LeaveGuardProps {
  store: MatrixStore;
  /** The addresses of this matrix: going from unit to unit is no leaving. */
  root: string;
}

/** Saves before the page is left for another one, and asks where that cannot be done. */
export function LeaveGuard({ store, root }: LeaveGuardProps) {
  const blocker = useBlocker(
    ({ nextLocation }) => !nextLocation.pathname.includes(root) && countAll(store) > 0,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    // Whoever stays while it is being saved does not leave when it has been.
    let isWaiting = true;
    void store.saving.saveNow().then(() => {
      if (isWaiting && countAll(store) === 0) blocker.proceed();
    });
    return () => {
      isWaiting = false;
    };
  }, [blocker, store]);
  if (blocker.state !== 'blocked') return null;
  return (
    <LeaveDialog
      count={countAll(store)}
      onStay={() => blocker.reset()}
      onLeave={() => blocker.proceed()}
    />
  );
}

interface LeaveDialogProps {
  /** How many cells would be lost. */
  count: number;
  onStay: () => void;
  onLeave: () => void;
}

function LeaveDialog({ count, onStay, onLeave }: LeaveDialogProps) {
  const text = useText();
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onStay())}>
      <Dialog.Content onCloseAutoFocus={returnFocus}>
        <Dialog.Header>{text('matrix.leave.title')}</Dialog.Header>
        <Dialog.Body>{text('matrix.leave.means', { count })}</Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="tertiary" onClick={onStay}>
            {text('matrix.leave.stay')}
          </Button>
          <Button fullWidth variant="danger-light" onClick={onLeave}>
            {text('matrix.leave.go')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}

function countAll(store: MatrixStore): number {
  const { unsaved, problems, conflicts } = store.pending();
  return unsaved + problems + conflicts;
}
