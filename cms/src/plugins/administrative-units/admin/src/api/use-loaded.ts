import { useEffect, useState } from 'react';

export type Loaded<Value> =
  | { kind: 'loading' }
  | { kind: 'loaded'; value: Value }
  | { kind: 'failed' };

/** What `load` brings, again whenever `load` is another function. An answer that comes too late is dropped. */
export function useLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ kind: 'loading' });
  useEffect(() => {
    let isWanted = true;
    setLoaded({ kind: 'loading' });
    load().then(
      (value) => isWanted && setLoaded({ kind: 'loaded', value }),
      () => isWanted && setLoaded({ kind: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  return loaded;
}
