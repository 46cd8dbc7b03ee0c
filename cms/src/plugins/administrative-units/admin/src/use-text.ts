import { type Text, usePluginText } from '@congkhai/admin-parts/plugin-text';
import { PLUGIN_ID } from './constants';

/** The texts of this plugin in the reader's language. */
export function useText(): Text {
  return usePluginText(PLUGIN_ID);
}

/** 2025-07-01 as Vietnamese write it, 01/07/2025; a dash for a day that is not known. */
export function dayText(day: string | null): string {
  return day === null ? '–' : day.split('-').reverse().join('/');
}
