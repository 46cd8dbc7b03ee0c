import { createHash, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';

/** A policy that lets in whoever has the token that the CMS and the functions share: the commands of this machine. */
export function hasInternalToken(
  context: Context,
  _: unknown,
  { strapi }: { strapi: Core.Strapi },
): boolean {
  const { notify } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const given = context.request.get('authorization').replace(/^Bearer /, '');
  const hash = (text: string) => createHash('sha256').update(text).digest();
  if (notify && timingSafeEqual(hash(given), hash(notify.token))) return true;
  throw new errors.UnauthorizedError();
}

const route = (method: string, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false as const, policies: [{ name: `plugin::${PLUGIN_ID}.has-internal-token` }] },
});

/** Under `/api/publishing`; they exist for `npm run reconcile` and `npm run rebuild`, which run beside a CMS that is running. */
export const internalRoutes = {
  type: 'content-api' as const,
  routes: [
    route('GET', '/internal/reconcile', 'reconcile.find'),
    route('POST', '/internal/reconcile', 'reconcile.start'),
    route('POST', '/internal/rebuild', 'reconcile.rebuild'),
    route('GET', '/internal/health', 'queue.health'),
  ],
};
