import { useField } from '@strapi/strapi/admin';
import { useCallback, useRef } from 'react';

/**
 * A field of the form as `read` understands it, and a stable way to change it. What a change leaves alone stays the same object,
 * so that of a table of hundreds of lines only those that changed are drawn again.
 */
export function useEnteredValue<Entered>(name: string, read: (value: unknown) => Entered) {
  const { value, error, onChange } = useField<unknown>(name);
  const known = useRef<{ value: unknown; entered: Entered }>();
  if (!known.current || known.current.value !== value)
    known.current = { value, entered: read(value) };
  const { entered } = known.current;

  const change = useCallback(
    (changed: (entered: Entered) => Entered) => {
      const next = changed(known.current ? known.current.entered : read(undefined));
      known.current = { value: next, entered: next };
      onChange(name, next);
    },
    [name, read, onChange],
  );
  return { entered, error, change };
}
