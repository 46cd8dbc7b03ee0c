import { usePluginText } from '@congkhai/admin-parts/plugin-text';
import { useRequestAction, useRequestErrorText } from '@congkhai/admin-parts/request-hooks';
import { PLUGIN_ID } from '../constants';

export function useText() {
  return usePluginText(PLUGIN_ID);
}

export function useErrorText() {
  return useRequestErrorText(useText()('links.failed'));
}

export function useAction() {
  return useRequestAction(useErrorText());
}
