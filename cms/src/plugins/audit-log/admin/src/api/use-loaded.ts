import { useCallback, useEffect, useState } from 'react';
import { useErrorText } from './use-error-text';

/** What a page has got from the server so far. */
export type Loaded<Data> =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'loaded'; data: Data };

/**
 * Loads something when it is first shown and whenever `load` becomes another function; `reload` loads it again and leaves what is
 * shown in place meanwhile. An answer that comes after the next question was asked is dropped.
 */
export function useLoaded<Data>(load: () => Promise<Data>): {
  loaded: Loaded<Data>;
  reload: () => void;
} {
  const errorText = useErrorText();
  const [loaded, setLoaded] = useState<Loaded<Data>>({ status: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the round asks for the same thing again.
  useEffect(() => {
    let isShown = true;
    load().then(
      (data) => isShown && setLoaded({ status: 'loaded', data }),
      (error: unknown) => isShown && setLoaded({ status: 'failed', message: errorText(error) }),
    );
    return () => {
      isShown = false;
    };
  }, [load, errorText, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { loaded, reload };
}
