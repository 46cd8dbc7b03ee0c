import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import * as z from 'zod';
import { accountOf } from '../actor';
import { PLUGIN_ID } from '../constants';
import type { Trail } from '../services/trail';
import { collect } from './collector';
import { recordPermissions } from './permissions';

type Middleware = (context: Context, next: Next) => Promise<unknown>;
interface Route {
  method: string;
  path: string;
  handler: unknown;
  config?: { middlewares?: unknown[] };
}
interface Router {
  routes: Route[];
}
type RouterInput = Router | ((options: { strapi: Core.Strapi }) => Router);

// They change nothing that is recorded, wait for others, or go on after their answer.
const UNWATCHED = new Set([
  'authentication.accessToken',
  'authentication.forgotPassword',
  'webhooks.triggerWebhook',
]);
const SELF_SERVICE = new Set([
  'authentication.register',
  'authentication.registerAdmin',
  'authentication.resetPassword',
]);
const SIGNED_IN = z.object({
  data: z.union([z.object({ token: z.string() }), z.object({ accessToken: z.string() })]),
});
const LoginSchema = z.object({ email: z.string().max(320) });

/**
 * Puts the admin's own routes that change something into a transaction with what is recorded of it, and records who comes and goes.
 * Strapi's events for this are sent after the commit and wait for nobody, so an entry could be lost.
 */
export function watchRoutes(strapi: Core.Strapi): void {
  const trail = (): Trail => strapi.plugin(PLUGIN_ID).service('trail');
  const routers: Record<string, RouterInput> = strapi.admin.routes;
  for (const [name, input] of Object.entries(routers)) {
    const router = typeof input === 'function' ? input({ strapi }) : input;
    routers[name] = router;
    for (const route of router.routes) {
      const middleware = middlewareOf(strapi, trail, route);
      if (!middleware) continue;
      // Last, and so next to the controller: what stands before it may refuse.
      route.config = {
        ...route.config,
        middlewares: [...(route.config?.middlewares ?? []), middleware],
      };
    }
  }
}

function middlewareOf(
  strapi: Core.Strapi,
  trail: () => Trail,
  { method, path, handler }: Route,
): Middleware | null {
  if (handler === 'authentication.login') return signIn(strapi, trail);
  if (handler === 'authentication.logout') return signOut(trail);
  const isRead = method === 'GET' || path.startsWith('/transfer/runner');
  if (isRead || typeof handler !== 'string' || UNWATCHED.has(handler)) return null;
  const isSelfService = SELF_SERVICE.has(handler);
  return (_, next) =>
    strapi.db.transaction(() =>
      collect(
        () => next(),
        (permissions) => recordPermissions(strapi, permissions),
        { isSelfService },
      ),
    );
}

const signIn =
  (strapi: Core.Strapi, trail: () => Trail): Middleware =>
  async (context, next) => {
    try {
      await next();
    } catch (error) {
      await recordFailure(strapi, trail(), context, error instanceof Error ? error.message : '');
      throw error;
    }
    if (context.status >= 400) {
      await recordFailure(strapi, trail(), context, String(context.status));
      return;
    }
    const actor = accountOf(context.state.user);
    // A plugin may ask for more before it lets anybody in; who is in has a session.
    if (!actor || !SIGNED_IN.safeParse(context.body).success) return;
    await trail().record({
      clientAddress: context.request.ip,
      action: 'account.signed-in',
      subject: subjectOf(context.state.user),
      actor,
    });
  };

const signOut =
  (trail: () => Trail): Middleware =>
  async (context, next) => {
    const { user } = context.state;
    await next();
    await trail().record({ action: 'account.signed-out', subject: subjectOf(user) });
  };

// What was typed is told only where it is the address of an account: people type passwords into the wrong field.
async function recordFailure(
  strapi: Core.Strapi,
  trail: Trail,
  context: Context,
  reason: string,
): Promise<void> {
  const typed = LoginSchema.safeParse(context.request.body);
  const known: unknown = typed.success
    ? await strapi.db.query('admin::user').findOne({
        where: { email: { $eqi: typed.data.email } },
      })
    : null;
  await trail.record({
    clientAddress: context.request.ip,
    action: 'account.sign-in-failed',
    subject: known ? subjectOf(known) : null,
    detail: { reason },
    actor: { kind: 'nobody' },
  });
}

function subjectOf(row: unknown) {
  const account = accountOf(row);
  if (account?.kind !== 'account') return null;
  return {
    uid: 'admin::user',
    documentId: String(account.accountId),
    locale: null,
    title: account.name,
  };
}
