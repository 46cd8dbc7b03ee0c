import { useCallback } from 'react';
import { useIntl } from 'react-intl';

export type Text = (id: string, values?: Record<string, string | number>) => string;

/** A plugin's own texts, in the language of whoever looks. */
export function usePluginText(pluginId: string): Text {
  const { formatMessage } = useIntl();
  return useCallback(
    (id, values) => formatMessage({ id: `${pluginId}.${id}` }, values),
    [formatMessage, pluginId],
  );
}
