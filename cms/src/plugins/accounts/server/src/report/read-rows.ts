import type { PermissionName } from '@congkhai/shared/contracts/accounts-admin';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ROLE_UID, STATE_UID, USER_UID } from '../constants';

const ROWS_MAX = 10_000;

const InstantSchema = z.union([z.date(), z.string(), z.number()]).pipe(z.coerce.date());
const UserRowsSchema = z.array(
  z.looseObject({
    id: z.int(),
    createdAt: InstantSchema,
    roles: z.array(z.object({ code: z.string(), name: z.string() })).default([]),
  }),
);
export type UserRow = z.infer<typeof UserRowsSchema>[number];

const StateRowsSchema = z.array(
  z.object({
    accountId: z.int(),
    secret: z.string().nullable(),
    lastSignInAt: z.string().nullable(),
    expiresOn: z.string().nullable(),
  }),
);
export type StateRow = z.infer<typeof StateRowsSchema>[number];

const RoleRowsSchema = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    permissions: z
      .array(z.object({ action: z.string(), subject: z.string().nullish().default(null) }))
      .default([]),
  }),
);
export type RoleRow = z.infer<typeof RoleRowsSchema>[number];

// PostgreSQL gives large numbers as texts.
const EndSchema = z
  .union([z.number(), z.string(), z.date()])
  .nullish()
  .transform((end) => (end ? new Date(typeof end === 'string' ? Number(end) : end) : null));
const TokenRowsSchema = z.array(
  z.object({
    name: z.string(),
    kind: z.string().nullish(),
    type: z.string().nullish(),
    expiresAt: EndSchema,
    lastUsedAt: InstantSchema.nullish(),
  }),
);
export type TokenRow = z.infer<typeof TokenRowsSchema>[number];

/** All that the report is made of, as it stands in the database. */
export async function readRows(strapi: Core.Strapi) {
  const find = async (uid: string, query: object = {}): Promise<unknown> =>
    strapi.db.query(uid).findMany({ limit: ROWS_MAX, ...query });
  const users = UserRowsSchema.parse(await find(USER_UID, { populate: ['roles'] }));
  const states = StateRowsSchema.parse(await find(STATE_UID));
  const roles = RoleRowsSchema.parse(await find(ROLE_UID, { populate: ['permissions'] }));
  const tokens = TokenRowsSchema.parse(await find('admin::api-token'));
  const transferTokens = TokenRowsSchema.parse(await find('admin::transfer-token'));
  return { users, states, roles, tokens, transferTokens };
}

/** What somebody with these roles may do. */
export function permissionsOf(
  roles: readonly RoleRow[],
  codes: readonly string[],
): PermissionName[] {
  return roles.filter(({ code }) => codes.includes(code)).flatMap(({ permissions }) => permissions);
}
