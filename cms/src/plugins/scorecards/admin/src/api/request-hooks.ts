import {
  useRequest,
  useRequestAction,
  useRequestErrorText,
} from '@congkhai/admin-parts/request-hooks';
import { useCallback } from 'react';
import { useText } from '../use-text';
import { Refusal } from './refusal';

// The hooks with which pages ask the server, with this plugin's word for a request without a usable answer.

/** A refusal of our own client speaks for itself. */
export function useErrorText() {
  const errorText = useRequestErrorText(useText()('request.failed'));
  return useCallback(
    (error: unknown) => (error instanceof Refusal ? error.message : errorText(error)),
    [errorText],
  );
}

export function useAction() {
  return useRequestAction(useErrorText());
}

export function useLoaded<Data>(load: () => Promise<Data>) {
  return useRequest(load, useErrorText());
}
