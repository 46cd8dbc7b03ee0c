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
  const text = useText();
  const blocker = useBlocker(
    ({ nextLocation }) => !nextLocation.pathname.includes(root) && countAll(store) > 0,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void store.saving.saveNow().then(() => {
      if (countAll(store) === 0) blocker.proceed();
    });
  }, [blocker, store]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : blocker.reset())}>
      <Dialog.Content>
        <Dialog.Header>{text('matrix.leave.title')}</Dialog.Header>
        <Dialog.Body>{text('matrix.leave.means', { count: countAll(store) })}</Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="tertiary" onClick={() => blocker.reset()}>
            {text('matrix.leave.stay')}
          </Button>
          <Button fullWidth variant="danger-light" onClick={() => blocker.proceed()}>
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
