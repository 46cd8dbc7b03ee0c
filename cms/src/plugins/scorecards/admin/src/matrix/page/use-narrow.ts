import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 900px)';

/** True on a phone or a narrow window, where only the first column can stay in place. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => window.matchMedia(NARROW).matches,
  );
}
