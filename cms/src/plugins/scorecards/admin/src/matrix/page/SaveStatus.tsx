import { Button, Flex, Typography } from '@strapi/design-system';
import { useErrorText } from '../../api/request-hooks';
import { useText } from '../../use-text';
import type { MatrixStore } from '../matrix-store';
import { useMatrixVersion } from './use-matrix';

interface SaveStatusProps {
  store: MatrixStore;
  /** Goes to the next cell that needs somebody. */
  onTrouble: () => void;
}

/** Whether everything is saved, in words; with a way to the cells that are not. */
export function SaveStatus({ store, onTrouble }: SaveStatusProps) {
  useMatrixVersion(store);
  const text = useText();
  const errorText = useErrorText();
  const { unsaved, problems, conflicts } = store.pending();
  const state = store.saving.state();
  const words = () => {
    if (state.kind === 'failed')
      return text('matrix.save.failed', { count: unsaved, reason: errorText(state.error) });
    if (state.kind === 'saving') return text('matrix.save.saving');
    return unsaved > 0
      ? text('matrix.save.unsaved', { count: unsaved })
      : text('matrix.save.saved');
  };
  return (
    <Flex gap={2} wrap="wrap">
      <Typography
        role="status"
        fontWeight="semiBold"
        textColor={state.kind === 'failed' ? 'danger700' : 'neutral800'}
      >
        {words()}
      </Typography>
      {problems + conflicts > 0 ? (
        <Button variant="danger-light" size="S" onClick={onTrouble}>
          {text('matrix.save.troubles', { problems, conflicts })}
        </Button>
      ) : null}
    </Flex>
  );
}
