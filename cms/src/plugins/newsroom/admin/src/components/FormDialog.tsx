import {
  FormDialog as DialogWithWords,
  type FormDialogProps,
} from '@congkhai/admin-parts/form-dialog';
import { useText } from '../use-text';

/** A dialog with something to fill in or to confirm, with this plugin's words for the ways out of it. */
export function FormDialog(props: Omit<FormDialogProps, 'words'>) {
  const text = useText();
  return <DialogWithWords {...props} words={{ close: text('close'), cancel: text('cancel') }} />;
}
