import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type FieldProblem, refuse } from './field-problem';

export type WrittenData = Record<string, unknown>;

/** The rules of one content type. All of it runs inside the transaction of the write. */
export interface Guard<Saved extends { documentId: string }> {
  uid: UID.ContentType;
  /** The document as it is saved now, with what its rules need to know of its neighbours. */
  load(documentId: unknown): Promise<Saved | null>;
  /** Tidies what is about to be written, and finds what Strapi could not even store. `before` is null for a new document. */
  prepare(data: WrittenData, before: Saved | null): FieldProblem[] | Promise<FieldProblem[]>;
  /** Finds everything that is wrong with what was written. If there is anything, the write is rolled back. */
  check(after: Saved, before: Saved | null): FieldProblem[] | Promise<FieldProblem[]>;
  /** Writes what follows from the change. */
  complete?(after: Saved, before: Saved | null): Promise<void>;
  /** Why this document may not be deleted, or null if it may. */
  findDeletionProblem(saved: Saved): Promise<string | null>;
}

/**
 * Keeps a content type's rules whoever writes: a form, a script or another plugin. A write is checked after it was made, inside
 * its transaction, so that relations need no second reading of Strapi's connect and disconnect.
 */
export function guardWrites<Saved extends { documentId: string }>(
  strapi: Core.Strapi,
  guard: Guard<Saved>,
): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== guard.uid) return next();
    const { action, params } = context;
    if (action === 'clone')
      throw new errors.ApplicationError('Không nhân bản được loại nội dung này: hãy tạo mới.');
    if (action === 'delete')
      return strapi.db.transaction(async () => {
        const saved = await guard.load(params.documentId);
        const problem = saved && (await guard.findDeletionProblem(saved));
        if (problem) throw new errors.ApplicationError(problem);
        return await next();
      });
    if (action !== 'create' && action !== 'update') return next();

    return strapi.db.transaction(async () => {
      const before = action === 'update' ? await guard.load(params.documentId) : null;
      params.data ??= {};
      refuse(await guard.prepare(params.data, before));
      const result = await next();
      const after = await guard.load(before?.documentId ?? documentIdOf(result));
      if (after) {
        refuse(await guard.check(after, before));
        await guard.complete?.(after, before);
      }
      return result;
    });
  });
}

function documentIdOf(result: unknown): unknown {
  return result && typeof result === 'object' && 'documentId' in result ? result.documentId : null;
}
