import { type Text, usePluginText } from '@congkhai/admin-parts/plugin-text';

/** The texts of this plugin in the reader's language. */
export function useText(): Text {
  return usePluginText('scorecards');
}
