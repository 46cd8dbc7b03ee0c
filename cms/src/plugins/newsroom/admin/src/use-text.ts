import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { PLUGIN_ID } from './constants';

export type Text = (id: string, values?: Record<string, string | number>) => string;

/** The texts of this plugin in the reader's language. */
export function useText(): Text {
  const { formatMessage } = useIntl();
  return useCallback(
    (id, values) => formatMessage({ id: `${PLUGIN_ID}.${id}` }, values),
    [formatMessage],
  );
}
