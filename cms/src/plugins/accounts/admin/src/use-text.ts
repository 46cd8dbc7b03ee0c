import { type Text, usePluginText } from '@congkhai/admin-parts/plugin-text';
import { PLUGIN_ID } from './constants';

/** The texts of this plugin in the reader's language. */
export function useText(): Text {
  return usePluginText(PLUGIN_ID);
}
