import type { Core } from '@strapi/strapi';
import { alertModels } from './alerts/models';
import { PLUGIN_ID } from './constants';
import type { LinkGuard } from './links/guard';
import { models } from './models';
import type { Drain } from './services/drain';
import type { Outbox } from './services/outbox';
import type { Registry } from './services/registry';

const WRITING_ACTIONS = new Set([
  'create',
  'clone',
  'update',
  'publish',
  'unpublish',
  'discardDraft',
  'delete',
]);

/**
 * Queues what a change may touch, in the transaction of the change itself, so that a crash loses neither.
 * Document middlewares run outside the transaction that a write opens, so one is opened around both.
 */
export function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of [...models, ...alertModels]) strapi.get('models').add(model);

  const registry: Registry = strapi.plugin(PLUGIN_ID).service('registry');
  const outbox: Outbox = strapi.plugin(PLUGIN_ID).service('outbox');
  const guard: LinkGuard = strapi.plugin(PLUGIN_ID).service('link-guard');
  const drain = (): Drain => strapi.plugin(PLUGIN_ID).service('drain');

  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    if (!WRITING_ACTIONS.has(action) || !registry.concerns(uid)) return next();
    return strapi.db.transaction(async ({ onCommit }) => {
      const documentIdBefore = 'documentId' in params ? params.documentId : undefined;
      const subjectsOf = (documentId: unknown) =>
        typeof documentId === 'string' ? registry.subjectsOf({ uid, documentId }) : [];
      // What goes is withdrawn in the reverse of the order in which it appears: a period before its scorecards, so that no ranking
      // is ever computed from some of them.
      const before = (await subjectsOf(documentIdBefore)).reverse();
      const result = await next();
      const documentIdAfter =
        documentIdBefore ??
        (result && typeof result === 'object' && 'documentId' in result
          ? result.documentId
          : undefined);
      const after = await subjectsOf(documentIdAfter);
      if (typeof documentIdAfter === 'string')
        await guard.refuseUnlisted({ uid, documentId: documentIdAfter }, after);
      await outbox.add([...before, ...after]);
      onCommit(() => drain().wake());
      return result;
    });
  });
}
