import {
  useRequest,
  useRequestAction,
  useRequestErrorText,
} from '@congkhai/admin-parts/request-hooks';
import { useText } from '../use-text';

// The hooks with which pages ask the server, with this plugin's word for a request without a usable answer.

export function useErrorText() {
  return useRequestErrorText(useText()('failed'));
}

export function useLoaded<Data>(load: () => Promise<Data>) {
  return useRequest(load, useErrorText());
}

export function useAction() {
  return useRequestAction(useErrorText());
}
