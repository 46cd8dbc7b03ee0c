import type { Loaded } from '@congkhai/admin-parts/request-hooks';
import type { ReactNode } from 'react';
import { useText } from '../use-text';
import { ViewDialog } from './ViewDialog';

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
  return (
    <ViewDialog title={title} onClose={onClose}>
      {loaded.status === 'loading' ? <p role="status">{text('request.loading')}</p> : null}
      {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
      {loaded.status === 'loaded' ? children(loaded.data) : null}
    </ViewDialog>
  );
}
