import { type Text, usePluginText } from '@congkhai/admin-parts/plugin-text';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { PLUGIN_ID } from './constants';

/** The texts of this plugin in the reader's language. */
export function useText(): Text {
  return usePluginText(PLUGIN_ID);
}

/** The text with this name, or null: other plugins record actions and fields that have no text here. */
export function useKnownText(): (...ids: string[]) => string | null {
  const { messages } = useIntl();
  return useCallback(
    (...ids) => {
      const message = ids.map((id) => messages[id]).find((found) => typeof found === 'string');
      return typeof message === 'string' ? message : null;
    },
    [messages],
  );
}
