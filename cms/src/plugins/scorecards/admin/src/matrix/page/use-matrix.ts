import type { MatrixResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ScorecardsClient } from '../../api/client';
import { type MatrixStore, openMatrix } from '../matrix-store';

/** The matrix of a block as it is edited, for as long as the page is open. What is not saved when it closes is saved then. */
export function useMatrix(data: MatrixResponse['data'], client: ScorecardsClient): MatrixStore {
  const [store] = useState(() => {
    const { documentId } = data.block;
    return openMatrix(data, {
      saveScores: (changes, reason) => client.saveScores(documentId, changes, reason),
      listRevisions: () => client.listRevisions(documentId),
      readCards: async (unitIds) => (await client.readMatrix(documentId, unitIds)).cards,
    });
  });
  useEffect(() => {
    const { saving } = store;
    saving.start();
    const retry = () => void saving.saveNow();
    const warn = (event: BeforeUnloadEvent) => {
      const { unsaved, problems, conflicts } = store.pending();
      if (unsaved + problems + conflicts > 0) event.preventDefault();
    };
    window.addEventListener('online', retry);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', retry);
      window.removeEventListener('beforeunload', warn);
      saving.stop();
      void saving.saveNow();
    };
  }, [store]);
  return store;
}

/** Draws the caller anew when the matrix changes. */
export function useMatrixVersion(store: MatrixStore): number {
  return useSyncExternalStore(store.subscribe, store.version);
}
