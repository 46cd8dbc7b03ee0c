import { useCallback, useRef } from 'react';

/** Gives the focus back to what opened a dialog. A dialog that is drawn on demand does not know its opener by itself. */
export function useReturnFocus(): (event: Event) => void {
  const opener = useRef(document.activeElement);
  return useCallback((event) => {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }, []);
}
