import { isFetchError, useAPIErrorHandler } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useText } from '../use-text';

/** What to tell people about a request that failed: the server's own words, or that there was no usable answer. */
export function useErrorText(): (error: unknown) => string {
  const { formatAPIError } = useAPIErrorHandler();
  const text = useText();
  return useCallback(
    (error) => (isFetchError(error) ? formatAPIError(error) : text('failed')),
    [formatAPIError, text],
  );
}
