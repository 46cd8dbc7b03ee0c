import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import type { Figures } from '../../../server/src/figures';
import { PLUGIN_ID } from '../constants';

const REFRESH_MILLISECONDS = 60_000;

type State = { status: 'loading' } | { status: 'failed' } | Figures;

/** The audience's figures, fetched again every minute while they are on the screen. */
export function useFigures(): State {
  const { get } = useFetchClient();
  const [state, setState] = useState<State>({ status: 'loading' });
  useEffect(() => {
    let isShown = true;
    const load = async () => {
      const next = await get<{ data: Figures }>(`/${PLUGIN_ID}/figures`).then(
        (response): State => response.data.data,
        (): State => ({ status: 'failed' }),
      );
      if (isShown) setState(next);
    };
    void load();
    const timer = setInterval(() => void load(), REFRESH_MILLISECONDS);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [get]);
  return state;
}
