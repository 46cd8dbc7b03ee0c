import type { Core, Modules } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import type { DraftTurns } from '../services/draft-turns';
import type { Publication } from '../services/publication';
import type { Trash } from '../services/trash';
import type { Versions } from '../services/versions';
import { documentIdOf, parseWriteParameters, removeData } from './write-parameters';

type Middleware = Modules.Documents.Middleware.Middleware;
type Context = Parameters<Middleware>[0];
type Next = Parameters<Middleware>[1];

/** The number of the save that a form was opened with. Only `draftTurns` changes it. */
const SAVE_NUMBER = 'saveNumber';
const OpenedWithSchema = z.object({ [SAVE_NUMBER]: z.int().min(0) });

/** Each save of an article takes its turn and leaves a version; what is deleted goes to the trash. Stands before all other rules. */
export function versionRules(strapi: Core.Strapi): Middleware {
  const saving = savingRules(strapi);
  const leaving = leavingRules(strapi);
  const steps: Partial<Record<string, (context: Context, next: Next) => ReturnType<Middleware>>> = {
    create: saving.save,
    update: saving.save,
    clone: saving.copy,
    publish: (context, next) => leaving.keepAll(context, next, 'published'),
    unpublish: (context, next) => leaving.keepAll(context, next, 'unpublished'),
    discardDraft: leaving.discard,
    delete: leaving.remove,
  };
  return async (context, next) => {
    const step = context.uid === ARTICLE_UID ? steps[context.action] : undefined;
    if (!step) return next();
    return strapi.db.transaction(() => step(context, next));
  };
}

function servicesOf(strapi: Core.Strapi) {
  const { service } = strapi.plugin(PLUGIN_ID);
  return {
    versions: (): Versions => service('versions'),
    turns: (): DraftTurns => service('draft-turns'),
    publication: (): Publication => service('publication'),
    trash: (): Trash => service('trash'),
  };
}

/** Writes of drafts. */
function savingRules(strapi: Core.Strapi) {
  const { versions, turns, publication } = servicesOf(strapi);

  async function save(context: Context, next: Next) {
    const { documentId, locale, data, status } = parseWriteParameters(context.params);
    const locales = await publication().resolveLocales(locale, documentId);
    const openedWith = OpenedWithSchema.safeParse(data).data?.[SAVE_NUMBER] ?? null;
    removeData(context, [SAVE_NUMBER]);
    if (documentId)
      for (const each of locales) await turns().take({ documentId, locale: each }, openedWith);
    const result = await next();
    const saved = documentId ?? (result ? documentIdOf(result) : undefined);
    if (saved !== undefined)
      for (const each of locales)
        await versions().keep(
          { documentId: saved, locale: each },
          status === 'published' ? 'published' : 'saved',
        );
    return result;
  }

  async function copy(_: Context, next: Next) {
    const result = await next();
    const documentId = documentIdOf(result);
    for (const locale of await publication().resolveLocales('*', documentId))
      await versions().keep({ documentId, locale }, 'saved');
    return result;
  }

  return { save, copy };
}

/** What happens to articles without a form: they become public or are taken away. */
function leavingRules(strapi: Core.Strapi) {
  const { versions, turns, publication, trash } = servicesOf(strapi);

  async function keepAll(context: Context, next: Next, reason: 'published' | 'unpublished') {
    const { documentId, locale } = parseWriteParameters(context.params);
    const locales = await publication().resolveLocales(locale, documentId);
    const result = await next();
    if (documentId)
      for (const each of locales) await versions().keep({ documentId, locale: each }, reason);
    return result;
  }

  async function discard(context: Context, next: Next) {
    const { documentId, locale } = parseWriteParameters(context.params);
    if (!documentId) return next();
    const locales = await publication().resolveLocales(locale, documentId);
    const numbers = new Map<string, number | null>();
    for (const each of locales)
      numbers.set(each, await turns().numberOf({ documentId, locale: each }));
    const result = await next();
    for (const [each, number] of numbers) {
      if (number !== null) await turns().skipTo({ documentId, locale: each }, number + 1);
      await versions().keep({ documentId, locale: each }, 'discarded');
    }
    return result;
  }

  async function remove(context: Context, next: Next) {
    const { documentId, locale } = parseWriteParameters(context.params);
    if (documentId) await trash().put(documentId, locale);
    return next();
  }

  return { keepAll, discard, remove };
}
