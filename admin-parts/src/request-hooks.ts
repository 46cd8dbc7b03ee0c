import { isFetchError, useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

/** What a page has got from the server so far. */
export type Loaded<Data> =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'loaded'; data: Data };

/** What to tell people about a request that failed: the server's own words, or that there was no usable answer (`failed`). */
export function useRequestErrorText(failed: string): (error: unknown) => string {
  const { formatAPIError } = useAPIErrorHandler();
  return useCallback(
    (error) => (isFetchError(error) ? formatAPIError(error) : failed),
    [formatAPIError, failed],
  );
}

/**
 * Runs what a button does: one at a time, with a notice of its success or of why the server refused it. The answer says whether it
 * went well.
 */
export function useRequestAction(errorText: (error: unknown) => string): {
  isBusy: boolean;
  run: <Result>(
    action: () => Promise<Result>,
    successText: string | ((result: Result) => string),
  ) => Promise<boolean>;
} {
  const { toggleNotification } = useNotification();
  const [isBusy, setIsBusy] = useState(false);
  const run = useCallback(
    async <Result>(
      action: () => Promise<Result>,
      successText: string | ((result: Result) => string),
    ) => {
      setIsBusy(true);
      try {
        const result = await action();
        const message = typeof successText === 'string' ? successText : successText(result);
        toggleNotification({ type: 'success', message });
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

/**
 * Loads something when it is first shown and whenever `load` becomes another function or `version` another text; `reload` loads it
 * again and leaves what is shown in place meanwhile. An answer that comes after the next question was asked is dropped.
 */
export function useRequest<Data>(
  load: () => Promise<Data>,
  errorText: (error: unknown) => string,
  version = '',
): { loaded: Loaded<Data>; reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<Data>>({ status: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: round and version ask for the same thing again.
  useEffect(() => {
    let isShown = true;
    load().then(
      (data) => isShown && setLoaded({ status: 'loaded', data }),
      (error: unknown) => isShown && setLoaded({ status: 'failed', message: errorText(error) }),
    );
    return () => {
      isShown = false;
    };
  }, [load, errorText, round, version]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { loaded, reload };
}

/** Does something again and again while the page is on the screen, the first time after one interval. */
export function useEvery(milliseconds: number, action: () => unknown): void {
  useEffect(() => {
    const timer = setInterval(action, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, action]);
}
