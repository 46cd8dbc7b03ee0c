import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { SUPER_ADMIN_CODE, USER_UID } from '../constants';

const UserRowSchema = z.object({
  id: z.int(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
  isActive: z.boolean().nullish(),
  roles: z.array(z.object({ code: z.string() })).default([]),
});

/** An account of the admin, as far as this plugin is concerned with it. */
export interface Account {
  id: number;
  name: string;
  email: string;
  isActive: boolean;
  roleCodes: string[];
}

/** Reads the accounts of the admin. */
export const people = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(USER_UID);

  async function find(where: object): Promise<Account | null> {
    const row: unknown = await rows().findOne({ where, populate: ['roles'] });
    return row ? accountOf(row) : null;
  }

  return {
    find: (id: number) => find({ id }),
    findByEmail: (email: string) => find({ email: { $eqi: email } }),
    /** Throws `NotFoundError` if there is none. */
    async get(id: number): Promise<Account> {
      const account = await find({ id });
      if (!account) throw new errors.NotFoundError('Không có tài khoản này.');
      return account;
    },
  };
};
export type People = ReturnType<typeof people>;

/** Throws if it is no row of an account. */
export function accountOf(row: unknown): Account {
  const { id, firstname, lastname, email, isActive, roles } = UserRowSchema.parse(row);
  return {
    id,
    name: [lastname, firstname].filter(Boolean).join(' ') || email,
    email,
    isActive: isActive === true,
    roleCodes: roles.map(({ code }) => code),
  };
}

export function isSuperAdministrator({ roleCodes }: Account): boolean {
  return roleCodes.includes(SUPER_ADMIN_CODE);
}
