import type { Core } from '@strapi/strapi';
import type { Environment } from '../env';

/** An account of the admin, with one role. */
export interface Account {
  email: string;
  password: string;
  firstname: string;
  roleCode: string;
}

/** Creates an account that can sign in at once. Returns its row. */
export async function createAccount(
  strapi: Core.Strapi,
  { roleCode, ...account }: Account,
): Promise<{ id: number; documentId: string }> {
  const role = await strapi.service('admin::role').findOne({ code: roleCode });
  return strapi.service('admin::user').create({
    ...account,
    isActive: true,
    registrationToken: null,
    preferedLanguage: 'vi',
    roles: [role.id],
  });
}

/**
 * Creates the first accounts while there are none: an administrator of the whole installation, an editor and an appraiser.
 * Without accounts, whoever opened the admin first could make himself its administrator.
 */
export async function createFirstAccounts(strapi: Core.Strapi, env: Environment): Promise<void> {
  if ((await strapi.service('admin::user').count()) > 0) return;
  const accounts = [
    {
      email: env.ADMINISTRATOR_EMAIL,
      password: env.ADMINISTRATOR_PASSWORD,
      firstname: 'Quản trị',
      roleCode: 'strapi-super-admin',
    },
    {
      email: env.EDITOR_EMAIL,
      password: env.EDITOR_PASSWORD,
      firstname: 'Biên tập viên',
      roleCode: 'congkhai-editor',
    },
    {
      email: env.APPRAISER_EMAIL,
      password: env.APPRAISER_PASSWORD,
      firstname: 'Thẩm định',
      roleCode: 'congkhai-appraiser',
    },
  ];
  for (const { email, password, ...account } of accounts)
    if (email && password) await createAccount(strapi, { email, password, ...account });
}
