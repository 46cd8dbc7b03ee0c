import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ACTIONS, type Action, UNIT_ACCOUNT_UID } from '../constants';

/** Whoever is at work, with what he or she may do. */
export interface Actor {
  /** Null for work without a person. */
  userId: number | null;
  userName: string;
  can(action: Action): boolean;
  /** The only units whose scorecards this actor may see and edit; null for all units. */
  ownUnitIds: ReadonlySet<string> | null;
}

/** Work without a request (the demonstration loader, a script) is trusted. */
export const TRUSTED: Actor = {
  userId: null,
  userName: 'Hệ thống',
  can: () => true,
  ownUnitIds: null,
};

const NOBODY: Actor = {
  userId: null,
  userName: '',
  can: () => false,
  ownUnitIds: new Set(),
};

const UserSchema = z.object({
  id: z.number().int(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
});
type Ability = { can(action: string): boolean };

// Whoever has one of these works for the council, and sees all units unless the account is linked to some.
const OFFICE_ACTIONS: readonly Action[] = Object.values(ACTIONS).filter(
  (action) => action !== ACTIONS.read && action !== ACTIONS.selfAssess,
);

/**
 * The admin user whose request this is. A request that is not an administrator's may do nothing; work without a request is trusted.
 * An account that only assesses itself sees no unit until it is linked to one.
 */
export async function actorOf(strapi: Core.Strapi): Promise<Actor> {
  const request = strapi.requestContext.get();
  if (!request) return TRUSTED;
  const ability: Ability | undefined = request.state.userAbility;
  const user = UserSchema.safeParse(request.state.user);
  if (!ability || !user.success) return NOBODY;
  const { id, firstname, lastname, email } = user.data;
  const can = (action: Action) => ability.can(action);
  const linked = await listOwnUnitIds(strapi, id);
  const isUnitOnly = can(ACTIONS.selfAssess) && !OFFICE_ACTIONS.some(can);
  return {
    userId: id,
    userName: [firstname, lastname].filter(Boolean).join(' ') || email,
    can,
    ownUnitIds: linked.length > 0 || isUnitOnly ? new Set(linked) : null,
  };
}

async function listOwnUnitIds(strapi: Core.Strapi, userId: number): Promise<string[]> {
  const rows: { unitId: string }[] = await strapi.db
    .query(UNIT_ACCOUNT_UID)
    .findMany({ where: { userId } });
  return rows.map(({ unitId }) => unitId);
}

/** Whether an actor may see and edit the scorecards of a unit. */
export function ownsUnit({ ownUnitIds }: Actor, unitId: string): boolean {
  return ownUnitIds === null || ownUnitIds.has(unitId);
}
