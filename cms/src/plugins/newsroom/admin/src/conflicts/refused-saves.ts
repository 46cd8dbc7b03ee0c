import {
  type ArticleConflict,
  ArticleConflictSchema,
} from '@congkhai/shared/contracts/newsroom-admin';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';

/** A form that was not saved, because somebody else saved the article after it was opened. */
export interface RefusedSave {
  conflict: ArticleConflict;
  documentId: string;
  /** What the form sent. */
  form: Record<string, unknown>;
  params: Record<string, unknown>;
}

// What the Content Manager's requests leave in the admin's store when the server has refused them.
const RefusedSaveSchema = z.object({
  type: z.string().endsWith('/executeMutation/rejected'),
  payload: z.object({ details: z.object({ conflict: ArticleConflictSchema }) }),
  meta: z.object({
    arg: z.object({
      originalArgs: z.object({
        model: z.literal(ARTICLE_UID),
        documentId: z.string(),
        data: z.record(z.string(), z.unknown()),
        params: z.record(z.string(), z.unknown()).catch({}),
      }),
    }),
  }),
});

type Listener = (refused: RefusedSave) => void;
const listeners = new Set<Listener>();

/** Is told of each refused save, before the Content Manager loads the article again and puts it into the form. */
export function onRefusedSave(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For `app.addMiddlewares`: the only place where the admin lets others see what its own forms were answered. */
export const watchRefusedSaves = () => () => {
  return <Action>(next: (action: Action) => unknown) =>
    (action: Action) => {
      const refused = RefusedSaveSchema.safeParse(action).data;
      if (refused) {
        const { documentId, data: form, params } = refused.meta.arg.originalArgs;
        const { conflict } = refused.payload.details;
        for (const listener of listeners) listener({ conflict, documentId, form, params });
      }
      return next(action);
    };
};
