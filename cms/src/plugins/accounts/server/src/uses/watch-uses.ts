import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import type { PermissionUses } from '../services/permission-uses';
import { actionsOf } from './required-permissions';

interface Ability {
  can(action: string, subject?: string): boolean;
}
const StateSchema = z.object({
  user: z.object({ id: z.int() }),
  userAbility: z.custom<Ability>((value) => value instanceof Object && 'can' in value),
});
const ParamsSchema = z.object({ model: z.string().optional() }).catch({});

/** Notes which permissions people use, once a day each: what is never used can be taken away from them. */
export function watchUses(strapi: Core.Strapi): void {
  strapi.server.use(async (context, next) => {
    await next();
    if (context.status < 400) await note(strapi, context);
  });
}

async function note(strapi: Core.Strapi, context: Context): Promise<void> {
  const actions = actionsOf(context.state.route);
  const state = actions.length > 0 ? StateSchema.safeParse(context.state) : null;
  if (!state?.success) return;
  const { user, userAbility } = state.data;
  const { model } = ParamsSchema.parse(context.params);
  const uses: PermissionUses = strapi.plugin(PLUGIN_ID).service('permission-uses');
  // Some routes take one permission or another: used is whichever the person has.
  for (const action of actions)
    if (userAbility.can(action, model))
      await uses.note(user.id, { action, subject: model ?? null });
}
