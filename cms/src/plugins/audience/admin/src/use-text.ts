import { type Text, usePluginText } from '@congkhai/admin-parts/plugin-text';
import { PLUGIN_ID } from './constants';

/** The texts of this plugin in the reader's language. */
export function useText(): Text {
  return usePluginText(PLUGIN_ID);
}

/** 2025-07-01 as Vietnamese write it, 01/07/2025. */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/');
}
