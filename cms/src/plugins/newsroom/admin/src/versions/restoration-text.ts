import type { Restoration } from '@congkhai/shared/contracts/newsroom-admin';
import { useCallback } from 'react';
import { useFieldName } from '../field-name';
import { useText } from '../use-text';

/** What could not be had back, in words; empty when everything could. */
export function useRestorationText(): (restoration: Restoration) => string {
  const text = useText();
  const fieldName = useFieldName();
  return useCallback(
    ({ leftOut, hasNewAddress }) => {
      const gone = leftOut.map(({ field, label }) => `${fieldName(field)}: ${label}`).join('; ');
      return [
        ...(hasNewAddress ? [text('restoration.newAddress')] : []),
        ...(gone ? [text('restoration.leftOut', { gone })] : []),
      ].join(' ');
    },
    [text, fieldName],
  );
}
