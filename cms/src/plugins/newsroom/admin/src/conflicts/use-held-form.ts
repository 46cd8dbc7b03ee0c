import { useForm } from '@strapi/strapi/admin';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { onRefusedSave, type RefusedSave } from './refused-saves';

type Form = Record<string, unknown>;

const formOf = (values: object): Form => Object.fromEntries(Object.entries(values));

/** What became of a refused save. */
export interface Conflict {
  refused: RefusedSave;
  /** The form as it was opened, and as it was sent. */
  opened: Form;
  mine: Form;
}

/** Conflicts that are being looked at, by article: turning a tablet makes Strapi's panels, and what is in them, anew. */
const remembered = new Map<string, Conflict>();

/**
 * Keeps what was typed when a save is refused. The Content Manager loads the article again then and puts it into the form, over
 * everything that was typed; as soon as it has done so, the form gets its text back.
 */
export function useHeldForm(documentId: string | undefined) {
  const getValues = useForm('ConflictWatcher', (form) => form.getValues);
  const setValues = useForm('ConflictWatcher', (form) => form.setValues);
  const initialValues = useForm('ConflictWatcher', (form) => form.initialValues);
  const loaded = useMemo(() => formOf(initialValues), [initialValues]);
  const [conflict, setConflict] = useState(remembered.get(documentId ?? '') ?? null);
  const [held, setHeld] = useState(conflict?.mine ?? null);
  const opened = useRef(loaded);
  // While a save is under way the form counts what it sends as loaded, still with the number that it was opened with.
  if (opened.current.saveNumber !== loaded.saveNumber) opened.current = loaded;
  const isReloaded =
    conflict !== null && Number(loaded.saveNumber) >= conflict.refused.conflict.saveNumber;

  useEffect(
    () =>
      onRefusedSave((refused) => {
        if (refused.documentId !== documentId) return;
        const mine = formOf(getValues());
        const found = { refused, opened: opened.current, mine };
        remembered.set(documentId, found);
        setConflict(found);
        setHeld(mine);
      }),
    [documentId, getValues],
  );
  useEffect(() => {
    if (!held || !isReloaded) return;
    setValues(held);
    setHeld(null);
  }, [held, isReloaded, setValues]);

  const close = useCallback(() => {
    remembered.delete(documentId ?? '');
    setConflict(null);
  }, [documentId]);
  return { conflict, loaded, isReloaded: isReloaded && held === null, setValues, close };
}
