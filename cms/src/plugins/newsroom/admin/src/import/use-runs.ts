import type { ImportRun } from '@congkhai/shared/contracts/import-admin';
import { useCallback, useEffect, useState } from 'react';
import { useErrorText } from '../api/request-hooks';
import type { ImportsClient } from './use-imports';

const POLL_MILLISECONDS = 2_000;

export interface Runs {
  runs: readonly ImportRun[] | null;
  /** Why they could not be loaded. */
  failure: string | null;
  reload: () => void;
}

/** The last imports; asked again every two seconds while one of them runs. */
export function useRuns({ list }: ImportsClient): Runs {
  const errorText = useErrorText();
  const [runs, setRuns] = useState<readonly ImportRun[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the round asks for the same thing again.
  useEffect(() => {
    let isShown = true;
    let timer: number | undefined;
    const load = async () => {
      try {
        const loaded = await list();
        if (!isShown) return;
        setRuns(loaded);
        setFailure(null);
        if (loaded.some(({ isFinished }) => !isFinished))
          timer = window.setTimeout(() => void load(), POLL_MILLISECONDS);
      } catch (error) {
        if (isShown) setFailure(errorText(error));
      }
    };
    void load();
    return () => {
      isShown = false;
      window.clearTimeout(timer);
    };
  }, [list, errorText, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { runs, failure, reload };
}
