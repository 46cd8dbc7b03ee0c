import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useErrorText } from './use-error-text';

/**
 * Runs what a button does: one at a time, with a notice of its success or of why the server refused it. The answer says whether it
 * went well.
 */
export function useAction(): {
  isBusy: boolean;
  run: (action: () => Promise<unknown>, successText: string) => Promise<boolean>;
} {
  const { toggleNotification } = useNotification();
  const errorText = useErrorText();
  const [isBusy, setIsBusy] = useState(false);
  const run = useCallback(
    async (action: () => Promise<unknown>, successText: string) => {
      setIsBusy(true);
      try {
        await action();
        toggleNotification({ type: 'success', message: successText });
        return true;
      } catch (error) {
        toggleNotification({ type: 'danger', message: errorText(error), timeout: 10_000 });
        return false;
      } finally {
        setIsBusy(false);
      }
    },
    [toggleNotification, errorText],
  );
  return { isBusy, run };
}
